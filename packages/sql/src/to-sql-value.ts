import { toSqlText } from './sql-text.ts'

/** What is bound and found, whichever engine it is. */
export type SqlValue = null | string | number | bigint | Buffer

/** Integers of SQLite and PostgreSQL have 64 bits. */
const MIN_INTEGER = -(2n ** 63n)
const MAX_INTEGER = 2n ** 63n - 1n

/**
 * The gate that every bound value passes.
 *
 * libsql ends the whole process when a boolean is bound, and binds NaN as NULL; what it does with
 * other types differs from version to version. PostgreSQL would take lists and objects for something of its
 * own. Nothing but what both keep gets there.
 *
 * @throws {TypeError} A fault of this package, never of its caller's data.
 */
export function toSqlValue(value: unknown): SqlValue {
  if (value === null || Buffer.isBuffer(value)) return value
  if (typeof value === 'string') return toSqlText(value)
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (typeof value === 'bigint' && value >= MIN_INTEGER && value <= MAX_INTEGER) return value
  // A view of the same memory: nothing is copied before the engine does.
  if (value instanceof Uint8Array) return toBuffer(value)
  throw new TypeError(
    `A ${describe(value)} cannot be bound: use null, a string, a finite number, a 64-bit bigint or bytes.`,
  )
}

function toBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}

function describe(value: unknown): string {
  return typeof value === 'number' ? String(value) : typeof value
}
