import type { Awaitable } from '@platen/core/ports'
import { Kysely } from 'kysely'
import type { SqlDatabase, TransactionWork, WriteScope } from '../sql-database.ts'
import { SqliteConnection } from './sqlite-connection.ts'
import { OwnSqliteDialect } from './sqlite-dialect.ts'
import type { SqliteLibrary } from './sqlite-library.ts'
import { SQLITE } from './sqlite-words.ts'
import { waitForLock } from './wait-for-lock.ts'

export interface SqliteDatabaseOptions {
  readonly library: SqliteLibrary
  readonly path: string
  readonly synchronous: 'FULL' | 'NORMAL'
  /** How long a call waits for a lock of another process before it is `unavailable`, in ms. */
  readonly lockTimeoutMs: number
}

/** Ms that SQLite itself may wait for a lock; this thread stands still meanwhile. */
const LOCK_WAIT_MS = 20

/**
 * One SQLite file with two connections: one writes, one transaction after the other; one reads, at
 * any time, and never sees a transaction that is still under way.
 */
export class SqliteDatabase<Tables> implements SqlDatabase<Tables> {
  readonly dialect = SQLITE
  readonly read: Kysely<Tables>
  readonly #write: Kysely<Tables>
  readonly #reader: SqliteConnection
  readonly #writer: SqliteConnection
  readonly #lockTimeoutMs: number
  #isClosed = false

  /** @throws {PlatenError} unavailable: the file cannot be opened, or is no SQLite database. */
  static async open<Tables>(options: SqliteDatabaseOptions): Promise<SqliteDatabase<Tables>> {
    const { lockTimeoutMs, ...rest } = options
    // The one that writes comes first, as it makes the file.
    const connect = (isReadOnly: boolean) =>
      waitForLock(() => new SqliteConnection({ ...rest, lockWaitMs: LOCK_WAIT_MS, isReadOnly }), {
        timeoutMs: lockTimeoutMs,
      })
    const writer = await connect(false)
    try {
      return new SqliteDatabase<Tables>({ writer, reader: await connect(true), lockTimeoutMs })
    } catch (error) {
      writer.close()
      throw error
    }
  }

  private constructor(parts: {
    readonly writer: SqliteConnection
    readonly reader: SqliteConnection
    readonly lockTimeoutMs: number
  }) {
    const { writer, reader, lockTimeoutMs } = parts
    this.#writer = writer
    this.#reader = reader
    this.#lockTimeoutMs = lockTimeoutMs
    this.read = new Kysely<Tables>({
      dialect: new OwnSqliteDialect({ connection: reader, lockTimeoutMs, isExclusive: false }),
    })
    this.#write = new Kysely<Tables>({
      dialect: new OwnSqliteDialect({ connection: writer, lockTimeoutMs, isExclusive: true }),
    })
  }

  write<Result>(work: TransactionWork<Tables, Result>): Promise<Result> {
    return this.#write.transaction().execute(work)
  }

  /** Every transaction has the whole file. */
  writeAlone<Result>(_scope: WriteScope, work: TransactionWork<Tables, Result>): Promise<Result> {
    return this.write(work)
  }

  findValues(
    sql: string,
    parameters: readonly unknown[],
  ): Awaitable<readonly unknown[] | undefined> {
    return waitForLock(() => this.#reader.getValues(sql, parameters), {
      timeoutMs: this.#lockTimeoutMs,
    })
  }

  /** Writes back what the log still holds, so that the file alone is a whole backup. */
  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    await this.#write.connection().execute(async () => {
      this.#reader.close()
      // Another process may be reading: the log stays then, and nothing is lost.
      this.#writer.run('PRAGMA wal_checkpoint(TRUNCATE)')
      this.#writer.close()
    })
  }
}
