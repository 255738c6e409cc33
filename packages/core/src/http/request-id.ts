import { randomFillSync } from 'node:crypto'
import { createId } from '../foundation/create-id.ts'

/** Gives the id of each request. */
export type RequestIds = (header: string | undefined) => string

/** Random bytes that are drawn at once: one draw costs as much as a hundred bytes. */
const POOL_BYTES = 8_192

/**
 * The id of a request: what the client or a proxy sent as `X-Request-Id`, so that logs of both can be
 * read side by side, unless it holds anything that could harm a log; else one of our own.
 */
export function createRequestIds(): RequestIds {
  const pool = new Uint8Array(POOL_BYTES)
  let used = POOL_BYTES
  const draw = (count: number) => {
    if (used + count > POOL_BYTES) {
      randomFillSync(pool)
      used = 0
    }
    used += count
    return pool.subarray(used - count, used)
  }
  return (header) =>
    header !== undefined && /^[\w-]{1,64}$/.test(header) ? header : createId('req', draw)
}
