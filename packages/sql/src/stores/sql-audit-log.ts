import type { AuditEvent, AuditFilter, AuditLog, PageRequest } from '@platen/core/ports'
import type { Transaction } from 'kysely'
import { isAmong } from '../is-among.ts'
import { mergePages, onPage } from '../list-newest-first.ts'
import { AUDIT_EVENTS, type MainTables } from '../rows.ts'
import type { SqlDatabase } from '../sql-database.ts'

/** Keeps what happened in each organisation for good. */
export function createSqlAuditLog(database: SqlDatabase<MainTables>): AuditLog {
  return {
    async append(events) {
      if (events.length === 0) return
      await database.write((transaction) => appendAudit(transaction, events))
    },
    async list(orgId, filter, page) {
      const { actorIds, events } = filter
      const find = (leading?: Leading) => listEvents(database, { orgId, filter, page, leading })
      if (actorIds !== undefined) {
        return mergePages(actorIds, page.limit, (actorId) =>
          find({ column: 'actor_id', value: actorId }),
        )
      }
      return events === undefined
        ? find()
        : mergePages(events, page.limit, (event) => find({ column: 'event', value: event }))
    },
  }
}

/** Adds events to a transaction; one whose id is there already stays as it is. */
export async function appendAudit(
  transaction: Transaction<MainTables>,
  events: readonly AuditEvent[],
): Promise<void> {
  if (events.length === 0) return
  const rows = events.map((event) =>
    AUDIT_EVENTS.toRow({
      ...event,
      actorId: event.actor.type === 'system' ? undefined : event.actor.id,
    }),
  )
  await transaction
    .insertInto('audit_events')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The condition by whose index the rows are found. */
interface Leading {
  readonly column: 'actor_id' | 'event'
  readonly value: string
}

async function listEvents(
  database: SqlDatabase<MainTables>,
  options: {
    readonly orgId: string
    readonly filter: AuditFilter
    readonly page: PageRequest
    readonly leading: Leading | undefined
  },
): Promise<readonly AuditEvent[]> {
  const { orgId, filter, page, leading } = options
  const { events, status, createdAfter, createdBefore } = filter
  let query = database.read.selectFrom('audit_events').selectAll().where('org_id', '=', orgId)
  if (leading !== undefined) query = query.where(leading.column, '=', leading.value)
  if (events !== undefined && leading?.column !== 'event') {
    query = query.where(isAmong('event', events))
  }
  if (status !== undefined) query = query.where(isAmong('status', [status]))
  if (createdAfter !== undefined) query = query.where('created_at', '>', createdAfter)
  if (createdBefore !== undefined) query = query.where('created_at', '<', createdBefore)
  const rows = await onPage(query, page).execute()
  return rows.map((row) => {
    const { actorId: _actorId, ...event } = AUDIT_EVENTS.fromRow(row)
    return event
  })
}
