import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { migrate } from '../../src/migrations/migrate.ts'
import { sqliteStorage } from '../../src/sqlite-storage.ts'
import { openDatabase, openMain } from '../open-database.ts'
import { useDatabaseFolder } from '../use-database-folder.ts'

const folder = useDatabaseFolder()
const given = { path: 'a.db', clock: () => 7 }
const first = { name: 'first', statements: ['CREATE TABLE a (x INTEGER) STRICT'] }
const second = { name: 'second', statements: ['ALTER TABLE a ADD COLUMN y TEXT'] }

test('takes the steps that are missing, each once', async () => {
  const database = await openDatabase<{ a: { x: number; y: string } }>(folder.freshPath())
  expect(await migrate(database, { ...given, migrations: [first] })).toEqual(['first'])
  expect(await migrate(database, { ...given, migrations: [first, second] })).toEqual(['second'])
  expect(await migrate(database, { ...given, migrations: [first, second] })).toEqual([])
  await database.write((transaction) =>
    transaction.insertInto('a').values({ x: 1, y: '' }).execute(),
  )
  await database.close()
})

test('a step that fails leaves nothing of itself and nothing of those before it', async () => {
  const database = await openDatabase<{ a: { x: number } }>(folder.freshPath())
  const broken = { name: 'broken', statements: ['CREATE TABLE b (x INTEGER)', 'not SQL'] }
  await expect(migrate(database, { ...given, migrations: [first, broken] })).rejects.toThrow(
    'syntax error',
  )
  expect(await migrate(database, { ...given, migrations: [first] })).toEqual(['first'])
  await database.close()
})

test('a schema of a newer version is refused, and says what to do', async () => {
  const path = folder.freshPath()
  const database = await openMain(path)
  await database.write((transaction) =>
    sql`INSERT INTO platen_migrations VALUES (99, 'from the future', 1)`.execute(transaction),
  )
  await database.close()
  await expect(sqliteStorage(path)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/\.db" has schema 99.*up to \d+: update it/),
  })
})
