import {
  PlatenError,
  quote,
  type RenderChange,
  type RenderLog,
  type RenderRecord,
  type RenderStatus,
  USAGE_CLASSES,
} from '@platen/core/ports'
import type { Kysely, Transaction } from 'kysely'
import type { LateWriter } from '../late/late-writer.ts'
import { type MainTables, RENDERS, USAGE_COUNTS } from '../rows.ts'
import type { SqlDatabase } from '../sql-database.ts'
import { withTakenKeyAsConflict } from '../with-taken-key-as-conflict.ts'
import { LateRenders } from './late-renders.ts'
import { listRenders } from './list-renders.ts'

const FINAL: readonly RenderStatus[] = ['completed', 'failed', 'cancelled']

/** Keeps history and usage. What was accepted is written at once, all else a little later. */
export function createSqlRenderLog(
  database: SqlDatabase<MainTables>,
  late: LateWriter<MainTables>,
): RenderLog {
  const gathered = new LateRenders()
  late.include(gathered)
  return {
    async insert(render) {
      if (render.status === 'pending') {
        await database.write((transaction) => insertRender(transaction, render))
        return
      }
      const isKnown = gathered.has(render.orgId, render.id)
      if (isKnown || (await hasRender(database, render)))
        throw new PlatenError('conflict', takenDetail(render.id))
      gathered.addRender(render)
      late.schedule()
    },
    async update(change) {
      if (gathered.has(change.orgId, change.id)) await late.flush()
      return database.writeAlone(`render ${change.orgId} ${change.id}`, (transaction) =>
        updateRender(transaction, change),
      )
    },
    async find(orgId, id) {
      await late.settle()
      return findRender(database.read, orgId, id)
    },
    async list(orgId, filter, page) {
      await late.settle()
      return listRenders(database, { orgId, filter, page })
    },
    async remove(orgId, id) {
      await late.flush()
      return database.write(async (transaction) => {
        const { numDeletedRows } = await transaction
          .deleteFrom('renders')
          .where('org_id', '=', orgId)
          .where('id', '=', id)
          .executeTakeFirst()
        return numDeletedRows > 0n
      })
    },
    async addHits(hits) {
      for (const hit of hits) gathered.addHits(hit)
      late.schedule()
    },
    async addUsage(usage) {
      for (const counted of usage) gathered.addUsage(counted)
      late.schedule()
    },
    async usage(orgId, { fromDay, toDay }) {
      await late.settle()
      const rows = await database.read
        .selectFrom('usage_counts')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('day', '>=', fromDay)
        .where('day', '<=', toDay)
        .where('count', '>', 0)
        .orderBy('day')
        .execute()
      const counts = rows.map(USAGE_COUNTS.fromRow)
      return counts.sort((a, b) => compareDays(a.day, b.day) || classOrder(a.class, b.class))
    },
  }
}

type Class = (typeof USAGE_CLASSES)[number]

function compareDays(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function classOrder(a: Class, b: Class): number {
  return USAGE_CLASSES.indexOf(a) - USAGE_CLASSES.indexOf(b)
}

/** By key alone, since this asks before every row that is written late. */
async function hasRender(
  database: SqlDatabase<MainTables>,
  { orgId, id }: RenderRecord,
): Promise<boolean> {
  const found = await database.findValues('SELECT 1 FROM renders WHERE org_id = ? AND id = ?', [
    orgId,
    id,
  ])
  return found !== undefined
}

async function findRender(
  database: Kysely<MainTables>,
  orgId: string,
  id: string,
): Promise<RenderRecord | undefined> {
  const row = await database
    .selectFrom('renders')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && RENDERS.fromRow(row)
}

async function insertRender(
  transaction: Transaction<MainTables>,
  render: RenderRecord,
): Promise<void> {
  await withTakenKeyAsConflict(takenDetail(render.id), () =>
    transaction.insertInto('renders').values(RENDERS.toRow(render)).execute(),
  )
}

async function updateRender(
  transaction: Transaction<MainTables>,
  { orgId, id, attempt, patch }: RenderChange,
): Promise<RenderRecord | undefined> {
  const render = await findRender(transaction, orgId, id)
  if (render === undefined || FINAL.includes(render.status)) return undefined
  if (attempt !== undefined && attempt < render.attempt) return undefined
  const row = await transaction
    .updateTable('renders')
    .set(RENDERS.toPartialRow({ ...patch, attempt: attempt ?? render.attempt }))
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  return row && RENDERS.fromRow(row)
}

function takenDetail(id: string): string {
  return `There is a render ${quote(id)} already.`
}
