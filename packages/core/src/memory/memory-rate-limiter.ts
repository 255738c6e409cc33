import { LRUCache } from 'lru-cache'
import type { Clock } from '../foundation/clock.ts'
import { consumeWindow, type SlidingWindow } from '../foundation/sliding-window.ts'
import type { RateLimiter } from '../ports/rate-limiter.ts'

export interface MemoryRateLimiterOptions {
  readonly clock: Clock
  /** Bytes of all counters, 16 MB by default, which is about 80,000 of them. */
  readonly maxBytes?: number | undefined
}

const DEFAULT_MAX_BYTES = 16_000_000

/** What a counter costs beside its key. */
const COUNTER_BYTES = 150

/**
 * Counts in this process. An attacker with more addresses than there is room for counters starts
 * anew with each: the bound protects memory, not the limit.
 */
export function createMemoryRateLimiter(options: MemoryRateLimiterOptions): RateLimiter {
  const { clock, maxBytes = DEFAULT_MAX_BYTES } = options
  const windows = new LRUCache<string, SlidingWindow>({
    maxSize: maxBytes,
    sizeCalculation: (_window, key) => 2 * key.length + COUNTER_BYTES,
  })
  return {
    consume(request) {
      const { key, cost = 1 } = request
      const kept = windows.get(key)
      const decision = consumeWindow(kept, request, { cost, nowMs: clock() })
      const { window, allowed, remaining, resetAtMs, retryAfterMs } = decision
      if (window !== kept) windows.set(key, window)
      return { allowed, remaining, resetAtMs, retryAfterMs }
    },
  }
}
