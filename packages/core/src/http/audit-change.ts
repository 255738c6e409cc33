import { type AuditEventName, buildAuditEvent } from '../auth/audit-events.ts'
import type { Grant } from '../auth/grant.ts'
import type { AuditActor, AuditEvent } from '../ports/audit-event.ts'
import type { JsonObject } from '../ports/json.ts'
import type { HttpTools } from './http-tools.ts'
import type { RouteRequest } from './route.ts'

export interface AuditedChange {
  readonly event: AuditEventName
  /** What it was done to; keys that somebody wrote into it are shortened. */
  readonly metadata: JsonObject
}

/** The audit event of a change that this request makes; its store writes both in one transaction. */
export function auditChange(
  { grant }: Pick<RouteRequest, 'grant'>,
  tools: Pick<HttpTools, 'createId' | 'clock'>,
  change: AuditedChange,
): AuditEvent {
  return buildAuditEvent({
    ...change,
    id: tools.createId('aud'),
    orgId: grant.orgId,
    nowMs: tools.clock(),
    actor: findActor(grant),
  })
}

function findActor(grant: Grant): AuditActor {
  switch (grant.kind) {
    case 'api_key':
      return { type: 'api_key', id: grant.key.id }
    case 'user':
      return { type: 'user', id: grant.userId, email: grant.email }
    case 'signed_url':
      return { type: 'system' }
  }
}
