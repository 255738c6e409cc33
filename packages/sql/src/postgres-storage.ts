import { type Clock, PlatenError, quote, type Stores } from '@platen/core/ports'
import { buildStores, type StorageOptions } from './build-stores.ts'
import type { CacheTables } from './cache-rows.ts'
import { CACHE_MIGRATIONS } from './migrations/cache-migrations.ts'
import { MAIN_MIGRATIONS } from './migrations/main-migrations.ts'
import { migrate } from './migrations/migrate.ts'
import type { PostgresConnection } from './postgres/pool-options.ts'
import { PostgresDatabase } from './postgres/postgres-database.ts'
import { PostgresPool } from './postgres/postgres-pool.ts'
import type { MainTables } from './rows.ts'

/** What PostgreSQL needs besides. */
export interface PostgresStorageOptions extends StorageOptions {
  /**
   * Holds all tables; made if it is missing. At most 63 small letters, digits and `_`, no digit first.
   * Default `platen`.
   */
  readonly schema?: string | undefined
  /** Connections that this process opens at most. Default 10. */
  readonly maxConnections?: number | undefined
  /** How long a call waits for a connection, in ms, before it is `unavailable`. Default 5,000. */
  readonly connectTimeoutMs?: number | undefined
  /** How long a statement waits while another process writes, in ms, before it is `unavailable`. Default 5,000. */
  readonly lockTimeoutMs?: number | undefined
}

const DEFAULT_SCHEMA = 'platen'
const DEFAULT_MAX_CONNECTIONS = 10
const DEFAULT_TIMEOUT_MS = 5_000

/**
 * Keeps everything in one schema of a PostgreSQL database (13 or later), which any number of processes
 * and machines share: what one changes binds the next request to each other.
 *
 * What was answered is committed, as safely as the server's `synchronous_commit` says. History, usage,
 * refused hosts and `lastUsedAt` may lose their last second when a process is killed; finished images
 * and rate counters may lose their last moments when the server crashes. Clocks of all machines must
 * agree to a second or so. Whoever calls this calls `close` at the end.
 *
 * @param connection `postgres://user:password@host:5432/database?sslmode=verify-full`, or its parts. The
 *   user needs the right to make tables in the schema, and to make the schema if it is missing.
 * @throws {PlatenError} unavailable: the server cannot be reached or does not let this user in, or the
 *   schema was made by a newer version; invalid_value: the address or the name of the schema is none.
 */
export async function postgresStorage(
  connection: string | PostgresConnection,
  options: PostgresStorageOptions = {},
): Promise<Stores> {
  const { clock = Date.now, schema = DEFAULT_SCHEMA } = options
  assertSchemaName(schema)
  const pool = await PostgresPool.open({
    connection,
    schema,
    maxConnections: options.maxConnections ?? DEFAULT_MAX_CONNECTIONS,
    lockTimeoutMs: options.lockTimeoutMs ?? DEFAULT_TIMEOUT_MS,
    connectTimeoutMs: options.connectTimeoutMs ?? DEFAULT_TIMEOUT_MS,
    logger: options.logger,
  })
  const close = () => pool.end()
  try {
    const databases = await openDatabases({ pool, schema, clock })
    return buildStores({ ...databases, clock, close }, options)
  } catch (error) {
    await close()
    throw error
  }
}

/** One after the other: the first makes the schema. */
async function openDatabases(given: {
  readonly pool: PostgresPool
  readonly schema: string
  readonly clock: Clock
}) {
  const { pool, schema, clock } = given
  const main = new PostgresDatabase<MainTables>({ pool, schema, synchronousCommit: 'on' })
  const cache = new PostgresDatabase<CacheTables>({ pool, schema, synchronousCommit: 'off' })
  await migrate(main, { path: schema, migrations: MAIN_MIGRATIONS, clock })
  const ledger = 'platen_cache_migrations'
  await migrate(cache, { path: schema, migrations: CACHE_MIGRATIONS, clock, ledger })
  return { main, cache }
}

function assertSchemaName(schema: string): void {
  if (/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) return
  throw new PlatenError(
    'invalid_value',
    `${quote(schema)} is no name of a schema here: use at most 63 small letters, digits and "_", no digit first.`,
  )
}
