import type { Awaitable } from '@platen/core/ports'
import type { Kysely, Transaction } from 'kysely'

/**
 * A database as stores see it, whichever engine it is.
 *
 * `Tables` says which tables it has; see `rows.ts`.
 */
export interface SqlDatabase<Tables> {
  /** Sees what was committed before the query began, and nothing else. */
  readonly read: Kysely<Tables>
  /**
   * The values of the first row that a statement finds, undefined if there is none: for what every
   * request asks, too often for a query to be built each time. The statement stays prepared.
   */
  findValues(sql: string, parameters: readonly unknown[]): Awaitable<readonly unknown[] | undefined>
  /**
   * Runs all that `work` does as one transaction, which no other changes between its first read and
   * its last write. Nothing but queries of the transaction may be awaited in it.
   */
  write<Result>(work: (transaction: Transaction<Tables>) => Promise<Result>): Promise<Result>
}
