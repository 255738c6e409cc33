import { type Clock, PlatenError, quote } from '@platen/core/ports'
import { sql, type Transaction } from 'kysely'
import type { SqlDatabase } from '../sql-database.ts'
import type { SqlDialect } from '../sql-dialect.ts'
import type { Migration } from './migration.ts'

export interface MigrateOptions {
  /** Of the file, or the name of the schema: to name it in what is thrown. */
  readonly path: string
  readonly migrations: readonly Migration[]
  readonly clock: Clock
  /** The table of the steps that were taken, of which a database may have several. Default `platen_migrations`. */
  readonly ledger?: string | undefined
}

const DEFAULT_LEDGER = 'platen_migrations'

/**
 * Brings a schema up to date, in one transaction: of many processes that start at once, the first
 * does it and the others find it done.
 *
 * @returns The names of the steps taken now.
 * @throws {PlatenError} unavailable: a newer version of this package has been here.
 */
export async function migrate<Tables>(
  database: SqlDatabase<Tables>,
  options: MigrateOptions,
): Promise<readonly string[]> {
  return database.write((transaction) => applyMissing(transaction, database.dialect, options))
}

async function applyMissing<Tables>(
  transaction: Transaction<Tables>,
  dialect: SqlDialect,
  { path, migrations, clock, ledger = DEFAULT_LEDGER }: MigrateOptions,
): Promise<readonly string[]> {
  const run = (statement: string) =>
    sql.raw(dialect.toMigrationStatement(statement)).execute(transaction)
  for (const statement of dialect.beforeMigration) await sql.raw(statement).execute(transaction)
  const ledgers = await dialect.findTable(ledger).execute(transaction)
  // `IF NOT EXISTS` asks for the right to make it even where it is there.
  if (ledgers.rows.length === 0) {
    await run(
      `CREATE TABLE ${ledger} ( id INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL )`,
    )
  }
  const table = sql.table(ledger)
  const found = await sql<{ id: number | null }>`SELECT max(id) AS id FROM ${table}`.execute(
    transaction,
  )
  const done = found.rows[0]?.id ?? 0
  if (done > migrations.length) {
    throw new PlatenError(
      'unavailable',
      `The database ${quote(path)} has schema ${done}, and this version of @platen/sql knows schemas up to ${migrations.length}: update it, or restore a backup.`,
    )
  }
  const missing = migrations.slice(done)
  for (const [i, { name, statements }] of missing.entries()) {
    for (const statement of statements) await run(statement)
    await sql`INSERT INTO ${table} (id, name, applied_at)
      VALUES (${done + i + 1}, ${name}, ${clock()})`.execute(transaction)
  }
  return missing.map(({ name }) => name)
}
