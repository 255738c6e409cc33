import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildRateLimitHeaders } from '../../src/auth/rate-limit-headers.ts'
import { consumeWindow, type SlidingWindow } from '../../src/foundation/sliding-window.ts'

const NOW_MS = 1_700_000_040_000
const RULE = { limit: 2, windowMs: 60_000 }

function headersAfter(uses: number, { cost = 1, nowMs = NOW_MS } = {}) {
  let window: SlidingWindow | undefined
  let headers: Readonly<Record<string, string>> = {}
  for (let use = 0; use < uses; use++) {
    const decision = consumeWindow(window, RULE, { cost, nowMs })
    window = decision.window
    headers = buildRateLimitHeaders('render', RULE, { decision, nowMs })
  }
  return headers
}

describe('buildRateLimitHeaders', () => {
  test('the first of two: one remains, and both are free when it has faded', () => {
    expect(headersAfter(1)).toEqual({
      'x-ratelimit-limit': '2',
      'x-ratelimit-remaining': '1',
      'x-ratelimit-reset': '1700000160',
      'ratelimit-policy': '"render";q=2;w=60',
      ratelimit: '"render";r=1;t=120',
    })
  })

  test('T18: one too many has nothing left, and is told when to come back', () => {
    expect(headersAfter(3)).toMatchObject({
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '1700000130',
      ratelimit: '"render";r=0;t=90',
      'retry-after': '90',
    })
  })

  test('times are rounded up, so that nobody comes a moment too early', () => {
    expect(headersAfter(3, { nowMs: NOW_MS + 1 })).toMatchObject({
      'x-ratelimit-reset': '1700000130',
      'retry-after': '90',
    })
    expect(headersAfter(3, { nowMs: NOW_MS + 999 })['retry-after']).toBe('90')
  })

  test('a cost that never fits still names a number', () => {
    expect(headersAfter(1, { cost: 3 })['retry-after']).toBe('60')
  })

  test('Retry-After comes with a refusal alone, is at least 1, and whoever waits for it passes', () => {
    const uses = fc.array(fc.integer({ min: 0, max: 70_000 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(uses, (waitsMs) => {
        let window: SlidingWindow | undefined
        let nowMs = NOW_MS
        for (const waitMs of waitsMs) {
          nowMs += waitMs
          const decision = consumeWindow(window, RULE, { cost: 1, nowMs })
          window = decision.window
          const headers = buildRateLimitHeaders('get', RULE, { decision, nowMs })
          expect('retry-after' in headers).toBe(!decision.allowed)
          if (decision.allowed) continue
          const retrySeconds = Number(headers['retry-after'])
          expect(retrySeconds).toBeGreaterThanOrEqual(1)
          const later = consumeWindow(window, RULE, { cost: 1, nowMs: nowMs + retrySeconds * 1000 })
          expect(later.allowed).toBe(true)
          // The draft: Retry-After is never earlier than t.
          expect(headers['ratelimit']).toBe(`"get";r=0;t=${retrySeconds}`)
        }
      }),
    )
  })
})
