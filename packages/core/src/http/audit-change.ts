import type { Grant } from '../auth/grant.ts'
import { redactJson } from '../auth/redact-keys.ts'
import type { AuditActor, AuditEvent } from '../ports/audit-event.ts'
import type { JsonObject } from '../ports/json.ts'
import type { HttpTools } from './http-tools.ts'
import type { RouteRequest } from './route.ts'

export interface AuditedChange {
  /** `template.created`, `api_key.revoked`, … */
  readonly event: string
  /** What it was done to; keys that somebody wrote into it are shortened. */
  readonly metadata: JsonObject
}

/** The audit event of a change that this request makes; its store writes both in one transaction. */
export function auditChange(
  { grant }: Pick<RouteRequest, 'grant'>,
  tools: Pick<HttpTools, 'createId' | 'clock'>,
  { event, metadata }: AuditedChange,
): AuditEvent {
  return {
    id: tools.createId('aud'),
    orgId: grant.orgId,
    createdAt: tools.clock(),
    event,
    status: 'success',
    actor: findActor(grant),
    metadata: redactJson(metadata),
  }
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
