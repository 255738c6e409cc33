import { setImmediate } from 'node:timers/promises'
import { assertNotAborted } from './assert-not-aborted.ts'

/** Longest stretch of work between two looks at the event loop, so that a large canvas starves nobody. */
const STRETCH_MS = 12

/** Breaks long synchronous work into stretches. */
export interface Pacer {
  /** Whether it is time to call `pause`: asked instead of always waiting, which would cost a turn. */
  isDue(): boolean
  /** Lets other work run. Throws when the signal was aborted. */
  pause(): Promise<void>
}

export function createPacer(signal: AbortSignal | undefined): Pacer {
  let startedAt = performance.now()
  return {
    isDue: () => performance.now() - startedAt >= STRETCH_MS,
    pause: async () => {
      assertNotAborted(signal)
      await setImmediate()
      assertNotAborted(signal)
      startedAt = performance.now()
    },
  }
}
