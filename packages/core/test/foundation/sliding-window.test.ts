import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { consumeWindow, type SlidingWindow } from '../../src/foundation/sliding-window.ts'

/** A minute, starting at a multiple of itself. */
const START_MS = 60_000 * 1000
const RULE = { limit: 10, windowMs: 60_000 }

interface Use {
  readonly atMs: number
  readonly cost?: number
}

/** Runs the uses in turn on a virtual clock and gives each decision. */
function runUses(uses: readonly Use[], rule = RULE) {
  let window: SlidingWindow | undefined
  return uses.map(({ atMs, cost = 1 }) => {
    const decision = consumeWindow(window, rule, { cost, nowMs: START_MS + atMs })
    window = decision.window
    return decision
  })
}

const times = (count: number, atMs: number): readonly Use[] =>
  Array.from({ length: count }, () => ({ atMs }))
const admitted = (uses: readonly Use[]) => runUses(uses).filter(({ allowed }) => allowed).length
const last = (uses: readonly Use[]) => {
  const decision = runUses(uses).at(-1)
  if (decision === undefined) throw new Error('No use was given.')
  return decision
}

describe('consumeWindow', () => {
  test.each<[why: string, uses: readonly Use[], count: number]>([
    ['a burst up to the limit', times(10, 0), 10],
    ['a burst beyond it', times(25, 0), 10],
    [
      'a full earlier window still counts whole as the next begins',
      [...times(10, 0), ...times(10, 60_000)],
      10,
    ],
    ['half of it counts half-way', [...times(10, 0), ...times(10, 90_000)], 15],
    ['a tenth of it is left', [...times(10, 0), ...times(10, 114_000)], 19],
    ['after two windows nothing is left', [...times(10, 0), ...times(10, 120_000)], 20],
    ['refusals are not counted', [...times(500, 0), ...times(10, 120_000)], 20],
    [
      'one that costs more than is free',
      [
        { atMs: 0, cost: 6 },
        { atMs: 0, cost: 6 },
      ],
      1,
    ],
    ['one that costs more than the limit', [{ atMs: 0, cost: 11 }], 0],
    [
      'asking costs nothing',
      [...times(10, 0).map((use) => ({ ...use, cost: 0 })), ...times(11, 0)],
      20,
    ],
    [
      'a clock that steps back a window keeps what is known',
      [...times(10, 60_000), ...times(10, 59_000)],
      10,
    ],
    ['a clock that was hours ahead is forgotten', [...times(10, 7_200_000), ...times(10, 0)], 20],
  ])('%s', (_why, uses, count) => {
    expect(admitted(uses)).toBe(count)
  })

  test.each<
    [why: string, uses: readonly Use[], remaining: number, resetAtMs: number, retryAfterMs: number]
  >([
    ['the first of ten: all ten are free when it has faded', times(1, 0), 9, 120_000, 0],
    ['asking before anything was used', [{ atMs: 5, cost: 0 }], 10, 5, 0],
    ['the last free one: the next frees as the earlier window fades', times(10, 0), 0, 66_000, 0],
    ['one too many', times(11, 0), 0, 66_000, 66_000],
    ['one too many, later in the window', times(11, 30_000), 0, 66_000, 36_000],
    [
      'a cost of five needs half to fade',
      [...times(10, 0), { atMs: 0, cost: 5 }],
      0,
      66_000,
      90_000,
    ],
    ['a cost that never fits', [{ atMs: 0, cost: 11 }], 10, 0, Number.POSITIVE_INFINITY],
  ])('%s: remaining, reset and retry', (_why, uses, remaining, resetAtMs, retryAfterMs) => {
    const decision = last(uses)
    expect(decision).toMatchObject({ remaining, resetAtMs: START_MS + resetAtMs, retryAfterMs })
  })

  test('a limit that was lowered refuses until enough has faded', () => {
    const kept = { startMs: START_MS, count: 10, previousCount: 0 }
    const lowered = { limit: 4, windowMs: 60_000 }
    const decision = consumeWindow(kept, lowered, { cost: 1, nowMs: START_MS })
    expect(decision).toMatchObject({ allowed: false, remaining: 0, retryAfterMs: 60_000 + 42_000 })
  })

  const rules = fc.record({
    limit: fc.integer({ min: 1, max: 40 }),
    windowMs: fc.integer({ min: 1, max: 5000 }),
  })
  const histories = fc.array(
    fc.record({
      waitMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 6000 })),
      cost: fc.integer({ min: 1, max: 3 }),
    }),
    { maxLength: 150 },
  )

  /** The most that any stretch of up to a window holds, as a share of what its length permits. */
  function worstStretch(hits: readonly Use[], { limit, windowMs }: typeof RULE): number {
    const shares = hits.flatMap((first, from) => {
      let sum = 0
      return hits.slice(from).map(({ atMs, cost = 1 }) => {
        const stretchMs = atMs - first.atMs
        sum += cost
        return stretchMs > windowMs ? 0 : sum / (limit * (1 + stretchMs / windowMs))
      })
    })
    return Math.max(0, ...shares)
  }

  test('no stretch of d ms admits more than limit * (1 + d / window)', () => {
    fc.assert(
      fc.property(rules, histories, (rule, history) => {
        let atMs = 0
        const uses = history.map(({ waitMs, cost }) => {
          atMs += waitMs
          return { atMs, cost }
        })
        const decisions = runUses(uses, rule)
        const hits = uses.filter((_use, index) => decisions[index]?.allowed)
        expect(worstStretch(hits, rule)).toBeLessThanOrEqual(1 + 1e-9)
      }),
    )
  })

  test('the bound is met by a burst that waits for the end of a window', () => {
    const trickle = Array.from({ length: 10 }, (_, tenth) => ({ atMs: 66_000 + tenth * 6_000 }))
    const uses = [...times(10, 59_999), ...trickle]
    expect(admitted(uses)).toBe(20)
    expect(worstStretch(uses.slice(0, -1), RULE)).toBeGreaterThan(0.99)
  })

  test('what is refused is admitted after retryAfterMs and not a millisecond before', () => {
    fc.assert(
      fc.property(rules, histories, (rule, history) => {
        let window: SlidingWindow | undefined
        let nowMs = START_MS
        for (const { waitMs, cost } of history) {
          nowMs += waitMs
          const decision = consumeWindow(window, rule, { cost, nowMs })
          window = decision.window
          if (decision.allowed || decision.retryAfterMs === Number.POSITIVE_INFINITY) continue
          const at = (laterMs: number) =>
            consumeWindow(window, rule, { cost, nowMs: nowMs + laterMs }).allowed
          expect(at(decision.retryAfterMs)).toBe(true)
          expect(at(decision.retryAfterMs - 1)).toBe(false)
        }
      }),
    )
  })

  test('remaining is what may be used at once, and grows at resetAtMs', () => {
    fc.assert(
      fc.property(rules, histories, (rule, history) => {
        let window: SlidingWindow | undefined
        let nowMs = START_MS
        for (const { waitMs, cost } of history) {
          nowMs += waitMs
          const {
            remaining,
            resetAtMs,
            window: after,
          } = consumeWindow(window, rule, { cost, nowMs })
          window = after
          expect(consumeWindow(after, rule, { cost: remaining, nowMs }).allowed).toBe(true)
          expect(consumeWindow(after, rule, { cost: remaining + 1, nowMs }).allowed).toBe(false)
          if (remaining < rule.limit) {
            expect(
              consumeWindow(after, rule, { cost: remaining + 1, nowMs: resetAtMs }).allowed,
            ).toBe(true)
          }
        }
      }),
    )
  })
})
