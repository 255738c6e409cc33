import type { RawBuilder } from 'kysely'

/** All that is said differently to each engine. Everything else of a query is the same text for all. */
export interface SqlDialect {
  /** A statement of a migration, all of which are written for SQLite, as this engine takes it. */
  toMigrationStatement(statement: string): string
  /** Run first in the transaction that brings a schema up to date: they keep others from doing so too. */
  readonly beforeMigration: readonly string[]
  /** Finds a row if the database has this table. */
  findTable(name: string): RawBuilder<unknown>
  /** The name of the function that makes a JSON array of its arguments. */
  readonly jsonArray: string
  /** Ends a query: rows of `table` that another transaction changes are left out, the others are kept from it. */
  skipLocked(table: string): RawBuilder<unknown>
  /** Ends a query: rows of it stay as they are until this transaction ends. */
  readonly lockFound: RawBuilder<unknown>
}
