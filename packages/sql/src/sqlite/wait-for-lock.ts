import { setTimeout as sleep } from 'node:timers/promises'
import type { Awaitable } from '@platen/core/ports'
import { isBusy } from './sqlite-error.ts'

/** Ms between two tries; about what a transaction of another process takes, with its fsync. */
const PAUSE_MS = 10

/**
 * Tries again for as long as another process holds a lock.
 *
 * SQLite's own waiting would hold up this whole thread, and with it every request.
 */
export function waitForLock<Result>(
  work: () => Result,
  options: { readonly timeoutMs: number },
): Awaitable<Result> {
  // Nearly always it works at once, and reads are on the path of every request.
  try {
    return work()
  } catch (error) {
    return isBusy(error) ? tryAgain(work, options) : Promise.reject(error)
  }
}

async function tryAgain<Result>(
  work: () => Result,
  options: { readonly timeoutMs: number },
): Promise<Result> {
  const deadlineMs = performance.now() + options.timeoutMs
  for (;;) {
    // Apart by chance, so that two that wait do not meet again and again.
    await sleep(PAUSE_MS * (0.5 + Math.random()))
    try {
      return work()
    } catch (error) {
      if (!isBusy(error) || performance.now() >= deadlineMs) throw error
    }
  }
}
