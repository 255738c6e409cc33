import { type Clock, PlatenError, quote } from '@platen/core/ports'
import { sql, type Transaction } from 'kysely'
import { number, text } from '../column.ts'
import { type RowOf, recordTable } from '../record-table.ts'
import type { SqlDatabase } from '../sql-database.ts'
import type { Migration } from './migration.ts'

const MIGRATIONS = recordTable<{
  readonly id: number
  readonly name: string
  readonly appliedAt: number
}>()({ id: number('id'), name: text('name'), appliedAt: number('applied_at') })

export interface MigrationTables {
  platen_migrations: RowOf<typeof MIGRATIONS.columns>
}

export interface MigrateOptions {
  /** Of the file, to name it in what is thrown. */
  readonly path: string
  readonly migrations: readonly Migration[]
  readonly clock: Clock
}

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
  return database.write(async (transaction) => {
    await createLedger(transaction)
    // Every schema has the ledger, whichever tables it has besides.
    const ledger = transaction as unknown as Transaction<MigrationTables>
    return applyMissing(ledger, options)
  })
}

async function createLedger<Tables>(transaction: Transaction<Tables>): Promise<void> {
  await sql`CREATE TABLE IF NOT EXISTS platen_migrations (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL
  )`.execute(transaction)
}

async function applyMissing(
  transaction: Transaction<MigrationTables>,
  { path, migrations, clock }: MigrateOptions,
): Promise<readonly string[]> {
  const last = await transaction
    .selectFrom('platen_migrations')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst()
  const done = last?.id ?? 0
  if (done > migrations.length) {
    throw new PlatenError(
      'unavailable',
      `The database ${quote(path)} has schema ${done}, and this version of @platen/sql knows schemas up to ${migrations.length}: update it, or restore a backup.`,
    )
  }
  const missing = migrations.slice(done)
  for (const [i, { name, statements }] of missing.entries()) {
    for (const statement of statements) await sql.raw(statement).execute(transaction)
    const step = { id: done + i + 1, name, appliedAt: clock() }
    await transaction.insertInto('platen_migrations').values(MIGRATIONS.toRow(step)).execute()
  }
  return missing.map(({ name }) => name)
}
