import { z } from 'zod'
import { AUDIT_EVENTS } from '../../auth/audit-events.ts'
import type { AuditEvent } from '../../ports/audit-event.ts'
import { formatTime } from '../parse-time.ts'
import { timeSchema } from './leaf.ts'

export const auditLogJsonSchema = z
  .object({
    id: z.string().meta({ examples: ['aud_0123456789abcdefghijklmnop'] }),
    timestamp: timeSchema,
    event: z.string().meta({ examples: AUDIT_EVENTS.slice(0, 4) }),
    status: z.enum(['success', 'failure']),
    actor: z.object({
      type: z.enum(['user', 'api_key', 'system']),
      id: z.string().optional(),
      email: z.string().optional(),
    }),
    metadata: z.record(z.string(), z.json()),
  })
  .meta({ id: 'AuditLog' })
export type AuditLogJson = z.infer<typeof auditLogJsonSchema>

export const auditLogItemSchema = z.object({ cursor: z.string(), auditLog: auditLogJsonSchema })

export function toAuditLogJson(event: AuditEvent): AuditLogJson {
  const { id, createdAt, status, actor, metadata } = event
  return {
    id,
    timestamp: formatTime(createdAt),
    event: event.event,
    status,
    actor: { ...actor },
    metadata: { ...(metadata as AuditLogJson['metadata']) },
  }
}
