import type { CachedImage, ImageCache } from '@platen/core/ports'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CacheTables } from '../../src/cache-rows.ts'
import { LateWriter } from '../../src/late/late-writer.ts'
import type { SqliteDatabase } from '../../src/sqlite/sqlite-database.ts'
import { createSqlImageCache, type SqlImageCacheOptions } from '../../src/stores/sql-image-cache.ts'
import { openCache } from '../open-database.ts'
import { useDatabaseFolder } from '../use-database-folder.ts'

const folder = useDatabaseFolder()
let path: string
let database: SqliteDatabase<CacheTables>
let late: LateWriter<CacheTables>
let now: number

beforeEach(async () => {
  now = 1_000_000
  path = folder.freshPath()
  database = await openCache(path)
  late = new LateWriter(database, { delayMs: 3_600_000, logger: undefined })
})
afterEach(async () => {
  await late.close()
  await database.close()
})

const createCache = (options: Partial<SqlImageCacheOptions> = {}, on = database): ImageCache =>
  createSqlImageCache(on, {
    clock: () => now,
    maxBytes: 1_000_000,
    memoryBytes: 0,
    late,
    ...options,
  })

const build = (bytes: Uint8Array, given: Partial<CachedImage> = {}): CachedImage => ({
  orgId: 'acme',
  templateId: 'tmpl_1',
  bytes,
  mediaType: 'image/png',
  width: 1,
  height: 1,
  etag: '"e"',
  receiptJson: '{}',
  renderId: 'rnd_1',
  expiresAt: now + 1_000_000_000,
  ...given,
})

const sumBytes = async () =>
  Number((await database.findValues('SELECT coalesce(sum(cost_bytes), 0) FROM images', []))?.[0])

test('holds no more bytes than it was made for, and forgets the longest unused', async () => {
  const cache = createCache()
  for (let n = 0; n < 30; n += 1) {
    now += 60_000
    await cache.put(`k${n}`, build(new Uint8Array(99_000)))
    await cache.get('k0')
    await late.flush()
    expect(await sumBytes()).toBeLessThanOrEqual(1_000_000)
  }
  expect(await cache.get('k0')).toBeDefined()
  expect(await cache.get('k1')).toBeUndefined()
  expect(await cache.get('k29')).toBeDefined()
})

test('small images are bounded too, though not every one is looked at', async () => {
  const cache = createCache({ maxBytes: 100_000 })
  for (let n = 0; n < 400; n += 1) {
    now += 1
    await cache.put(`k${n}`, build(new Uint8Array(500)))
    expect(await sumBytes()).toBeLessThanOrEqual(100_000)
  }
})

test('room is made of what is expired before anything else goes', async () => {
  const cache = createCache()
  await cache.put('lasting', build(new Uint8Array(400_000)))
  now += 1
  await cache.put('short', build(new Uint8Array(400_000), { expiresAt: now + 10 }))
  now += 10
  await cache.put('new', build(new Uint8Array(400_000)))
  expect(await cache.get('lasting')).toBeDefined()
  expect(await cache.get('new')).toBeDefined()
})

test.each([
  ['an image that is larger than all the room', 1_000_000, 1_000_001],
  ['anything where there is no room at all', 0, 1],
])('does not keep %s', async (_what, maxBytes, size) => {
  const cache = createCache({ maxBytes })
  await cache.put('k', build(new Uint8Array(size)))
  expect(await cache.get('k')).toBeUndefined()
})

test('a copy in memory is given without reading the bytes again', async () => {
  const cache = createCache({ memoryBytes: 1_000_000 })
  const image = build(Uint8Array.of(1, 2, 3))
  await cache.put('k', image)
  expect((await cache.get('k'))?.bytes).toBe(image.bytes)
})

test('a copy in memory is given up when another process replaces or drops the image', async () => {
  const otherDatabase = await openCache(path)
  const cache = createCache({ memoryBytes: 1_000_000 })
  const other = createCache({ memoryBytes: 1_000_000 }, otherDatabase)
  await cache.put('k', build(Uint8Array.of(1)))
  await cache.get('k')
  await other.put('k', build(Uint8Array.of(2)))
  expect((await cache.get('k'))?.bytes).toEqual(Uint8Array.of(2))
  await other.dropTemplate('acme', 'tmpl_1')
  expect(await cache.get('k')).toBeUndefined()
  await otherDatabase.close()
})
