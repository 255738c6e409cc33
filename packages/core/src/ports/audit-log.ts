import type { AuditEvent } from './audit-event.ts'
import type { PageRequest } from './page-request.ts'

/**
 * What happened in each organisation. Changes bring their events to the store that they change,
 * which writes both in one transaction; `append` is for what changes nothing, such as a refusal.
 *
 * Contract (checked by `auditLogConformance` in @platen/testkit):
 * - Events of one organisation are never shown to another.
 * - Events come back equal and never change; they outlive what they speak of.
 */
export interface AuditLog {
  append(events: readonly AuditEvent[]): Promise<void>
  /** Newest first. */
  list(orgId: string, filter: AuditFilter, page: PageRequest): Promise<readonly AuditEvent[]>
}

/** All conditions must hold; a list is met by any of its values. */
export interface AuditFilter {
  readonly events?: readonly string[] | undefined
  /** Ids of users or keys. */
  readonly actorIds?: readonly string[] | undefined
  readonly status?: AuditEvent['status'] | undefined
  /** Epoch ms, not included. */
  readonly createdAfter?: number | undefined
  /** Epoch ms, not included. */
  readonly createdBefore?: number | undefined
}
