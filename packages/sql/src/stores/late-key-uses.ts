import type { KeyUse } from '@platen/core/ports'
import type { Transaction } from 'kysely'
import { GatheredMap } from '../late/gathered-map.ts'
import { inOneOrder } from '../late/in-one-order.ts'
import type { LateBatch, LateSource } from '../late/late-source.ts'
import type { MainTables } from '../rows.ts'

/** Keys whose use waits to be written. */
const MAX_WAITING = 10_000

/** Written in one transaction. */
const MAX_AT_ONCE = 200

/** Gathers when keys were used last, so that a key in use is written once a flush. */
export class LateKeyUses implements LateSource<MainTables> {
  readonly #uses = new GatheredMap<number>({ combine: Math.max, maxSize: MAX_WAITING })

  add({ id, at }: KeyUse): void {
    this.#uses.add(id, at)
  }

  take(): LateBatch<MainTables> | undefined {
    if (this.#uses.size === 0) return undefined
    const taken = this.#uses.take(MAX_AT_ONCE)
    return {
      write: (transaction) => writeUses(transaction, taken),
      putBack: () => this.#uses.putBack(taken),
    }
  }
}

/** An update, so a key that was removed stays so; never back in time. */
async function writeUses(
  transaction: Transaction<MainTables>,
  uses: ReadonlyMap<string, number>,
): Promise<void> {
  for (const [id, at] of inOneOrder(uses)) {
    await transaction
      .updateTable('api_keys')
      .set({ last_used_at: at })
      .where('id', '=', id)
      .where(({ eb, or }) => or([eb('last_used_at', 'is', null), eb('last_used_at', '<', at)]))
      .execute()
  }
}
