import type { CacheTables } from '../src/cache-rows.ts'
import { CACHE_MIGRATIONS } from '../src/migrations/cache-migrations.ts'
import { MAIN_MIGRATIONS } from '../src/migrations/main-migrations.ts'
import { migrate } from '../src/migrations/migrate.ts'
import type { MainTables } from '../src/rows.ts'
import { SqliteDatabase } from '../src/sqlite/sqlite-database.ts'
import { loadLibsql } from '../src/sqlite/sqlite-library.ts'

const LOCK_TIMEOUT_MS = 5_000

/** A database with the tables of the main file. */
export async function openMain(path: string): Promise<SqliteDatabase<MainTables>> {
  const database = await openDatabase<MainTables>(path)
  await migrate(database, { path, migrations: MAIN_MIGRATIONS, clock: Date.now })
  return database
}

/** A database with the tables of the cache file. */
export async function openCache(path: string): Promise<SqliteDatabase<CacheTables>> {
  const database = await openDatabase<CacheTables>(path)
  await migrate(database, { path, migrations: CACHE_MIGRATIONS, clock: Date.now })
  return database
}

/** A database without tables. */
export async function openDatabase<Tables>(
  path: string,
  lockTimeoutMs = LOCK_TIMEOUT_MS,
): Promise<SqliteDatabase<Tables>> {
  const library = await loadLibsql()
  return SqliteDatabase.open<Tables>({ library, path, synchronous: 'NORMAL', lockTimeoutMs })
}
