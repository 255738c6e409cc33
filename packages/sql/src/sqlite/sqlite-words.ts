import { sql } from 'kysely'
import type { SqlDialect } from '../sql-dialect.ts'

/** Who writes has the whole file: no row needs a lock of its own. */
export const SQLITE: SqlDialect = {
  toMigrationStatement: (statement) => statement,
  beforeMigration: [],
  findTable: (name) => sql`SELECT 1 FROM sqlite_schema WHERE name = ${name}`,
  jsonArray: 'json_array',
  skipLocked: () => sql``,
  lockFound: sql``,
}
