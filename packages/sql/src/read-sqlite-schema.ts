import { access } from 'node:fs/promises'
import { MAIN_MIGRATIONS } from './migrations/main-migrations.ts'
import { SqliteConnection } from './sqlite/sqlite-connection.ts'
import { loadLibsql } from './sqlite/sqlite-library.ts'
import type { SqliteStorageOptions } from './sqlite-storage.ts'

/** Which steps of the schema a file has taken; they count from 1. */
export interface SqliteSchema {
  /** 0 for a file that does not exist or is empty. */
  readonly version: number
  /** That of this version of the package. */
  readonly latest: number
}

const LOCK_WAIT_MS = 1_000

/**
 * Reads the version of a file's schema and changes nothing; `sqliteStorage` brings it up to date.
 *
 * @throws {PlatenError} unavailable: the file cannot be opened or is damaged.
 */
export async function readSqliteSchema(
  path: string,
  options: Pick<SqliteStorageOptions, 'library'> = {},
): Promise<SqliteSchema> {
  const latest = MAIN_MIGRATIONS.length
  const isThere = await access(path).then(
    () => true,
    () => false,
  )
  if (!isThere) return { version: 0, latest }
  const library = options.library ?? (await loadLibsql())
  const connection = new SqliteConnection({
    library,
    path,
    lockWaitMs: LOCK_WAIT_MS,
    synchronous: 'NORMAL',
    isReadOnly: true,
  })
  try {
    const ledger = connection.run("SELECT 1 FROM sqlite_schema WHERE name = 'platen_migrations'")
    if (ledger.rows.length === 0) return { version: 0, latest }
    const [row] = connection.run('SELECT max(id) AS id FROM platen_migrations').rows
    return { version: Number(row?.['id'] ?? 0), latest }
  } finally {
    connection.close()
  }
}
