import { PlatenError, quote } from '@platen/core/ports'

/** The packages that this one can drive; both bring SQLite itself. */
export const SQLITE_LIBRARIES = ['libsql', 'better-sqlite3'] as const
export type SqliteLibraryName = (typeof SQLITE_LIBRARIES)[number]

/** What the two have in common, as far as it is used. Both are synchronous. */
export interface SqliteLibrary {
  new (path: string): SqliteHandle
}

export interface SqliteHandle {
  readonly inTransaction: boolean
  prepare(sql: string): SqliteStatement
  exec(sql: string): unknown
  close(): unknown
}

export interface SqliteStatement {
  /** Whether it gives rows. */
  readonly reader: boolean
  /** Makes rows lists of values. Only for statements that give rows. */
  raw(): SqliteStatement
  get(parameters: readonly unknown[]): unknown
  all(parameters: readonly unknown[]): unknown[]
  run(parameters: readonly unknown[]): { readonly changes: number }
  columns(): readonly { readonly name: string }[]
}

/**
 * Loads a library when it is needed: both are native, and an application that keeps its data
 * elsewhere must not load either.
 *
 * @throws {PlatenError} unavailable: it is not installed, or has no binary for this machine.
 */
export async function loadSqliteLibrary(name: SqliteLibraryName): Promise<SqliteLibrary> {
  try {
    const loaded: { readonly default: unknown } = await import(name)
    return loaded.default as SqliteLibrary
  } catch (cause) {
    throw new PlatenError(
      'unavailable',
      `The SQLite library ${quote(name)} cannot be loaded: install it, or name the other of ${SQLITE_LIBRARIES.join(' and ')}.`,
      { cause },
    )
  }
}
