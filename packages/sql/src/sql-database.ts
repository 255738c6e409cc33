import type { Awaitable } from '@platen/core/ports'
import type { Kysely, Transaction } from 'kysely'
import type { SqlDialect } from './sql-dialect.ts'

/**
 * What a transaction must be alone with, by name: `organisation acme`. Two that have the same scope run
 * one after the other, in all processes.
 */
export type WriteScope =
  | `${'organisation' | 'render' | 'image' | 'rate' | 'idempotency'} ${string}`
  | 'queue'

/**
 * A database as stores see it, whichever engine it is.
 *
 * `Tables` says which tables it has; see `rows.ts`.
 */
export interface SqlDatabase<Tables> {
  readonly dialect: SqlDialect
  /** Sees what was committed before the query began, and nothing else. */
  readonly read: Kysely<Tables>
  /**
   * The values of the first row that a statement finds, undefined if there is none: for what every
   * request asks, too often for a query to be built each time. The statement stays prepared.
   *
   * @param sql Whose parameters are written `?`.
   */
  findValues(sql: string, parameters: readonly unknown[]): Awaitable<readonly unknown[] | undefined>
  /**
   * Runs all that `work` does as one transaction. What one statement of it found may be changed by
   * others before the next. Nothing but queries of the transaction may be awaited in it, and it may
   * be run again from the start.
   */
  write<Result>(work: TransactionWork<Tables, Result>): Promise<Result>
  /** As `write`; no other of the same scope runs between its first read and its last write. */
  writeAlone<Result>(scope: WriteScope, work: TransactionWork<Tables, Result>): Promise<Result>
}

export type TransactionWork<Tables, Result> = (transaction: Transaction<Tables>) => Promise<Result>
