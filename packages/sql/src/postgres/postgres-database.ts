import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import type { SqlDatabase, TransactionWork, WriteScope } from '../sql-database.ts'
import type { SqlDialect } from '../sql-dialect.ts'
import { lockKeyOf } from './lock-key.ts'
import { mayRunAgain } from './postgres-error.ts'
import type { PostgresPool } from './postgres-pool.ts'
import { createPostgresWords } from './postgres-words.ts'
import { ScopeQueue } from './scope-queue.ts'

export interface PostgresDatabaseOptions {
  readonly pool: PostgresPool
  readonly schema: string
  /** `off`: what was committed in the last moments may be lost when the server itself crashes. */
  readonly synchronousCommit: 'on' | 'off'
}

/** How often a transaction that others got in the way of is run before it is `unavailable`. */
const MAX_RUNS = 5

/**
 * One schema of a PostgreSQL database, by any number of connections. Transactions are READ COMMITTED:
 * what must be alone holds an advisory lock of its scope from its beginning, so that each statement
 * after that sees all that was committed before.
 */
export class PostgresDatabase<Tables> implements SqlDatabase<Tables> {
  readonly dialect: SqlDialect
  readonly read: Kysely<Tables>
  readonly #pool: PostgresPool
  readonly #schema: string
  readonly #synchronousCommit: 'on' | 'off'
  readonly #scopes = new ScopeQueue()

  constructor({ pool, schema, synchronousCommit }: PostgresDatabaseOptions) {
    this.dialect = createPostgresWords(schema)
    this.read = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
    this.#pool = pool
    this.#schema = schema
    this.#synchronousCommit = synchronousCommit
  }

  findValues(
    statement: string,
    parameters: readonly unknown[],
  ): Promise<readonly unknown[] | undefined> {
    return this.#pool.findValues(statement, parameters)
  }

  async write<Result>(work: TransactionWork<Tables, Result>): Promise<Result> {
    for (let run = 1; ; run += 1) {
      try {
        return await this.read.transaction().execute(async (transaction) => {
          await this.#begin(transaction)
          return work(transaction)
        })
      } catch (error) {
        if (run >= MAX_RUNS || !mayRunAgain(error)) throw error
      }
    }
  }

  writeAlone<Result>(scope: WriteScope, work: TransactionWork<Tables, Result>): Promise<Result> {
    const key = lockKeyOf(this.#schema, scope)
    return this.#scopes.run(scope, () =>
      this.write(async (transaction) => {
        await sql`SELECT pg_advisory_xact_lock(${key})`.execute(transaction)
        return work(transaction)
      }),
    )
  }

  async #begin(transaction: Transaction<Tables>): Promise<void> {
    if (this.#synchronousCommit === 'on') return
    await sql`SET LOCAL synchronous_commit = off`.execute(transaction)
  }
}
