import { LRUCache } from 'lru-cache'
import type { Clock } from '../foundation/clock.ts'

/** Lets the first of several equal things through, and the next one only after a while. */
export interface OnceInAWhile {
  isNew(name: string): boolean
}

/** Names that are remembered; beyond that the longest unused ones count as new again. */
const MAX_NAMES = 10_000

export function createOnceInAWhile(everyMs: number, clock: Clock): OnceInAWhile {
  const seenAt = new LRUCache<string, number>({ max: MAX_NAMES })
  return {
    isNew: (name) => {
      const now = clock()
      const last = seenAt.get(name)
      if (last !== undefined && now - last < everyMs) return false
      seenAt.set(name, now)
      return true
    },
  }
}
