import { type Logger, PlatenError } from '@platen/core/ports'
import type { PoolConfig } from 'pg'

/** Where PostgreSQL is, and who asks. What is left out is taken from the `PG…` variables, as `psql` does. */
export interface PostgresConnection {
  readonly host?: string | undefined
  /** Default 5432. */
  readonly port?: number | undefined
  readonly database?: string | undefined
  readonly user?: string | undefined
  /** A function is asked for each new connection: for passwords that expire. */
  readonly password?: string | (() => string | Promise<string>) | undefined
  /** TLS: `true` with the system's authorities, or options of `node:tls`. Default none. */
  readonly ssl?: boolean | import('node:tls').ConnectionOptions | undefined
}

export interface PostgresPoolOptions {
  /** `postgres://user:password@host:5432/database?sslmode=verify-full`, or its parts. */
  readonly connection: string | PostgresConnection
  readonly schema: string
  readonly maxConnections: number
  readonly lockTimeoutMs: number
  readonly connectTimeoutMs: number
  readonly logger: Logger | undefined
}

/** Who does nothing for that long within a transaction has died or hangs, and keeps others waiting, in ms. */
const IDLE_TRANSACTION_MS = 10_000

/**
 * Sets each connection up as it begins; a pooler between must keep that for it.
 *
 * @throws {PlatenError} invalid_value: the address is none of PostgreSQL.
 */
export function poolOptionsOf(options: PostgresPoolOptions): PoolConfig {
  const { connection, schema, maxConnections, lockTimeoutMs, connectTimeoutMs } = options
  const { server, session } =
    typeof connection === 'string' ? readUrl(connection) : { server: connection, session: '' }
  return {
    application_name: 'platen',
    // `pg` takes a property that is undefined as one that is left out; its types do not.
    ...(server as PoolConfig),
    max: maxConnections,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    // An idle pool keeps no process alive.
    allowExitOnIdle: true,
    options: [
      session,
      `-c search_path=${schema}`,
      `-c lock_timeout=${lockTimeoutMs}`,
      `-c idle_in_transaction_session_timeout=${IDLE_TRANSACTION_MS}`,
      '-c default_transaction_isolation=read\\ committed',
    ].join(' '),
  }
}

/** What an address says of the session is added to: `pg` would let it replace all else. */
function readUrl(connection: string): { readonly server: PoolConfig; readonly session: string } {
  const url = URL.canParse(connection) ? new URL(connection) : undefined
  if (url === undefined || !/^postgres(ql)?:$/.test(url.protocol)) {
    throw new PlatenError(
      'invalid_value',
      'The address of PostgreSQL must begin with "postgres://", as in "postgres://user:password@host:5432/database".',
    )
  }
  const session = url.searchParams.get('options') ?? ''
  url.searchParams.delete('options')
  return { server: { connectionString: url.href }, session }
}
