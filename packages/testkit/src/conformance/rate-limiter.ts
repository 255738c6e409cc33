import { beforeEach, describe, expect, test } from 'vitest'
import { type ConformanceOptions, useStores } from './conformance-options.ts'
import { freshId } from './fresh-id.ts'

const windowMs = 60_000

/** Registers tests of the contract that `RateLimiter` states. */
export function rateLimiterConformance(options: ConformanceOptions<'rateLimiter'>): void {
  describe('RateLimiter', () => {
    const world = useStores(options)
    const consume = async (key: string, limit: number, cost?: number) =>
      world.stores.rateLimiter.consume({
        ...{ key, limit, windowMs },
        ...(cost === undefined ? {} : { cost }),
      })
    let key: string

    beforeEach(async () => {
      key = freshId('key')
      // To the beginning of a window, so that none ends within a test that does not say so.
      await world.passTime(windowMs - (world.now() % windowMs))
    })

    test('of 100 at once under a limit of 10, exactly 10 are allowed', async () => {
      const decisions = await Promise.all(Array.from({ length: 100 }, () => consume(key, 10)))
      expect(decisions.filter(({ allowed }) => allowed)).toHaveLength(10)
    })

    test('says how much remains, down to the refusal', async () => {
      const remaining: number[] = []
      for (let n = 0; n < 3; n += 1) remaining.push((await consume(key, 3)).remaining)
      expect(remaining).toEqual([2, 1, 0])
      const refused = await consume(key, 3)
      expect(refused).toMatchObject({ allowed: false, remaining: 0 })
      expect(refused.retryAfterMs).toBeGreaterThan(0)
      expect(refused.retryAfterMs).toBeLessThanOrEqual(2 * windowMs)
      expect(refused.resetAtMs).toBeGreaterThan(world.now())
    })

    test('allows again after the time that it says', async () => {
      for (let n = 0; n < 3; n += 1) await consume(key, 3)
      const { retryAfterMs } = await consume(key, 3)
      await world.passTime(retryAfterMs)
      expect(await consume(key, 3)).toMatchObject({ allowed: true, retryAfterMs: 0 })
    })

    test('forgets everything after two windows', async () => {
      for (let n = 0; n < 3; n += 1) await consume(key, 3)
      await world.passTime(2 * windowMs)
      expect(await consume(key, 3)).toMatchObject({ allowed: true, remaining: 2 })
    })

    test('does not let a burst at the edge of two windows through twice', async () => {
      await world.passTime(windowMs - 1_000)
      for (let n = 0; n < 10; n += 1) await consume(key, 10)
      await world.passTime(2_000)
      const decisions = await Promise.all(Array.from({ length: 10 }, () => consume(key, 10)))
      expect(decisions.filter(({ allowed }) => allowed)).toHaveLength(0)
    })

    test('does not count what it refuses', async () => {
      for (let n = 0; n < 3; n += 1) await consume(key, 3)
      const before = await consume(key, 3)
      for (let n = 0; n < 50; n += 1) await consume(key, 3)
      expect(await consume(key, 3)).toEqual(before)
    })

    test('counts a cost, and a cost of 0 not at all', async () => {
      expect(await consume(key, 10, 7)).toMatchObject({ allowed: true, remaining: 3 })
      expect(await consume(key, 10, 4)).toMatchObject({ allowed: false, remaining: 3 })
      expect(await consume(key, 10, 0)).toMatchObject({ allowed: true, remaining: 3 })
      expect(await consume(key, 10, 3)).toMatchObject({ allowed: true, remaining: 0 })
      expect((await consume(key, 10, 11)).retryAfterMs).toBe(Number.POSITIVE_INFINITY)
    })

    test('a limit of 0 allows nothing', async () => {
      expect(await consume(key, 0)).toMatchObject({ allowed: false, remaining: 0 })
    })

    test.each([
      ['another key', (own: string) => freshId(own)],
      ['a key that begins alike', (own: string) => `${own}:get`],
      ['a name of every object', () => `constructor`],
    ])('does not count for %s', async (_what, otherOf) => {
      const other = otherOf(key)
      const { remaining } = await consume(other, 1_000_000, 0)
      for (let n = 0; n < 3; n += 1) await consume(key, 3)
      expect(await consume(other, 1_000_000, 0)).toMatchObject({ remaining })
    })
  })
}
