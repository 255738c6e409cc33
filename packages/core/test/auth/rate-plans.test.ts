import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  choosePlan,
  findRateRule,
  isRatePlan,
  RATE_CLASSES,
  RATE_PLANS,
  type RateClass,
} from '../../src/auth/rate-plans.ts'
import type { KeyRateLimit } from '../../src/ports/api-key-record.ts'
import { DEFAULT_SETTINGS } from '../../src/ports/settings-store.ts'

const aMinute = (limit: number) => ({ limit, windowMs: 60_000 })

describe('RATE_PLANS', () => {
  test.each([
    ['starter', 30, 15],
    ['pro', 120, 60],
    ['business', 300, 150],
    ['enterprise', 1000, 500],
  ] as const)('%s has RenderStack’s %d renders and %d images a minute', (plan, render, get) => {
    expect(findRateRule('render', plan)).toEqual(aMinute(render))
    expect(findRateRule('get', plan)).toEqual(aMinute(get))
  })

  test('the class that counts every request is looser than those that count renders', () => {
    for (const { render, get, api } of Object.values(RATE_PLANS)) {
      expect(api ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(
        10 * Math.max(render ?? 0, get ?? 0),
      )
    }
  })

  test.each([
    { plan: DEFAULT_SETTINGS.plan, chosen: 'pro', why: 'organisations begin without one' },
    { plan: 'starter', chosen: 'starter', why: 'one of its own binds it' },
    { plan: 'of-tomorrow', chosen: 'of-tomorrow', why: 'also one that is not known yet' },
  ])('where the operator chose "pro", $plan is $chosen: $why', ({ plan, chosen }) => {
    expect(choosePlan(plan, 'pro')).toBe(chosen)
    expect(isRatePlan('default'), 'no preset may be called so').toBe(false)
  })
})

describe('findRateRule', () => {
  const five = { limit: 5, windowSeconds: 60 }
  test.each<
    [
      why: string,
      rateClass: RateClass,
      plan: string,
      ofKey: KeyRateLimit | undefined,
      rule: unknown,
    ]
  >([
    ['a stricter limit of the key counts', 'render', 'starter', five, aMinute(5)],
    ['also for images by URL', 'get', 'starter', five, aMinute(5)],
    ['not for requests as such', 'api', 'starter', five, aMinute(3000)],
    [
      'a looser one does not: 100 a minute',
      'render',
      'starter',
      { limit: 100, windowSeconds: 60 },
      aMinute(30),
    ],
    [
      'nor 2 a second, which is 120 a minute',
      'render',
      'starter',
      { limit: 2, windowSeconds: 1 },
      aMinute(30),
    ],
    [
      '1,000 a day is stricter than 30 a minute',
      'render',
      'starter',
      { limit: 1000, windowSeconds: 86_400 },
      { limit: 1000, windowMs: 86_400_000 },
    ],
    ['a key may have a limit where the plan has none', 'render', 'unlimited', five, aMinute(5)],
    ['no limit at all', 'render', 'unlimited', undefined, undefined],
    ['an unknown plan is the strictest', 'render', 'platinum', undefined, aMinute(30)],
    ['and so is one named like a method', 'render', 'constructor', undefined, aMinute(30)],
  ])('%s', (_why, rateClass, plan, ofKey, rule) => {
    expect(findRateRule(rateClass, plan, ofKey)).toEqual(rule)
  })

  test('no limit of a key lifts its plan’s rate', () => {
    const limits = fc.record({
      limit: fc.integer({ min: 1, max: 1e6 }),
      windowSeconds: fc.integer({ min: 1, max: 86_400 }),
    })
    const plans = fc.constantFrom('starter', 'pro', 'business', 'enterprise')
    fc.assert(
      fc.property(fc.constantFrom(...RATE_CLASSES), plans, limits, (rateClass, plan, ofKey) => {
        const [alone, bound] = [findRateRule(rateClass, plan), findRateRule(rateClass, plan, ofKey)]
        if (alone === undefined || bound === undefined) throw new Error('A plan has no limit.')
        expect(bound.limit / bound.windowMs).toBeLessThanOrEqual(alone.limit / alone.windowMs)
        // What the exact arithmetic of windows asks of a rule.
        expect(Number.isSafeInteger(bound.limit * bound.windowMs)).toBe(true)
      }),
    )
  })
})
