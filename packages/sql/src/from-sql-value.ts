import { fromSqlText } from './sql-text.ts'
import type { SqlValue } from './to-sql-value.ts'

/**
 * A value as it was bound.
 *
 * libsql gives bytes as Buffer from some calls and as ArrayBuffer from others.
 */
export function fromSqlValue(value: unknown): SqlValue {
  if (typeof value === 'string') return fromSqlText(value)
  if (value instanceof ArrayBuffer) return Buffer.from(value)
  if (Buffer.isBuffer(value) || typeof value === 'number' || typeof value === 'bigint') return value
  return null
}
