import { createHash } from 'node:crypto'

/** The number of an advisory lock, a signed 64-bit integer: of names that differ, different ones nearly always. */
export function lockKeyOf(schema: string, scope: string): bigint {
  return createHash('sha256')
    .update(JSON.stringify([schema, scope]))
    .digest()
    .readBigInt64BE()
}
