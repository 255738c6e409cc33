import { FAILURE_RULE, failureBucket } from '../../auth/failure-budget.ts'
import type { Clock } from '../../foundation/clock.ts'
import { PlatenError } from '../../foundation/errors.ts'
import type { RateLimiter } from '../../ports/rate-limiter.ts'

/** Counts the keys that turned out to be none, by the address that presented them. */
export interface FailureCount {
  /**
   * @returns Undefined when nobody failed lately, which is nearly always: there is nothing to wait for.
   * @throws {PlatenError} `rate_limited`: too many from this address in the last minute.
   */
  assertBelow(ip: string | undefined): Promise<void> | undefined
  /** @returns Whether the address may still be told that its key is none; see `buildTooManyFailures`. */
  count(ip: string | undefined): Promise<boolean>
}

/**
 * @param limiter One of this process: it is asked for every request with a key, and what it protects
 *   is the look-up that follows. Guessing itself is hopeless against 190 random bits.
 */
export function createFailureCount(limiter: RateLimiter, clock: Clock): FailureCount {
  let lastFailureAt = Number.NEGATIVE_INFINITY
  const assertBelow = async (ip: string | undefined) => {
    const decision = await limiter.consume({ key: failureBucket(ip), ...FAILURE_RULE, cost: 0 })
    if (decision.remaining === 0) throw buildTooManyFailures()
  }
  return {
    assertBelow: (ip) =>
      clock() - lastFailureAt > 2 * FAILURE_RULE.windowMs ? undefined : assertBelow(ip),
    count: async (ip) => {
      lastFailureAt = clock()
      const decision = await limiter.consume({ key: failureBucket(ip), ...FAILURE_RULE })
      return decision.allowed
    },
  }
}

export function buildTooManyFailures(): PlatenError {
  return new PlatenError(
    'rate_limited',
    'Too many requests with keys that are not valid came from this address; wait a moment.',
    { retryAfterMs: FAILURE_RULE.windowMs },
  )
}
