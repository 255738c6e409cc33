import { PlatenError } from '@platen/core/ports'
import { fromSqlValue } from '../from-sql-value.ts'
import { type SqlValue, toSqlValue } from '../to-sql-value.ts'
import { toStoreError } from './sqlite-error.ts'
import type { SqliteHandle, SqliteLibrary, SqliteStatement } from './sqlite-library.ts'

export interface SqliteConnectionOptions {
  readonly library: SqliteLibrary
  readonly path: string
  /** How long SQLite waits for a lock, in ms; this thread does nothing else meanwhile. */
  readonly lockWaitMs: number
  /** FULL: what was committed survives a loss of power. NORMAL: the last commits may not. */
  readonly synchronous: 'FULL' | 'NORMAL'
  readonly isReadOnly: boolean
}

/** A statement with all that is asked of the library about it. */
interface Prepared {
  readonly statement: SqliteStatement
  /** Of its rows; undefined if it gives none. */
  readonly columns: readonly string[] | undefined
}

export type SqlRow = Readonly<Record<string, SqlValue>>

export interface SqlOutcome {
  readonly rows: readonly SqlRow[]
  /** Rows written; 0 for a statement that gives rows. */
  readonly changes: number
}

/** Prepared statements cost memory that is not the garbage collector's, some kilobytes each. */
const MAX_PREPARED = 256

/** One connection to an SQLite file: every value goes through the gate, every error is a store's. */
export class SqliteConnection {
  readonly #handle: SqliteHandle
  readonly #prepared = new Map<string, Prepared>()
  #isClosed = false

  constructor(options: SqliteConnectionOptions) {
    const { library, path, lockWaitMs, synchronous, isReadOnly } = options
    this.#handle = guard(() => new library(path))
    this.#pragma(`busy_timeout = ${lockWaitMs}`)
    this.#enterWal()
    this.#pragma(`synchronous = ${synchronous}`)
    this.#pragma('foreign_keys = ON')
    // What a file from elsewhere may bring along: functions in its schema, and cells beyond a page.
    this.#pragma('trusted_schema = OFF')
    this.#pragma('cell_size_check = ON')
    if (isReadOnly) this.#pragma('query_only = ON')
  }

  /** Runs one statement. */
  run(sql: string, parameters: readonly unknown[] = []): SqlOutcome {
    const { statement, columns } = this.#find(sql)
    const values = parameters.map(toSqlValue)
    if (columns === undefined) {
      return { rows: [], changes: guard(() => statement.run(values)).changes }
    }
    const rows = guard(() => statement.all(values))
    return { rows: rows.map((row) => toRow(columns, row)), changes: 0 }
  }

  /** The values of the first row; undefined if there is none. The quickest way to read. */
  getValues(sql: string, parameters: readonly unknown[]): readonly SqlValue[] | undefined {
    const { statement } = this.#find(sql)
    const values = parameters.map(toSqlValue)
    const row = guard(() => statement.get(values))
    return Array.isArray(row) ? row.map(fromSqlValue) : undefined
  }

  /** Some errors make SQLite itself roll back: there is nothing left to do then. */
  rollback(): void {
    if (this.#handle.inTransaction) this.run('ROLLBACK')
  }

  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#prepared.clear()
    guard(() => this.#handle.close())
  }

  /** SQLite stays in another mode, without an error, where memory cannot be shared between processes. */
  #enterWal(): void {
    const mode = this.getValues('PRAGMA journal_mode = WAL', [])?.[0]
    if (mode === 'wal') return
    throw new PlatenError(
      'unavailable',
      'The database must be a file on a local disk: SQLite cannot keep a write-ahead log here.',
    )
  }

  #pragma(pragma: string): void {
    this.run(`PRAGMA ${pragma}`)
  }

  #find(sql: string): Prepared {
    this.#assertOpen()
    const known = this.#prepared.get(sql)
    if (known !== undefined) return known
    const prepared = guard(() => prepare(this.#handle, sql))
    if (this.#prepared.size >= MAX_PREPARED) this.#forgetOldest()
    this.#prepared.set(sql, prepared)
    return prepared
  }

  #forgetOldest(): void {
    for (const sql of this.#prepared.keys()) {
      this.#prepared.delete(sql)
      return
    }
  }

  /** libsql's statements go on working after `close`, on a file that is nobody's any more. */
  #assertOpen(): void {
    if (this.#isClosed) throw new PlatenError('closed', 'This database was closed.')
  }
}

function prepare(handle: SqliteHandle, sql: string): Prepared {
  const statement = handle.prepare(sql)
  if (!statement.reader) return { statement, columns: undefined }
  const columns = statement.columns().map(({ name }) => name)
  return { statement: statement.raw(), columns }
}

function toRow(columns: readonly string[], row: unknown): SqlRow {
  const values: readonly unknown[] = Array.isArray(row) ? row : []
  return Object.fromEntries(columns.map((name, i) => [name, fromSqlValue(values[i])]))
}

function guard<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw toStoreError(error)
  }
}
