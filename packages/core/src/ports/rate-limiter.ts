import type { Awaitable } from '../foundation/awaitable.ts'

/**
 * Counts what happens under a key and says when it is too much.
 *
 * Contract (checked by `rateLimiterConformance` in @platen/testkit):
 * - Sliding windows of `foundation/sliding-window.ts`, by the clock of the limiter.
 * - One `consume` is atomic: of 100 at once under a limit of 10, exactly 10 are allowed.
 * - What is refused is not counted. A cost of 0 asks without counting; the answer may leave out what
 *   other processes counted in the last 100 ms.
 * - Keys do not touch each other. Memory is bounded: the longest unused keys are forgotten first.
 */
export interface RateLimiter {
  /** A failure is a rejection, never thrown. */
  consume(request: RateRequest): Awaitable<RateDecision>
}

export interface RateRequest {
  /** Who and what is limited; any text. */
  readonly key: string
  /** How much is allowed in a window: a whole number. */
  readonly limit: number
  readonly windowMs: number
  /** Default 1. */
  readonly cost?: number | undefined
}

export interface RateDecision {
  readonly allowed: boolean
  /** How much more would be allowed now. */
  readonly remaining: number
  /** Epoch ms at which more than `remaining` would be allowed. */
  readonly resetAtMs: number
  /** 0 when allowed; Infinity when the cost is over the limit itself. */
  readonly retryAfterMs: number
}
