import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Clock, PlatenError, type Stores } from '@platen/core/ports'
import { buildStores, type StorageOptions } from './build-stores.ts'
import type { CacheTables } from './cache-rows.ts'
import { CACHE_MIGRATIONS } from './migrations/cache-migrations.ts'
import { MAIN_MIGRATIONS } from './migrations/main-migrations.ts'
import { migrate } from './migrations/migrate.ts'
import type { Migration } from './migrations/migration.ts'
import type { MainTables } from './rows.ts'
import { SqliteDatabase, type SqliteDatabaseOptions } from './sqlite/sqlite-database.ts'
import { loadLibsql, type SqliteLibrary } from './sqlite/sqlite-library.ts'

/** What an SQLite file needs besides. */
export interface SqliteStorageOptions extends StorageOptions {
  /** What brings SQLite, such as the default export of `better-sqlite3`. Default: that of `libsql`. */
  readonly library?: SqliteLibrary | undefined
  /** How long a call waits while another process writes, in ms, before it is `unavailable`. Default 5,000. */
  readonly lockTimeoutMs?: number | undefined
}

const DEFAULT_LOCK_TIMEOUT_MS = 5_000

/** Owner only: the file holds digests of keys and encrypted secrets. */
const FILE_MODE = 0o600

/**
 * Keeps everything in one SQLite file, which several processes of one machine may share.
 *
 * Beside it stands `PATH-cache` with finished images and rate counters: it may be deleted while no
 * process runs. What was answered is on disk, through a loss of power too; only history, usage,
 * refused hosts and `lastUsedAt` may lose their last second when the process is killed.
 *
 * SQLite works on this thread: a read takes microseconds, a write about as long as the disk needs to
 * confirm it. Whoever calls this calls `close` at the end.
 *
 * @param path On a local disk; folders are made if they are missing.
 * @throws {PlatenError} unavailable: the file cannot be opened, is damaged, or was written by a newer
 *   version; invalid_value: the path names no file.
 */
export async function sqliteStorage(
  path: string,
  options: SqliteStorageOptions = {},
): Promise<Stores> {
  assertFilePath(path)
  const { clock = Date.now, lockTimeoutMs = DEFAULT_LOCK_TIMEOUT_MS } = options
  const library = options.library ?? (await loadLibsql())
  const shared = { library, lockTimeoutMs }
  const main = await openDatabase<MainTables>(
    { ...shared, path, synchronous: 'FULL' },
    { migrations: MAIN_MIGRATIONS, clock },
  )
  try {
    const cache = await openDatabase<CacheTables>(
      { ...shared, path: `${path}-cache`, synchronous: 'NORMAL' },
      { migrations: CACHE_MIGRATIONS, clock },
    )
    const close = async () => {
      await main.close()
      await cache.close()
    }
    return buildStores({ main, cache, clock, close }, options)
  } catch (error) {
    await main.close()
    throw error
  }
}

async function openDatabase<Tables>(
  options: SqliteDatabaseOptions,
  schema: { readonly migrations: readonly Migration[]; readonly clock: Clock },
): Promise<SqliteDatabase<Tables>> {
  await createFile(options.path)
  const database = await SqliteDatabase.open<Tables>(options)
  try {
    await migrate(database, { ...schema, path: options.path })
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

/** SQLite would make the file readable for everyone; its log takes over what the file permits. */
async function createFile(path: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await (await open(path, 'a', FILE_MODE)).close()
  } catch (cause) {
    // A file that may only be read is for SQLite to judge.
    const isDenied = cause instanceof Error && 'code' in cause && cause.code === 'EACCES'
    if (isDenied) return
    throw new PlatenError('unavailable', 'The database file cannot be made.', { cause })
  }
}

function assertFilePath(path: string): void {
  if (path !== '' && !path.startsWith(':') && !path.includes('\0')) return
  throw new PlatenError(
    'invalid_value',
    'The path must name a file; to keep everything in memory, leave the stores out.',
  )
}
