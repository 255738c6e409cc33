import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { MAIN_MIGRATIONS } from '../src/migrations/main-migrations.ts'
import { readSqliteSchema } from '../src/read-sqlite-schema.ts'
import { sqliteStorage } from '../src/sqlite-storage.ts'

const latest = MAIN_MIGRATIONS.length
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'platen-schema-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('a file that is not there has taken no step, and is not made by asking', async () => {
  const path = join(folder, 'platen.db')
  expect(await readSqliteSchema(path)).toEqual({ version: 0, latest })
  await expect(rm(path)).rejects.toThrow('ENOENT')
})

test('an empty file has taken no step', async () => {
  const path = join(folder, 'platen.db')
  await writeFile(path, '')
  expect(await readSqliteSchema(path)).toEqual({ version: 0, latest })
})

test('a file that was opened has taken all, while it is open too', async () => {
  const path = join(folder, 'platen.db')
  const stores = await sqliteStorage(path)
  expect(await readSqliteSchema(path)).toEqual({ version: latest, latest })
  await stores.close()
  expect(await readSqliteSchema(path)).toEqual({ version: latest, latest })
})

test('a file that is no database is refused', async () => {
  const path = join(folder, 'platen.db')
  await writeFile(path, 'not a database, but long enough to be looked at '.repeat(40))
  await expect(readSqliteSchema(path)).rejects.toMatchObject({ code: 'unavailable' })
})
