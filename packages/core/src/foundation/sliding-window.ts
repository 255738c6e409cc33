/**
 * How often something happened lately: two counters of fixed windows beside each other.
 *
 * The windows start at multiples of their length since the epoch, so that instances that share
 * nothing but a clock agree on them.
 */
export interface SlidingWindow {
  /** Epoch ms at which the current window began: a multiple of the window's length. */
  readonly startMs: number
  /** What was admitted since `startMs`. */
  readonly count: number
  /** What was admitted in the window before. */
  readonly previousCount: number
}

/** How much may happen in how long. */
export interface WindowRule {
  /** A whole number. `limit` times `windowMs` must be a safe integer, as all arithmetic is exact. */
  readonly limit: number
  /** A whole number of ms. */
  readonly windowMs: number
}

export interface WindowDecision {
  readonly allowed: boolean
  /** How much more would be admitted now. */
  readonly remaining: number
  /** Epoch ms at which one more than `remaining` would be admitted; now, if nothing was used. */
  readonly resetAtMs: number
  /** Ms until the refused cost would be admitted: 0 when it was, Infinity when it never will be. */
  readonly retryAfterMs: number
  /** What to keep. A refusal is not counted, so a client that keeps knocking is not shut out. */
  readonly window: SlidingWindow
}

/**
 * Admits `cost`, or refuses it, by the weighted sum of two fixed windows: the current one, and the
 * share of the one before that still lies inside the last `windowMs`.
 *
 * The sum takes the earlier window as evenly used. Where it was not, any stretch of d ms holds at
 * most `limit * (1 + d / windowMs)`, for d up to a window: at worst what a token bucket of `limit`
 * admits. A log of times would be exact, for memory in proportion to the limit.
 *
 * A `cost` of 0 asks without using anything up.
 */
export function consumeWindow(
  kept: SlidingWindow | undefined,
  rule: WindowRule,
  use: { readonly cost: number; readonly nowMs: number },
): WindowDecision {
  const nowMs = Math.floor(use.nowMs)
  const before = advance(kept, rule.windowMs, nowMs)
  const allowed = freeAmount(before, rule, nowMs) >= use.cost
  const window = allowed && use.cost > 0 ? countIn(before, use.cost) : before
  const remaining = Math.max(0, Math.floor(freeAmount(window, rule, nowMs)))
  const isFull = remaining < rule.limit
  return {
    allowed,
    remaining,
    resetAtMs: isFull ? fitsAtMs(window, rule, { cost: remaining + 1, nowMs }) : nowMs,
    retryAfterMs: allowed ? 0 : fitsAtMs(window, rule, { cost: use.cost, nowMs }) - nowMs,
    window,
  }
}

function countIn({ startMs, count, previousCount }: SlidingWindow, cost: number): SlidingWindow {
  return { startMs, count: count + cost, previousCount }
}

/** The counters as they stand in the window that holds `nowMs`. */
function advance(kept: SlidingWindow | undefined, windowMs: number, nowMs: number): SlidingWindow {
  const startMs = nowMs - (nowMs % windowMs)
  if (kept === undefined) return { startMs, count: 0, previousCount: 0 }
  const windowsSince = (startMs - kept.startMs) / windowMs
  // A clock a little behind the one that wrote: its window counts as just begun.
  if (windowsSince === 0 || windowsSince === -1) return kept
  if (windowsSince === 1) return { startMs, count: 0, previousCount: kept.count }
  // Idle for long, or written under another window length or a clock that was put right since.
  return { startMs, count: 0, previousCount: 0 }
}

/** What may still be used, with fractions; negative when the limit was lowered meanwhile. */
function freeAmount(window: SlidingWindow, { limit, windowMs }: WindowRule, nowMs: number): number {
  const elapsedMs = Math.max(0, nowMs - window.startMs)
  // Over a common denominator, so that no rounding lets a request through or holds one back.
  const used = window.previousCount * (windowMs - elapsedMs) + window.count * windowMs
  return (limit * windowMs - used) / windowMs
}

/** Epoch ms from which `cost` fits if nothing else is used until then; Infinity if it never does. */
function fitsAtMs(
  window: SlidingWindow,
  { limit, windowMs }: WindowRule,
  { cost, nowMs }: { readonly cost: number; readonly nowMs: number },
): number {
  if (cost > limit) return Number.POSITIVE_INFINITY
  const spare = limit - cost - window.count
  const fitsNow = spare >= 0
  // Either the earlier window's share shrinks enough, or the current one must become the earlier.
  const fading = fitsNow ? window.previousCount : window.count
  const room = fitsNow ? spare : limit - cost
  const startMs = fitsNow ? window.startMs : window.startMs + windowMs
  const shareMs = fading === 0 ? windowMs : Math.floor((room * windowMs) / fading)
  return Math.max(nowMs, startMs + windowMs - Math.min(windowMs, shareMs))
}
