import { randomBytes } from 'node:crypto'
import { ID_BYTES, spellId } from '../foundation/create-id.ts'

/** Gives the id of each request. */
export type RequestIds = (header: string | undefined) => string

/** Ids that are drawn at once: one draw costs as much as many of them do. */
const DRAWN_IDS = 256

/**
 * The id of a request: what the client or a proxy sent as `X-Request-Id`, so that logs of both can be
 * read side by side, unless it holds anything that could harm a log; else one of our own, such as
 * `createId` makes.
 */
export function createRequestIds(): RequestIds {
  let drawn = ''
  let used = 0
  const draw = () => {
    if (used === drawn.length) {
      drawn = spellId(randomBytes(DRAWN_IDS * ID_BYTES))
      used = 0
    }
    used += ID_BYTES
    return `req_${drawn.slice(used - ID_BYTES, used)}`
  }
  return (header) => (header !== undefined && /^[\w-]{1,64}$/.test(header) ? header : draw())
}
