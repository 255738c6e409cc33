import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Clock, type Logger, PlatenError, type Stores } from '@platen/core/ports'
import type { CacheTables } from './cache-rows.ts'
import { LateWriter } from './late/late-writer.ts'
import { CACHE_MIGRATIONS } from './migrations/cache-migrations.ts'
import { MAIN_MIGRATIONS } from './migrations/main-migrations.ts'
import { migrate } from './migrations/migrate.ts'
import type { Migration } from './migrations/migration.ts'
import type { MainTables } from './rows.ts'
import { SqliteDatabase, type SqliteDatabaseOptions } from './sqlite/sqlite-database.ts'
import { loadLibsql, type SqliteLibrary } from './sqlite/sqlite-library.ts'
import { createSqlAssetStore } from './stores/sql-asset-store.ts'
import { createSqlAuditLog } from './stores/sql-audit-log.ts'
import { createSqlIdempotencyStore } from './stores/sql-idempotency-store.ts'
import { createSqlImageCache } from './stores/sql-image-cache.ts'
import { createSqlKeyStore } from './stores/sql-key-store.ts'
import { createSqlMemberStore } from './stores/sql-member-store.ts'
import { createSqlRateLimiter } from './stores/sql-rate-limiter.ts'
import { createSqlRenderLog } from './stores/sql-render-log.ts'
import { createSqlRenderQueue } from './stores/sql-render-queue.ts'
import { createSqlSettingsStore } from './stores/sql-settings-store.ts'
import { createSqlSigningKeyStore } from './stores/sql-signing-key-store.ts'
import { createSqlTemplateStore } from './stores/sql-template-store.ts'

export interface SqliteStorageOptions {
  /** What brings SQLite, such as the default export of `better-sqlite3`. Default: that of `libsql`. */
  readonly library?: SqliteLibrary | undefined
  /** Epoch ms; by default that of the system. */
  readonly clock?: Clock | undefined
  /** Told when history could not be written and waits. */
  readonly logger?: Logger | undefined
  /** How long a call waits while another process writes, in ms, before it is `unavailable`. Default 5,000. */
  readonly lockTimeoutMs?: number | undefined
  /** How long history, usage and `lastUsedAt` may wait to be written, in ms. Default 1,000. */
  readonly flushDelayMs?: number | undefined
  /** Bytes of finished images on disk. Default 512 MB; 0 keeps none. */
  readonly imageBytes?: number | undefined
  /** Bytes of finished images that are kept in memory too. Default 64 MB. */
  readonly imageMemoryBytes?: number | undefined
  /** Bytes of remembered answers. Default 64 MB. */
  readonly answerBytes?: number | undefined
  /** Rate counters. Default 100,000. */
  readonly rateCounters?: number | undefined
  /** Renders that may wait or run. Default 10,000. */
  readonly queuedRenders?: number | undefined
}

const DEFAULT_LOCK_TIMEOUT_MS = 5_000
const DEFAULT_FLUSH_DELAY_MS = 1_000
const DEFAULT_IMAGE_BYTES = 512_000_000
const DEFAULT_IMAGE_MEMORY_BYTES = 64_000_000
const DEFAULT_ANSWER_BYTES = 64_000_000
const DEFAULT_RATE_COUNTERS = 100_000
const DEFAULT_QUEUED_RENDERS = 10_000

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
    return buildStores({ main, cache, clock }, options)
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

function buildStores(
  files: {
    readonly main: SqliteDatabase<MainTables>
    readonly cache: SqliteDatabase<CacheTables>
    readonly clock: Clock
  },
  options: SqliteStorageOptions,
): Stores {
  const { main, cache, clock } = files
  const lateOptions = {
    delayMs: options.flushDelayMs ?? DEFAULT_FLUSH_DELAY_MS,
    logger: options.logger,
  }
  const late = new LateWriter(main, lateOptions)
  const lateInCache = new LateWriter(cache, lateOptions)
  return {
    keys: createSqlKeyStore(main, late),
    settings: createSqlSettingsStore(main, late),
    members: createSqlMemberStore(main),
    templates: createSqlTemplateStore(main),
    signingKeys: createSqlSigningKeyStore(main),
    assets: createSqlAssetStore(main),
    audit: createSqlAuditLog(main),
    renders: createSqlRenderLog(main, late),
    images: createSqlImageCache(cache, {
      clock,
      late: lateInCache,
      maxBytes: options.imageBytes ?? DEFAULT_IMAGE_BYTES,
      memoryBytes: options.imageMemoryBytes ?? DEFAULT_IMAGE_MEMORY_BYTES,
    }),
    rateLimiter: createSqlRateLimiter(cache, {
      clock,
      maxCounters: options.rateCounters ?? DEFAULT_RATE_COUNTERS,
    }),
    idempotency: createSqlIdempotencyStore(main, {
      clock,
      maxBytes: options.answerBytes ?? DEFAULT_ANSWER_BYTES,
    }),
    queue: createSqlRenderQueue(main, {
      clock,
      maxJobs: options.queuedRenders ?? DEFAULT_QUEUED_RENDERS,
    }),
    async close() {
      try {
        await late.close()
        await lateInCache.close()
      } finally {
        await main.close()
        await cache.close()
      }
    },
  }
}

function assertFilePath(path: string): void {
  if (path !== '' && !path.startsWith(':') && !path.includes('\0')) return
  throw new PlatenError(
    'invalid_value',
    'The path must name a file; to keep everything in memory, leave the stores out.',
  )
}
