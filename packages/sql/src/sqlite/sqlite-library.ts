import { PlatenError } from '@platen/core/ports'

/**
 * A library that brings SQLite: the default exports of `libsql` and of `better-sqlite3` 12 are some.
 *
 * What the two have in common, as far as it is used. Both are synchronous.
 */
export interface SqliteLibrary {
  new (path: string): SqliteHandle
}

/** A connection as the library gives it. */
export interface SqliteHandle {
  readonly inTransaction: boolean
  prepare(sql: string): SqliteStatement
  close(): unknown
}

/** A prepared statement as the library gives it. */
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
 * Loads libsql when it is needed: it is native, and an application that keeps its data elsewhere must
 * not load it.
 *
 * @throws {PlatenError} unavailable: it has no binary for this machine.
 */
export async function loadLibsql(): Promise<SqliteLibrary> {
  try {
    const { default: library } = await import('libsql')
    return library
  } catch (cause) {
    throw new PlatenError(
      'unavailable',
      'libsql has no binary for this machine, or its optional dependencies were not installed; give another SQLite library.',
      { cause },
    )
  }
}
