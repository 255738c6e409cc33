import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { LateWriter } from '../../src/late/late-writer.ts'
import type { MainTables } from '../../src/rows.ts'
import type { SqliteDatabase } from '../../src/sqlite/sqlite-database.ts'
import { createSqlKeyStore } from '../../src/stores/sql-key-store.ts'
import { createSqlRenderLog } from '../../src/stores/sql-render-log.ts'
import { buildKey } from '../build-key.ts'
import { buildRender } from '../build-render.ts'
import { openMain } from '../open-database.ts'
import { useDatabaseFolder } from '../use-database-folder.ts'

const folder = useDatabaseFolder()
const HOUR_MS = 3_600_000
let database: SqliteDatabase<MainTables>
let warnings: string[]

const createLate = (delayMs: number) => {
  const warn = (_details: unknown, message: string) => warnings.push(message)
  const logger = { error: () => undefined, info: () => undefined, warn }
  return new LateWriter(database, { delayMs, logger })
}
const countRenders = async () =>
  Number((await database.findValues('SELECT count(*) FROM renders', []))?.[0])
const runOnWriter = (statement: string) =>
  database.write((transaction) => sql.raw(statement).execute(transaction))

beforeEach(async () => {
  warnings = []
  database = await openMain(folder.freshPath())
})
afterEach(() => database.close())

describe('history', () => {
  test('is written by itself after the delay', async () => {
    const renders = createSqlRenderLog(database, createLate(5))
    await renders.insert(buildRender('1'))
    expect(await countRenders()).toBe(0)
    await expect.poll(countRenders).toBe(1)
  })

  test('is seen at once by who asks the same process', async () => {
    const renders = createSqlRenderLog(database, createLate(HOUR_MS))
    await renders.insert(buildRender('1'))
    await renders.addHits([{ orgId: 'acme', id: 'rnd_1', count: 2 }])
    await renders.addHits([{ orgId: 'acme', id: 'rnd_1', count: 3 }])
    expect(await renders.find('acme', 'rnd_1')).toMatchObject({ hits: 5 })
  })

  test('is written when the writer is closed, and nothing after that', async () => {
    const late = createLate(HOUR_MS)
    const renders = createSqlRenderLog(database, late)
    for (let n = 0; n < 450; n += 1) await renders.insert(buildRender(String(n)))
    await late.close()
    expect(await countRenders()).toBe(450)
  })

  test('an accepted render is there before the answer', async () => {
    const renders = createSqlRenderLog(database, createLate(HOUR_MS))
    await renders.insert(buildRender('1', { status: 'pending' }))
    expect(await countRenders()).toBe(1)
  })

  test.each([
    ['waits to be written', async () => undefined],
    ['is written', (late: LateWriter<MainTables>) => late.flush()],
  ])('an id is taken once its render %s', async (_when, settle) => {
    const late = createLate(HOUR_MS)
    const renders = createSqlRenderLog(database, late)
    await renders.insert(buildRender('1'))
    await settle(late)
    await expect(renders.insert(buildRender('1'))).rejects.toMatchObject({ code: 'conflict' })
    await late.close()
  })
})

describe('while the disk is full', () => {
  test('history waits, is reported, and is written once there is room', async () => {
    const late = createLate(HOUR_MS)
    const renders = createSqlRenderLog(database, late)
    // No more pages than there are.
    await runOnWriter('PRAGMA max_page_count = 1')
    await renders.insert(buildRender('1', { orderJson: 'x'.repeat(100_000) }))
    await renders.addUsage([{ orgId: 'acme', day: '2026-11-30', class: 'get', count: 4 }])
    await expect(late.flush()).rejects.toMatchObject({ code: 'unavailable' })
    // Reading goes on.
    expect(await renders.find('acme', 'rnd_1')).toBeUndefined()
    expect(warnings).toHaveLength(1)

    await runOnWriter('PRAGMA max_page_count = 1000000')
    await renders.addUsage([{ orgId: 'acme', day: '2026-11-30', class: 'get', count: 1 }])
    expect(await renders.find('acme', 'rnd_1')).toBeDefined()
    const days = { fromDay: '2026-11-30', toDay: '2026-11-30' }
    expect(await renders.usage('acme', days)).toMatchObject([{ class: 'get', count: 5 }])
    await late.close()
  })
})

test('a use of a key is written once a flush, and never asked of the one who authenticates', async () => {
  const late = createLate(HOUR_MS)
  const keys = createSqlKeyStore(database, late)
  const key = buildKey('1')
  await keys.insert(key, [])
  for (const at of [50, 70, 60]) await keys.touch([{ id: key.id, at }])
  expect((await keys.findGrant(key.hash))?.key.lastUsedAt).toBeUndefined()
  await late.close()
  expect((await keys.find(key.orgId, key.id))?.lastUsedAt).toBe(70)
})
