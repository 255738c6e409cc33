import type { Transaction } from 'kysely'
import type { CacheTables } from '../cache-rows.ts'
import { GatheredMap } from '../late/gathered-map.ts'
import { inOneOrder } from '../late/in-one-order.ts'
import type { LateBatch, LateSource } from '../late/late-source.ts'

const MAX_WAITING = 10_000

/** Written in one transaction. */
const MAX_AT_ONCE = 200

/** Gathers which images were used, so that a hit writes nothing by itself. */
export class LateImageUses implements LateSource<CacheTables> {
  readonly #uses = new GatheredMap<number>({ combine: Math.max, maxSize: MAX_WAITING })

  add(key: string, at: number): void {
    this.#uses.add(key, at)
  }

  take(): LateBatch<CacheTables> | undefined {
    if (this.#uses.size === 0) return undefined
    const taken = this.#uses.take(MAX_AT_ONCE)
    return {
      write: (transaction) => writeUses(transaction, taken),
      putBack: () => this.#uses.putBack(taken),
    }
  }
}

async function writeUses(
  transaction: Transaction<CacheTables>,
  uses: ReadonlyMap<string, number>,
): Promise<void> {
  for (const [key, at] of inOneOrder(uses)) {
    await transaction.updateTable('images').set({ used_at: at }).where('key', '=', key).execute()
  }
}
