/** The port `RateLimiter` of `@platen/core`, by its shape. */
export interface RateLimiterUnderTest {
  consume(request: {
    readonly key: string
    readonly limit: number
    readonly windowMs: number
    readonly cost?: number
  }): RateDecisionUnderTest | Promise<RateDecisionUnderTest>
}

interface RateDecisionUnderTest {
  readonly allowed: boolean
  readonly remaining: number
  readonly resetAtMs: number
  readonly retryAfterMs: number
}
