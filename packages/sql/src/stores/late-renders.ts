import type { RenderHits, RenderRecord, UsageCount } from '@platen/core/ports'
import type { Transaction } from 'kysely'
import { GatheredMap } from '../late/gathered-map.ts'
import { inOneOrder } from '../late/in-one-order.ts'
import type { LateBatch, LateSource } from '../late/late-source.ts'
import { type MainTables, RENDERS, USAGE_COUNTS } from '../rows.ts'

/** Renders that wait to be written; beyond it, when the disk has long been full, the oldest are lost. */
const MAX_RENDERS = 10_000
const MAX_HITS = 10_000
/** Organisations times days times classes. */
const MAX_COUNTS = 100_000

/** Written in one transaction. */
const MAX_AT_ONCE = 200

/** Rows of one statement: SQLite prepares long ones slowly. */
const ROWS_AT_ONCE = 20

/** Gathers history and usage, added up where they can be. */
export class LateRenders implements LateSource<MainTables> {
  readonly #renders = new GatheredMap<RenderRecord>({
    combine: (before) => before,
    maxSize: MAX_RENDERS,
  })
  readonly #hits = new GatheredMap<RenderHits>({
    combine: (before, now) => ({ ...now, count: before.count + now.count }),
    maxSize: MAX_HITS,
  })
  readonly #usage = new GatheredMap<UsageCount>({
    combine: (before, now) => ({ ...now, count: before.count + now.count }),
    maxSize: MAX_COUNTS,
  })

  has(orgId: string, id: string): boolean {
    return this.#renders.has(nameOf(orgId, id))
  }

  addRender(render: RenderRecord): void {
    this.#renders.add(nameOf(render.orgId, render.id), structuredClone(render))
  }

  addHits(hits: RenderHits): void {
    this.#hits.add(nameOf(hits.orgId, hits.id), { ...hits })
  }

  addUsage(usage: UsageCount): void {
    this.#usage.add(nameOf(usage.orgId, usage.day, usage.class), { ...usage })
  }

  /** Rows first: what was hit may be one of them. */
  take(): LateBatch<MainTables> | undefined {
    return (
      batchOf(this.#renders, writeRenders) ??
      batchOf(this.#hits, writeHits) ??
      batchOf(this.#usage, writeUsage)
    )
  }
}

function batchOf<Value>(
  gathered: GatheredMap<Value>,
  write: (transaction: Transaction<MainTables>, values: readonly Value[]) => Promise<void>,
): LateBatch<MainTables> | undefined {
  if (gathered.size === 0) return undefined
  const taken = gathered.take(MAX_AT_ONCE)
  return {
    write: (transaction) =>
      write(
        transaction,
        inOneOrder(taken).map(([, value]) => value),
      ),
    putBack: () => gathered.putBack(taken),
  }
}

/** One text for several, which no others can make. */
function nameOf(...parts: readonly string[]): string {
  return JSON.stringify(parts)
}

async function writeRenders(
  transaction: Transaction<MainTables>,
  renders: readonly RenderRecord[],
): Promise<void> {
  for (let i = 0; i < renders.length; i += ROWS_AT_ONCE) {
    await transaction
      .insertInto('renders')
      .values(renders.slice(i, i + ROWS_AT_ONCE).map(RENDERS.toRow))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

async function writeHits(
  transaction: Transaction<MainTables>,
  hits: readonly RenderHits[],
): Promise<void> {
  for (const { orgId, id, count } of hits) {
    await transaction
      .updateTable('renders')
      .set((eb) => ({ hits: eb('hits', '+', count) }))
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .execute()
  }
}

async function writeUsage(
  transaction: Transaction<MainTables>,
  usage: readonly UsageCount[],
): Promise<void> {
  for (const counted of usage) {
    await transaction
      .insertInto('usage_counts')
      .values(USAGE_COUNTS.toRow(counted))
      .onConflict((conflict) =>
        conflict
          .columns(['org_id', 'day', 'class'])
          .doUpdateSet(({ eb }) => ({ count: eb('usage_counts.count', '+', counted.count) })),
      )
      .execute()
  }
}
