import { type HostRefusal, MAX_REFUSED_HOSTS, type RefusedHost } from '@platen/core/ports'
import { sql, type Transaction } from 'kysely'
import { GatheredMap } from '../late/gathered-map.ts'
import type { LateBatch, LateSource } from '../late/late-source.ts'
import { type MainTables, REFUSED_HOSTS } from '../rows.ts'

interface Refusals extends RefusedHost {
  readonly orgId: string
}

/** Hosts of all organisations that wait to be written: an attacker may make up any number. */
const MAX_WAITING = 1_000

/** Written in one transaction. */
const MAX_AT_ONCE = 200

/** Gathers refused hosts: an attack on a public key must not write once a request. */
export class LateRefusals implements LateSource<MainTables> {
  readonly #refusals = new GatheredMap<Refusals>({
    combine: (before, now) => ({ ...now, count: before.count + now.count }),
    maxSize: MAX_WAITING,
  })

  add(orgId: string, { host, at }: HostRefusal): void {
    this.#refusals.add(JSON.stringify([orgId, host]), { orgId, host, count: 1, lastAt: at })
  }

  take(): LateBatch<MainTables> | undefined {
    if (this.#refusals.size === 0) return undefined
    const taken = this.#refusals.take(MAX_AT_ONCE)
    return {
      write: (transaction) => writeRefusals(transaction, [...taken.values()]),
      putBack: () => this.#refusals.putBack(taken),
    }
  }
}

async function writeRefusals(
  transaction: Transaction<MainTables>,
  refusals: readonly Refusals[],
): Promise<void> {
  for (const refusal of refusals) await writeRefusal(transaction, refusal)
  for (const orgId of new Set(refusals.map((refusal) => refusal.orgId))) {
    await forgetOldest(transaction, orgId)
  }
}

async function writeRefusal(
  transaction: Transaction<MainTables>,
  refusal: Refusals,
): Promise<void> {
  const last = await transaction
    .selectFrom('refused_hosts')
    .select(({ fn }) => fn.max('place').as('place'))
    .where('org_id', '=', refusal.orgId)
    .executeTakeFirst()
  const row = REFUSED_HOSTS.toRow({ ...refusal, place: (last?.place ?? 0) + 1 })
  await transaction
    .insertInto('refused_hosts')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'host']).doUpdateSet(({ eb }) => ({
        count: eb('refused_hosts.count', '+', refusal.count),
        last_at: row.last_at,
        place: row.place,
      })),
    )
    .execute()
}

async function forgetOldest(transaction: Transaction<MainTables>, orgId: string): Promise<void> {
  await sql`DELETE FROM refused_hosts WHERE org_id = ${orgId} AND place <= (
    SELECT place FROM refused_hosts WHERE org_id = ${orgId}
    ORDER BY place DESC LIMIT 1 OFFSET ${MAX_REFUSED_HOSTS}
  )`.execute(transaction)
}
