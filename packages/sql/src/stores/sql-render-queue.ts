import {
  type Clock,
  PlatenError,
  type RenderClaim,
  type RenderJob,
  type RenderQueue,
} from '@platen/core/ports'
import { sql, type Transaction } from 'kysely'
import { type MainTables, QUEUE_TURNS, RENDER_JOBS } from '../rows.ts'
import type { SqlDatabase } from '../sql-database.ts'
import type { SqlDialect } from '../sql-dialect.ts'

export interface SqlRenderQueueOptions {
  readonly clock: Clock
  /** Jobs that may wait or run. */
  readonly maxJobs: number
}

/** A job that could be claimed now, whether or not its lease or delay was cleared. */
const HAS_WORK = 'SELECT 1 FROM render_jobs WHERE held_until IS NULL OR held_until <= ? LIMIT 1'

/** Keeps jobs in the database: any process that shares it may work on them. */
export function createSqlRenderQueue(
  database: SqlDatabase<MainTables>,
  { clock, maxJobs }: SqlRenderQueueOptions,
): RenderQueue {
  const listeners = new Set<() => void>()
  /** Workers of this process; others find out when they ask. */
  const wakeWorkers = () => {
    queueMicrotask(() => {
      for (const listener of listeners) listener()
    })
  }

  /** Changes or ends a claim that still holds. */
  const holdUntil = (claim: RenderClaim, until: number | undefined, isClaimed: boolean) =>
    database.write(async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('render_jobs')
        .set(RENDER_JOBS.toPartialRow({ heldUntil: until, isClaimed }))
        .where(holds(claim, clock()))
        .executeTakeFirst()
      return numUpdatedRows > 0n
    })

  return {
    async enqueue(job) {
      // One by one: they count each other. Claims do not wait for them.
      await database.writeAlone('queue', (transaction) => addJob(transaction, job, maxJobs))
      wakeWorkers()
    },
    async claim(leaseMs) {
      // Workers ask often, mostly for nothing: that must not lock anything.
      if ((await database.findValues(HAS_WORK, [clock()])) === undefined) return undefined
      return database.write((transaction) =>
        claimJob({ transaction, dialect: database.dialect }, clock(), leaseMs),
      )
    },
    async renew(claim, leaseMs) {
      return holdUntil(claim, clock() + leaseMs, true)
    },
    async finish(claim) {
      return database.write(async (transaction) => {
        const { numDeletedRows } = await transaction
          .deleteFrom('render_jobs')
          .where(holds(claim, clock()))
          .executeTakeFirst()
        await dropTurn({ transaction, dialect: database.dialect }, claim.orgId)
        return numDeletedRows > 0n
      })
    },
    async release(claim, delayMs) {
      const isReleased = await holdUntil(claim, delayMs > 0 ? clock() + delayMs : undefined, false)
      if (isReleased && delayMs <= 0) wakeWorkers()
      return isReleased
    },
    async cancel(orgId, id) {
      return database.write(async (transaction) => {
        const { numDeletedRows } = await transaction
          .deleteFrom('render_jobs')
          .where('id', '=', id)
          .where('org_id', '=', orgId)
          .executeTakeFirst()
        await dropTurn({ transaction, dialect: database.dialect }, orgId)
        return numDeletedRows > 0n
      })
    },
    onWork(wake) {
      // A listener of its own for each call, so that ending one does not end another.
      const listener = () => wake()
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const holds = ({ id, orgId, attempt }: RenderClaim, now: number) => sql<boolean>`
  id = ${id} AND org_id = ${orgId} AND attempt = ${attempt} AND is_claimed = 1 AND held_until > ${now}`

async function addJob(
  transaction: Transaction<MainTables>,
  { id, orgId }: RenderJob,
  maxJobs: number,
): Promise<void> {
  const known = await transaction
    .selectFrom('render_jobs')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (known !== undefined) return
  const { jobs, place } = await transaction
    .selectFrom('render_jobs')
    .select(({ fn }) => [fn.countAll<number>().as('jobs'), fn.max('place').as('place')])
    .executeTakeFirstOrThrow()
  if (jobs >= maxJobs) {
    throw new PlatenError('queue_full', `${maxJobs} renders wait or run already; try again later.`)
  }
  // First, and written though it stays what it is: who drops the turn waits for this job then.
  await transaction
    .insertInto('queue_turns')
    .values(QUEUE_TURNS.toRow({ orgId, turn: await nextTurn(transaction) }))
    .onConflict((conflict) =>
      conflict.column('org_id').doUpdateSet(({ ref }) => ({ turn: ref('queue_turns.turn') })),
    )
    .execute()
  const job = { id, orgId, place: (place ?? 0) + 1, attempt: 0 }
  await transaction
    .insertInto('render_jobs')
    .values(RENDER_JOBS.toRow({ ...job, heldUntil: undefined, isClaimed: false }))
    .execute()
}

/** A transaction, and how its engine is told to leave locked rows out. */
interface QueueTransaction {
  readonly transaction: Transaction<MainTables>
  readonly dialect: SqlDialect
}

/** Never waits for another claim: what that one has is left out, a turn that it moves on too. */
async function claimJob(
  { transaction, dialect }: QueueTransaction,
  now: number,
  leaseMs: number,
): Promise<RenderClaim | undefined> {
  await transaction
    .updateTable('render_jobs')
    .set(RENDER_JOBS.toPartialRow({ heldUntil: undefined, isClaimed: false }))
    .where('id', 'in', (query) =>
      query
        .selectFrom('render_jobs')
        .select('id')
        .where('held_until', '<=', now)
        .modifyEnd(dialect.skipLocked('render_jobs')),
    )
    .execute()
  const job = await transaction
    .selectFrom('queue_turns')
    .innerJoin('render_jobs', 'render_jobs.org_id', 'queue_turns.org_id')
    .select(['render_jobs.id', 'render_jobs.org_id', 'render_jobs.attempt'])
    .where('render_jobs.held_until', 'is', null)
    .orderBy('queue_turns.turn')
    .orderBy('render_jobs.place')
    .limit(1)
    .modifyEnd(dialect.skipLocked('render_jobs'))
    .executeTakeFirst()
  if (job === undefined) return undefined
  const claim = { id: job.id, orgId: job.org_id, attempt: job.attempt + 1 }
  const held = { attempt: claim.attempt, heldUntil: now + leaseMs, isClaimed: true }
  await transaction
    .updateTable('render_jobs')
    .set(RENDER_JOBS.toPartialRow(held))
    .where('id', '=', claim.id)
    .execute()
  await transaction
    .updateTable('queue_turns')
    .set({ turn: await nextTurn(transaction) })
    .where('org_id', 'in', (query) =>
      query
        .selectFrom('queue_turns')
        .select('org_id')
        .where('org_id', '=', claim.orgId)
        .modifyEnd(dialect.skipLocked('queue_turns')),
    )
    .execute()
  return claim
}

async function nextTurn(transaction: Transaction<MainTables>): Promise<number> {
  const last = await transaction
    .selectFrom('queue_turns')
    .select(({ fn }) => fn.max('turn').as('turn'))
    .executeTakeFirst()
  return (last?.turn ?? 0) + 1
}

/**
 * An organisation without jobs takes no turns. Of two that end its last jobs at once neither may see
 * that: the turn stays until the next job ends, and nobody waits because of it.
 */
async function dropTurn({ transaction, dialect }: QueueTransaction, orgId: string): Promise<void> {
  const job = await transaction
    .selectFrom('render_jobs')
    .select('id')
    .where('org_id', '=', orgId)
    .limit(1)
    .executeTakeFirst()
  if (job !== undefined) return
  // A job that is being added has the turn; once it is free, the next statement sees that job.
  await transaction
    .selectFrom('queue_turns')
    .select('turn')
    .where('org_id', '=', orgId)
    .modifyEnd(dialect.lockFound)
    .execute()
  await transaction
    .deleteFrom('queue_turns')
    .where('org_id', '=', orgId)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('render_jobs').select('id').where('org_id', '=', orgId))),
    )
    .execute()
}
