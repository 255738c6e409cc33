import type { WindowRule } from '../foundation/sliding-window.ts'
import type { RateDecision } from '../ports/rate-limiter.ts'
import type { RateClass } from './rate-plans.ts'

/** Headers by their lower-case names. */
export type RateLimitHeaders = Readonly<Record<string, string>>

/**
 * The headers that tell a client where it stands with a limit.
 *
 * `X-RateLimit-Reset` is in epoch seconds, as RenderStack sends it; `t` of `RateLimit` is in seconds
 * from now (draft-ietf-httpapi-ratelimit-headers section 4). Both say when one more than `Remaining`
 * will be free, rounded up, so that whoever waits for it is not refused. `Retry-After` comes with a
 * refusal only, and is never 0.
 */
export function buildRateLimitHeaders(
  rateClass: RateClass,
  rule: WindowRule,
  { decision, nowMs }: { readonly decision: RateDecision; readonly nowMs: number },
): RateLimitHeaders {
  const { limit, windowMs } = rule
  const { allowed, remaining, resetAtMs, retryAfterMs } = decision
  const resetSeconds = toSeconds(resetAtMs - nowMs)
  const policy = `"${rateClass}";q=${limit};w=${toSeconds(windowMs)}`
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(toSeconds(resetAtMs)),
    'ratelimit-policy': policy,
    ratelimit: `"${rateClass}";r=${remaining};t=${resetSeconds}`,
    ...(allowed ? {} : { 'retry-after': String(toRetrySeconds(retryAfterMs, windowMs)) }),
  }
}

/** A cost beyond the limit never fits; the header has no word for that, so a window is named. */
function toRetrySeconds(retryAfterMs: number, windowMs: number): number {
  return Math.max(1, toSeconds(Number.isFinite(retryAfterMs) ? retryAfterMs : windowMs))
}

function toSeconds(ms: number): number {
  return Math.max(0, Math.ceil(ms / 1000))
}
