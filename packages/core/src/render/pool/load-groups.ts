import type { LoadGroup } from '../load-group.ts'

/** Numbers the groups of orders that share what they load, by which a thread knows them. */
export interface LoadGroups {
  /** Whether jobs of the group have been given to the thread. */
  has(group: LoadGroup): boolean
  /** Always the same for a group. */
  number(group: LoadGroup): number
}

/** @param onEnd Called when nobody holds a group any more. */
export function createLoadGroups(onEnd: (group: number) => void): LoadGroups {
  const numbers = new WeakMap<LoadGroup, number>()
  const ended = new FinalizationRegistry<number>(onEnd)
  let last = 0
  return {
    has: (group) => numbers.has(group),
    number: (group) => {
      const known = numbers.get(group)
      if (known !== undefined) return known
      last += 1
      numbers.set(group, last)
      ended.register(group, last)
      return last
    },
  }
}
