import {
  type CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type Kysely,
  type QueryCompiler,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { SqliteConnection } from './sqlite-connection.ts'
import { Turnstile } from './turnstile.ts'
import { waitForLock } from './wait-for-lock.ts'

export interface OwnSqliteDialectOptions {
  readonly connection: SqliteConnection
  /** How long a statement waits for a lock of another process, in ms. */
  readonly lockTimeoutMs: number
  /** Whether whoever has the connection has it alone: for one that writes. */
  readonly isExclusive: boolean
}

/** Lets Kysely work on one connection of ours: its own dialect would bypass the gate. */
export class OwnSqliteDialect implements Dialect {
  readonly #options: OwnSqliteDialectOptions

  constructor(options: OwnSqliteDialectOptions) {
    this.#options = options
  }

  createDriver(): Driver {
    return new SqliteDriver(this.#options)
  }

  createQueryCompiler(): QueryCompiler {
    return new SqliteQueryCompiler()
  }

  createAdapter(): DialectAdapter {
    return new SqliteAdapter()
  }

  createIntrospector(database: Kysely<unknown>): DatabaseIntrospector {
    return new SqliteIntrospector(database)
  }
}

class SqliteDriver implements Driver {
  readonly #connection: SqliteConnection
  readonly #lockTimeoutMs: number
  readonly #shared: KyselyConnection
  readonly #turnstile: Turnstile | undefined

  constructor({ connection, lockTimeoutMs, isExclusive }: OwnSqliteDialectOptions) {
    this.#connection = connection
    this.#lockTimeoutMs = lockTimeoutMs
    this.#shared = new KyselyConnection(connection, lockTimeoutMs)
    this.#turnstile = isExclusive ? new Turnstile() : undefined
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    await this.#turnstile?.enter()
    return this.#shared
  }

  async releaseConnection(): Promise<void> {
    this.#turnstile?.leave()
  }

  /** A transaction that reads first and wants to write later fails at once if another wrote between. */
  async beginTransaction(): Promise<void> {
    await waitForLock(() => this.#connection.run('BEGIN IMMEDIATE'), {
      timeoutMs: this.#lockTimeoutMs,
    })
  }

  async commitTransaction(): Promise<void> {
    this.#connection.run('COMMIT')
  }

  async rollbackTransaction(): Promise<void> {
    this.#connection.rollback()
  }

  async destroy(): Promise<void> {
    this.#connection.close()
  }
}

class KyselyConnection implements DatabaseConnection {
  readonly #connection: SqliteConnection
  readonly #lockTimeoutMs: number

  constructor(connection: SqliteConnection, lockTimeoutMs: number) {
    this.#connection = connection
    this.#lockTimeoutMs = lockTimeoutMs
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, changes } = await waitForLock(() => this.#connection.run(sql, parameters), {
      timeoutMs: this.#lockTimeoutMs,
    })
    // Kysely's types of rows are promises of whoever wrote the query; `Tables` keeps them.
    return { rows: rows as readonly unknown[] as Row[], numAffectedRows: BigInt(changes) }
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    yield await this.executeQuery<Row>(query)
  }
}
