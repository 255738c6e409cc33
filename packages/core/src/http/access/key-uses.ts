import type { Clock } from '../../foundation/clock.ts'
import type { KeyStore } from '../../ports/key-store.ts'
import type { BackgroundWork } from '../background-work.ts'
import { createOnceInAWhile } from '../once-in-a-while.ts'

/** Writes down when keys were last used, off the path of requests. */
export interface KeyUses {
  note(id: string): void
}

/** "Last used" is for people who look for keys that nobody needs: a minute is exact enough. */
const EVERY_MS = 60_000

export function createKeyUses(
  store: KeyStore,
  { background, clock }: { readonly background: BackgroundWork; readonly clock: Clock },
): KeyUses {
  const seen = createOnceInAWhile(EVERY_MS, clock)
  return {
    note: (id) => {
      if (!seen.isNew(id)) return
      const at = clock()
      background.run('note the use of a key', () => store.touch([{ id, at }]))
    },
  }
}
