import type { AuditEvent } from '../ports/audit-event.ts'
import type { AuditFilter, AuditLog } from '../ports/audit-log.ts'
import type { MemoryDatabase } from './memory-database.ts'

/** Keeps what happened lately in this process until it ends. */
export function createMemoryAuditLog(database: MemoryDatabase): AuditLog {
  return {
    async append(events) {
      database.append(events)
    },
    async list(orgId, filter, page) {
      return database.audit.rows.list(orgId, page, (event) => matches(event, filter))
    },
  }
}

function matches(event: AuditEvent, filter: AuditFilter): boolean {
  const { events, actorIds, status, createdAfter, createdBefore } = filter
  return (
    (events === undefined || events.includes(event.event)) &&
    (actorIds === undefined || actorIds.includes(actorIdOf(event) ?? '')) &&
    (status === undefined || event.status === status) &&
    (createdAfter === undefined || event.createdAt > createdAfter) &&
    (createdBefore === undefined || event.createdAt < createdBefore)
  )
}

function actorIdOf({ actor }: AuditEvent): string | undefined {
  return actor.type === 'system' ? undefined : actor.id
}
