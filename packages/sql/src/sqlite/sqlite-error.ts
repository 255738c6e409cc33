import { isPlatenError, PlatenError } from '@platen/core/ports'

/** Ms after which another try of a store that does not answer is worth it. */
const RETRY_AFTER_MS = 1_000

/** SQLite's primary result codes; extended ones begin with one of these. https://sqlite.org/rescode.html */
const REASONS: Readonly<Record<string, string>> = {
  SQLITE_BUSY: 'Another process keeps the database locked',
  SQLITE_LOCKED: 'The database is locked',
  SQLITE_READONLY: 'The database may not be written',
  SQLITE_IOERR: 'The database file cannot be read or written',
  SQLITE_FULL: 'The disk or the database is full',
  SQLITE_CANTOPEN: 'The database file cannot be opened',
  SQLITE_PERM: 'The database file may not be opened',
  SQLITE_NOMEM: 'There is no memory left for the database',
  SQLITE_CORRUPT: 'The database file is damaged',
  SQLITE_NOTADB: 'The file is not an SQLite database',
  SQLITE_PROTOCOL: 'The database cannot be locked on this file system',
}

/** What SQLite calls an error, also beneath a store's; undefined for one that is not its own. */
function sqliteCodeOf(error: unknown): string | undefined {
  if (isPlatenError(error)) return sqliteCodeOf(error.cause)
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' && error.code.startsWith('SQLITE_') ? error.code : undefined
}

/** Whether another process holds the lock that was asked for; waiting helps. */
export function isBusy(error: unknown): boolean {
  return sqliteCodeOf(error)?.startsWith('SQLITE_BUSY') === true
}

/** Whether a row was refused because its key is taken. */
export function isTakenBySqlite(error: unknown): boolean {
  const code = sqliteCodeOf(error)
  return code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === 'SQLITE_CONSTRAINT_UNIQUE'
}

/**
 * What a caller is told: `unavailable` when the file, the disk or a lock is at fault; anything else
 * is a fault of this package and stays what it is. Paths stay in the cause.
 */
export function toStoreError(error: unknown): unknown {
  if (isPlatenError(error)) return error
  const code = sqliteCodeOf(error)
  const primary = code?.split('_').slice(0, 2).join('_') ?? ''
  // libsql gives no code when it cannot even open the file.
  const isClosedDoor = error instanceof Error && error.message.startsWith('ConnectionFailed')
  const reason = REASONS[isClosedDoor ? 'SQLITE_CANTOPEN' : primary]
  if (reason === undefined) return error
  return new PlatenError('unavailable', `${reason}.`, {
    cause: error,
    retryAfterMs: RETRY_AFTER_MS,
  })
}
