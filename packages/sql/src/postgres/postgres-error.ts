import { isPlatenError, PlatenError } from '@platen/core/ports'

/** Ms after which another try of a store that does not answer is worth it. */
const RETRY_AFTER_MS = 1_000

/** By SQLSTATE, or its class of two characters. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const REASONS: Readonly<Record<string, string>> = {
  '08': 'The connection to PostgreSQL broke',
  '25006': 'PostgreSQL is read-only here',
  '28': 'PostgreSQL does not let this user in',
  '3D000': 'PostgreSQL has no such database',
  '40': 'The transaction met others too often',
  '42501': 'This user of PostgreSQL lacks a right',
  '53': 'PostgreSQL has no room or no connection left',
  '55P03': 'Another process keeps rows of PostgreSQL locked',
  '57': 'PostgreSQL is stopping or starting, or ended the statement',
  '58': 'PostgreSQL cannot read or write its files',
  XX001: 'The database is damaged',
  XX002: 'The database is damaged',
}

const UNREACHABLE = 'PostgreSQL cannot be reached'

/** What PostgreSQL or the system calls an error, also beneath a store's. */
function codeOf(error: unknown): string | undefined {
  if (isPlatenError(error)) return codeOf(error.cause)
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** Whether a row was refused because its key is taken. */
export function isTakenByPostgres(error: unknown): boolean {
  return codeOf(error) === '23505'
}

/** Whether a transaction was given up for others and may be tried again at once: nothing of it was kept. */
export function mayRunAgain(error: unknown): boolean {
  const code = codeOf(error)
  return code === '40P01' || code === '40001'
}

/** Whether nothing can be asked over a connection any more that gave this error. */
export function endsConnection(error: unknown): boolean {
  const isRefusal = error instanceof Error && 'severity' in error && error.severity === 'ERROR'
  return !isRefusal
}

/**
 * What a caller is told: `unavailable` when the server, its disk, a lock or the network is at fault;
 * anything else is a fault of this package and stays what it is. Addresses stay in the cause.
 */
export function toPostgresStoreError(error: unknown): unknown {
  if (isPlatenError(error)) return error
  const code = codeOf(error)
  const reason =
    REASONS[code ?? ''] ?? REASONS[code?.slice(0, 2) ?? ''] ?? reasonOfDriver(error, code)
  if (reason === undefined) return error
  return new PlatenError('unavailable', `${reason}.`, {
    cause: error,
    retryAfterMs: RETRY_AFTER_MS,
  })
}

/** `pg` has no codes for a connection that ends or does not come about; Node's begin with E. */
function reasonOfDriver(error: unknown, code: string | undefined): string | undefined {
  if (code !== undefined) return /^E[A-Z]{2,}/.test(code) ? UNREACHABLE : undefined
  const isConnection = error instanceof Error && /connection|connect /i.test(error.message)
  return isConnection ? UNREACHABLE : undefined
}
