import { z } from 'zod'
import { leafSchema } from '../../model/leaf-schema.ts'
import { defineRoute } from '../define-route.ts'
import { listAuditLogs } from '../handlers/audit-logs.ts'
import { getUsage } from '../handlers/usage.ts'
import { listParameters } from '../list-page.ts'
import { parseTime } from '../parse-time.ts'
import { listParameter, textParameter, timeParameter } from '../query-parameter.ts'
import type { Route } from '../route.ts'
import { auditLogItemSchema } from '../schemas/audit-log.ts'
import { usageJsonSchema } from '../schemas/usage.ts'

const tag = 'Activity'

/** The audit log is read by the thousand when it is copied elsewhere. */
const MAX_EVENTS = 1_000

const daySchema = leafSchema<string>((value) => {
  const expected = 'a day such as "2026-01-31"'
  if (typeof value !== 'string') return { code: 'invalid_type', expected }
  const isDay = value.length === 10 && parseTime(`${value}T00:00:00Z`) !== undefined
  return isDay ? undefined : { code: 'invalid_value', expected }
}).meta({ type: 'string', format: 'date' })

export const ACTIVITY_ROUTES: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/usage',
    operationId: 'getUsage',
    tag,
    summary: 'Retrieve what was used',
    description: 'Owners and Admins see the use of the organisation, others their own.',
    action: 'usage:read',
    query: {
      from: textParameter(daySchema, 'First day, in UTC. Default: 30 days in all.'),
      to: textParameter(daySchema, 'Last day, in UTC. Default: today.'),
    },
    responses: { 200: { description: 'The use by day.', schema: usageJsonSchema } },
    handler: getUsage,
  }),
  defineRoute({
    method: 'GET',
    path: '/audit-logs',
    operationId: 'listAuditLogs',
    tag,
    summary: 'List what was done',
    description: 'Owners and Admins see what everyone did, others what they did themselves.',
    action: 'audit_log:read',
    query: {
      ...listParameters(MAX_EVENTS),
      event: listParameter(z.string(), 'Only these events, such as `api_key.created`.'),
      actor: listParameter(z.string(), 'Only what these users or keys did, by their ids.'),
      status: textParameter(z.enum(['success', 'failure']), 'Only what went so.'),
      createdAfter: timeParameter('Only what was done after this time.'),
      createdBefore: timeParameter('Only what was done before this time.'),
    },
    responses: {
      200: { description: 'The events, newest first.', schema: z.array(auditLogItemSchema) },
    },
    handler: listAuditLogs,
  }),
]
