import type { RateLimiter } from '@platen/core/ports'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CacheTables } from '../../src/cache-rows.ts'
import type { SqliteDatabase } from '../../src/sqlite/sqlite-database.ts'
import { createSqlRateLimiter } from '../../src/stores/sql-rate-limiter.ts'
import { openCache } from '../open-database.ts'
import { useDatabaseFolder } from '../use-database-folder.ts'

const WINDOW_MS = 60_000
const folder = useDatabaseFolder()
let databases: readonly SqliteDatabase<CacheTables>[]
let now: number

/** Two processes on one file, as far as the limiter can tell. */
beforeEach(async () => {
  now = WINDOW_MS * 1_000
  const path = folder.freshPath()
  databases = [await openCache(path), await openCache(path)]
})
afterEach(async () => {
  for (const database of databases) await database.close()
})

const createLimiters = (maxCounters = 1_000): readonly RateLimiter[] =>
  databases.map((database) => createSqlRateLimiter(database, { clock: () => now, maxCounters }))

const countAllowed = async (limiters: readonly RateLimiter[], limit: number, tries: number) => {
  const calls = Array.from({ length: tries }, (_, n) =>
    limiters[n % limiters.length]?.consume({ key: 'k', limit, windowMs: WINDOW_MS }),
  )
  return (await Promise.all(calls)).filter((decision) => decision?.allowed).length
}

test('two processes share a low limit one by one: exactly as many are allowed', async () => {
  expect(await countAllowed(createLimiters(), 16, 60)).toBe(16)
})

test('two processes never exceed a high limit, and use nearly all of it', async () => {
  const allowed = await countAllowed(createLimiters(), 400, 1_000)
  expect(allowed).toBeLessThanOrEqual(400)
  expect(allowed).toBeGreaterThan(400 * 0.9)
})

test('one process uses all of a high limit', async () => {
  expect(await countAllowed(createLimiters().slice(0, 1), 400, 1_000)).toBe(400)
})

test('a high limit is written once for many requests', async () => {
  const [limiter] = createLimiters()
  const writes = async () => (await databases[1]?.findValues('PRAGMA data_version', []))?.[0]
  await limiter?.consume({ key: 'k', limit: 1_000, windowMs: WINDOW_MS })
  const before = await writes()
  for (let n = 0; n < 60; n += 1)
    await limiter?.consume({ key: 'k', limit: 1_000, windowMs: WINDOW_MS })
  expect(await writes()).toBe(before)
})

test('what is shown has all that this process counted, and what others did within 100 ms', async () => {
  const [own, other] = createLimiters()
  const use = { key: 'k', limit: 10, windowMs: WINDOW_MS }
  const shown = async () => (await own?.consume({ ...use, cost: 0 }))?.remaining
  expect(await shown()).toBe(10)
  await own?.consume(use)
  expect(await shown()).toBe(9)
  await other?.consume(use)
  expect(await shown()).toBe(9)
  now += 101
  expect(await shown()).toBe(8)
})

test('what is shown never takes back what this process counted, however the calls meet', async () => {
  const [own] = createLimiters()
  const use = { key: 'k', limit: 1_000, windowMs: WINDOW_MS }
  for (let round = 1; round <= 50; round += 1) {
    await Promise.all([
      own?.consume({ ...use, cost: 0 }),
      own?.consume(use),
      own?.consume({ ...use, cost: 0 }),
    ])
    expect((await own?.consume({ ...use, cost: 0 }))?.remaining).toBe(1_000 - round)
  }
})

test('whatever two processes do, no window lets more through than its limit', async () => {
  const step = fc.record({
    who: fc.nat({ max: 1 }),
    cost: fc.integer({ min: 0, max: 5 }),
    waitMs: fc.constantFrom(0, 0, 0, 1_000, 20_000, WINDOW_MS),
  })
  const steps = fc.array(step, { minLength: 50, maxLength: 150 })
  await fc.assert(
    fc.asyncProperty(
      steps,
      fc.integer({ min: 1, max: 120 }),
      fc.uuid(),
      async (all, limit, key) => {
        const limiters = createLimiters()
        const used = new Map<number, number>()
        for (const { who, cost, waitMs } of all) {
          now += waitMs
          const decision = await limiters[who]?.consume({ key, limit, windowMs: WINDOW_MS, cost })
          const window = Math.floor(now / WINDOW_MS)
          if (decision?.allowed) used.set(window, (used.get(window) ?? 0) + cost)
        }
        for (const count of used.values()) expect(count).toBeLessThanOrEqual(limit)
      },
    ),
    { numRuns: 15 },
  )
}, 60_000)

test('counters are bounded: those whose windows ended go, then the oldest', async () => {
  const [limiter] = createLimiters(100)
  // Counters are looked at once in a thousand writes.
  for (let n = 0; n < 2_001; n += 1) {
    await limiter?.consume({ key: `attacker ${n}`, limit: 5, windowMs: WINDOW_MS })
  }
  const count = await databases[0]?.findValues('SELECT count(*) FROM rate_windows', [])
  expect(Number(count?.[0])).toBeLessThanOrEqual(101)
}, 60_000)
