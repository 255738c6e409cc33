import type { PageLoader } from '../load-page.ts'

/** Names the loaders that orders share, which cannot be sent to a thread. */
export interface LoadGroups {
  /** Whether jobs of the loader have been given to the thread. */
  has(load: PageLoader): boolean
  /** Always the same for a loader. */
  number(load: PageLoader): number
}

/** @param onEnd Called when nobody holds a loader any more. */
export function createLoadGroups(onEnd: (group: number) => void): LoadGroups {
  const numbers = new WeakMap<PageLoader, number>()
  const ended = new FinalizationRegistry<number>(onEnd)
  let last = 0
  return {
    has: (load) => numbers.has(load),
    number: (load) => {
      const known = numbers.get(load)
      if (known !== undefined) return known
      last += 1
      numbers.set(load, last)
      ended.register(load, last)
      return last
    },
  }
}
