import { storesConformance } from '@platen/testkit'
import { describe } from 'vitest'
import { loadLibsql, type SqliteLibrary } from '../src/sqlite/sqlite-library.ts'
import { sqliteStorage } from '../src/sqlite-storage.ts'
import { useDatabaseFolder } from './use-database-folder.ts'

/** It is compiled when it is installed, so it is no dependency; a variable, so that it need not be found. */
const OPTIONAL: string = 'better-sqlite3'
const betterSqlite3 = await import(OPTIONAL).then(
  (loaded: { readonly default: SqliteLibrary }) => loaded.default,
  () => undefined,
)

const runOn = (library: SqliteLibrary | undefined) => {
  const folder = useDatabaseFolder()
  storesConformance({
    create: ({ clock }) => sqliteStorage(folder.freshPath(), { clock, library }),
  })
}

const libsql = await loadLibsql()
describe('on libsql', () => runOn(libsql))

describe.skipIf(betterSqlite3 === undefined)('on better-sqlite3, where it is installed', () =>
  runOn(betterSqlite3),
)
