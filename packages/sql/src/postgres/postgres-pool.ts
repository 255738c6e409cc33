import { type Logger, PlatenError } from '@platen/core/ports'
import type { PostgresPool as KyselyPool, PostgresPoolClient } from 'kysely'
import type { Pool, PoolClient, PoolConfig, QueryResult } from 'pg'
import { fromSqlValue } from '../from-sql-value.ts'
import { toSqlValue } from '../to-sql-value.ts'
import { type PostgresPoolOptions, poolOptionsOf } from './pool-options.ts'
import { endsConnection, toPostgresStoreError } from './postgres-error.ts'

/** Statements that stay prepared; each is known by its name on every connection. */
interface Named {
  readonly name: string
  readonly text: string
}

type TypeParserFinder = NonNullable<PoolConfig['types']>['getTypeParser']

/** `bigint`, and `numeric`, which is what its sums are: `pg` gives them as texts. */
const NUMBER_OIDS: ReadonlySet<number> = new Set([20, 1700])

/** Connections to one database: every value goes through the gate, every error is a store's. */
export class PostgresPool implements KyselyPool {
  readonly #pool: Pool
  readonly #named = new Map<string, Named>()
  #isClosed = false

  /** Loads `pg` when it is needed; connects when it is asked something. */
  static async open(options: PostgresPoolOptions): Promise<PostgresPool> {
    const { default: pg } = await import('pg')
    const types = {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        NUMBER_OIDS.has(oid) ? Number : pg.types.getTypeParser(oid, format)) as TypeParserFinder,
    }
    return new PostgresPool(new pg.Pool({ ...poolOptionsOf(options), types }), options.logger)
  }

  private constructor(pool: Pool, logger: Logger | undefined) {
    this.#pool = pool
    const report = (err: Error) => {
      logger?.warn({ err }, 'A connection to PostgreSQL broke; another takes its place.')
    }
    pool.on('error', report)
    // One that breaks while it is in use has nobody else who listens, and would end the process.
    pool.on('connect', (client) => client.on('error', () => undefined))
  }

  async connect(): Promise<PostgresPoolClient> {
    this.#assertOpen()
    return toKyselyClient(await guard(() => this.#pool.connect()))
  }

  /** The values of the first row; undefined if there is none. The statement stays prepared. */
  async findValues(
    sql: string,
    parameters: readonly unknown[],
  ): Promise<readonly unknown[] | undefined> {
    this.#assertOpen()
    const values = parameters.map(toSqlValue)
    const query = { ...this.#name(sql), values, rowMode: 'array' } as const
    const { rows } = await guard(() => this.#pool.query<unknown[]>(query))
    return rows[0]?.map(fromSqlValue)
  }

  async end(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    await this.#pool.end()
  }

  #name(sql: string): Named {
    const known = this.#named.get(sql)
    if (known !== undefined) return known
    let parameters = 0
    const text = sql.replaceAll('?', () => {
      parameters += 1
      return `$${parameters}`
    })
    const named = { name: `platen_${this.#named.size}`, text }
    this.#named.set(sql, named)
    return named
  }

  #assertOpen(): void {
    if (this.#isClosed) throw new PlatenError('closed', 'This database was closed.')
  }
}

function toKyselyClient(client: PoolClient): PostgresPoolClient {
  let isBroken = false
  const query = async (text: string, parameters: readonly unknown[]) => {
    const values = parameters.map(toSqlValue)
    try {
      const result = await client.query(text, values)
      return { ...result, rows: result.rows.map(toRow) } as QueryResult
    } catch (error) {
      isBroken ||= endsConnection(error)
      throw toPostgresStoreError(error)
    }
  }
  // Kysely's other form of `query` is for cursors, which nothing here uses.
  return { query, release: () => client.release(isBroken) } as unknown as PostgresPoolClient
}

function toRow(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, fromSqlValue(value)]))
}

async function guard<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw toPostgresStoreError(error)
  }
}
