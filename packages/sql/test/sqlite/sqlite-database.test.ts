import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { type Kysely, sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SqliteDatabase } from '../../src/sqlite/sqlite-database.ts'
import { sqliteStorage } from '../../src/sqlite-storage.ts'
import { openDatabase } from '../open-database.ts'
import { useDatabaseFolder } from '../use-database-folder.ts'

interface Tables {
  kept: { id: number; value: string | Uint8Array | null }
}

const folder = useDatabaseFolder()
let path: string
let database: SqliteDatabase<Tables>

const countRows = async (from: Kysely<Tables>) =>
  (await from.selectFrom('kept').selectAll().execute()).length
const insert = (into: SqliteDatabase<Tables>, value: string | Uint8Array = 'x') =>
  into.write((transaction) =>
    transaction
      .insertInto('kept')
      .values({ id: sql`NULL`, value })
      .returningAll()
      .executeTakeFirstOrThrow(),
  )

beforeEach(async () => {
  path = folder.freshPath()
  database = await openDatabase<Tables>(path)
  await database.write((transaction) =>
    sql`CREATE TABLE kept (id INTEGER PRIMARY KEY, value ANY) STRICT`.execute(transaction),
  )
})
afterEach(() => database.close())

test.each([
  ['a log that readers do not wait for', 'journal_mode', 'wal'],
  ['references are kept', 'foreign_keys', 1],
  ['a schema from elsewhere runs nothing', 'trusted_schema', 0],
  ['SQLite itself never holds up the thread for long', 'busy_timeout', 20],
  ['the connection that reads cannot write', 'query_only', 1],
])('%s', async (_why, pragma, value) => {
  expect(await database.findValues(`PRAGMA ${pragma}`, [])).toEqual([value])
})

test('any text comes back as it was, by every way of reading', async () => {
  const texts = fc.array(
    fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\0', '\ufffe', '\ud800', 'ufffe0000')),
  )
  await fc.assert(
    fc.asyncProperty(texts, async (parts) => {
      const text = parts.join('')
      const { id, value } = await insert(database, text)
      expect(value).toBe(text)
      const found = await database.read
        .selectFrom('kept')
        .selectAll()
        .where('value', '=', text)
        .execute()
      expect(found).toContainEqual({ id, value: text })
      expect(await database.findValues('SELECT value FROM kept WHERE id = ?', [id])).toEqual([text])
    }),
    { numRuns: 50 },
  )
})

test.each([
  ['none', []],
  ['some with zeros', [0, 1, 0, 255]],
])('bytes come back as bytes by every way of reading: %s', async (_what, bytes) => {
  const { id, value } = await insert(database, Uint8Array.from(bytes))
  const ways = [
    value,
    (await database.findValues('SELECT value FROM kept WHERE id = ?', [id]))?.[0],
  ]
  for (const way of ways) {
    expect(way).toBeInstanceOf(Uint8Array)
    expect(Buffer.from(way as Uint8Array)).toEqual(Buffer.from(bytes))
  }
})

describe('a transaction', () => {
  test('is not seen before its end', async () => {
    await database.write(async (transaction) => {
      await transaction.insertInto('kept').values({ id: 1, value: 'x' }).execute()
      expect(await countRows(transaction)).toBe(1)
      expect(await countRows(database.read)).toBe(0)
    })
    expect(await countRows(database.read)).toBe(1)
  })

  test('that fails leaves nothing, and does not hold up the next', async () => {
    const failing = database.write(async (transaction) => {
      await transaction.insertInto('kept').values({ id: 1, value: 'x' }).execute()
      throw new Error('changed its mind')
    })
    await expect(failing).rejects.toThrow('changed its mind')
    await insert(database)
    expect(await countRows(database.read)).toBe(1)
  })

  test('reads and writes as if it were alone, however many run', async () => {
    const countUp = () =>
      database.write(async (transaction) => {
        const count = await countRows(transaction)
        await transaction
          .insertInto('kept')
          .values({ id: count + 1, value: 'x' })
          .execute()
      })
    await Promise.all(Array.from({ length: 20 }, countUp))
    expect(await countRows(database.read)).toBe(20)
  })
})

describe('a lock of another process', () => {
  test('is waited for, while this thread goes on', async () => {
    const other = await openDatabase<Tables>(path)
    let ticks = 0
    const ticking = setInterval(() => {
      ticks += 1
    }, 1)
    let free: (() => void) | undefined
    const holding = other.write(async (transaction) => {
      await sql`SELECT 1`.execute(transaction)
      await new Promise<void>((resolve) => {
        free = resolve
      })
    })
    await expect.poll(() => free !== undefined).toBe(true)
    const written = insert(database)
    await expect.poll(() => ticks).toBeGreaterThan(5)
    free?.()
    await holding
    await written
    clearInterval(ticking)
    expect(await countRows(database.read)).toBe(1)
    await other.close()
  })

  test('that does not end is "unavailable" after the time given', async () => {
    const impatient = await openDatabase<Tables>(path, 50)
    await database.write(async () => {
      await expect(insert(impatient)).rejects.toMatchObject({
        code: 'unavailable',
        retryAfterMs: expect.any(Number),
      })
    })
    await insert(impatient)
    await impatient.close()
  })
})

describe('a fault of the disk is "unavailable", with its cause and without the path:', () => {
  const run = (statement: string) =>
    database.write((transaction) => sql.raw(statement).execute(transaction))

  test.each([
    ['full', 'PRAGMA max_page_count = 3', /full/],
    ['not to be written', 'PRAGMA query_only = ON', /may not be written/],
  ])('%s', async (_what, statement, reason) => {
    await run(statement)
    const error: unknown = await insert(database, new Uint8Array(100_000)).catch((thrown) => thrown)
    expect(error).toMatchObject({ code: 'unavailable', message: expect.stringMatching(reason) })
    expect(String(error)).not.toContain(dirname(path))
    // What is there can still be read.
    expect(await countRows(database.read)).toBe(0)
  })

  test('room again lets the next transaction through', async () => {
    await run('PRAGMA max_page_count = 3')
    await expect(insert(database, new Uint8Array(100_000))).rejects.toMatchObject({ status: 503 })
    await run('PRAGMA max_page_count = 1000000')
    await insert(database, new Uint8Array(100_000))
    expect(await countRows(database.read)).toBe(1)
  })
})

describe('sqliteStorage refuses', () => {
  test.each([
    [
      'a file that is no database',
      async () => {
        const file = folder.freshPath()
        await writeFile(file, 'not a database, '.repeat(100))
        return file
      },
    ],
    ['a folder', async () => dirname(path)],
    ['a path through a file', async () => join(path, 'inside.db')],
  ])('%s as unavailable', async (_what, make) => {
    await expect(sqliteStorage(await make())).rejects.toMatchObject({ code: 'unavailable' })
  })

  test.each(['', ':memory:'])('the path "%s", which names no file', async (name) => {
    await expect(sqliteStorage(name)).rejects.toMatchObject({ code: 'invalid_value' })
  })
})

test('a closed database says so, also to those who had waited', async () => {
  const waiting = insert(database)
  const closing = database.close()
  await waiting
  await closing
  await database.close()
  await expect(insert(database)).rejects.toMatchObject({ code: 'closed' })
  await expect(countRows(database.read)).rejects.toMatchObject({ code: 'closed' })
  await expect(database.findValues('SELECT 1', [])).rejects.toMatchObject({ code: 'closed' })
})
