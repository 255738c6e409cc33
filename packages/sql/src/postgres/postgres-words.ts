import { sql } from 'kysely'
import type { SqlDialect } from '../sql-dialect.ts'
import { lockKeyOf } from './lock-key.ts'

/**
 * Columns are of the widest type of their kind. Texts are compared by their bytes, as SQLite does and as
 * ids are ordered elsewhere, whatever language the database was made for.
 */
const WORDS: readonly (readonly [sqlite: RegExp, postgres: string])[] = [
  [/\bTEXT\b/g, 'text COLLATE "C"'],
  [/\bINTEGER\b/g, 'bigint'],
  [/\bREAL\b/g, 'double precision'],
  [/\bBLOB\b/g, 'bytea'],
  [/\) STRICT(, WITHOUT ROWID)?$/, ')'],
]

/**
 * How PostgreSQL is spoken to.
 *
 * @param schema Which holds all tables; it is made if it is missing.
 */
export function createPostgresWords(schema: string): SqlDialect {
  return {
    toMigrationStatement: (statement) =>
      WORDS.reduce((text, [sqlite, postgres]) => text.replace(sqlite, postgres), statement),
    beforeMigration: [
      // Others start at the same moment and wait, however long the steps take.
      'SET LOCAL lock_timeout = 0',
      `SELECT pg_advisory_xact_lock(${lockKeyOf(schema, 'migrations')})`,
      // `CREATE SCHEMA IF NOT EXISTS` asks for the right to make it even where it is there.
      `DO $$ BEGIN IF to_regnamespace('${schema}') IS NULL THEN CREATE SCHEMA ${schema}; END IF; END $$`,
    ],
    findTable: (name) => sql`SELECT 1 WHERE to_regclass(${name}) IS NOT NULL`,
    jsonArray: 'json_build_array',
    skipLocked: (table) => sql`FOR UPDATE OF ${sql.ref(table)} SKIP LOCKED`,
    lockFound: sql`FOR UPDATE`,
  }
}
