import { createHmac, timingSafeEqual } from 'node:crypto'
import { PlatenError } from '../foundation/errors.ts'
import type { PageKey } from '../ports/page-request.ts'

/** Which list a cursor belongs to: it is of no use in another one, or under other filters. */
export interface CursorScope {
  /** Envelope name of the resource, such as `apiKey`. */
  readonly resource: string
  /** What the list is filtered by, in canonical form. */
  readonly filters: string
  /** Of the instance; without one the code below is a mere checksum. */
  readonly secret: string | undefined
}

const VERSION = 1
/** Bytes of the code: a slip or a guess is noticed; a cursor gives no right that needs more. */
const CODE_BYTES = 8
/** Longer than any cursor of ours. */
const MAX_LENGTH = 256

/**
 * Writes the place of a row as opaque text: base64url of `[version, createdAt, id]` and a code.
 *
 * It names a place in the order and nothing else: the list stays that of the caller's organisation,
 * and the row itself may be gone.
 */
export function writeCursor(key: PageKey, scope: CursorScope): string {
  const content = JSON.stringify([VERSION, key.createdAt, key.id])
  return Buffer.concat([buildCode(content, scope), Buffer.from(content)]).toString('base64url')
}

/** @throws {PlatenError} `invalid_cursor`: altered, cut, or taken from another list. */
export function parseCursor(cursor: string, scope: CursorScope): PageKey {
  const bytes = Buffer.from(cursor.length > MAX_LENGTH ? '' : cursor, 'base64url')
  const content = bytes.subarray(CODE_BYTES).toString()
  const code = buildCode(content, scope)
  // Decoding forgives stray characters and unused bits; only the one spelling that we wrote passes.
  const isOurs =
    bytes.length > CODE_BYTES &&
    bytes.toString('base64url') === cursor &&
    timingSafeEqual(code, bytes.subarray(0, CODE_BYTES))
  const key = isOurs ? readContent(content) : undefined
  if (key !== undefined) return key
  throw new PlatenError(
    'invalid_cursor',
    'The "cursor" is not one of this list with these filters; leave it out to begin anew.',
    { pointer: '/cursor' },
  )
}

function readContent(content: string): PageKey | undefined {
  // Written by `writeCursor`, as the code proves, or forged by somebody who may well fail here.
  let parsed: unknown
  try {
    parsed = JSON.parse(content)
  } catch {
    return undefined
  }
  if (!Array.isArray(parsed)) return undefined
  const [version, createdAt, id] = parsed as readonly unknown[]
  if (version !== VERSION || !Number.isSafeInteger(createdAt) || typeof id !== 'string') {
    return undefined
  }
  return { createdAt: Number(createdAt), id }
}

function buildCode(content: string, { resource, filters, secret }: CursorScope): Buffer {
  return createHmac('sha256', secret ?? 'platen cursor')
    .update(JSON.stringify([resource, filters, content]))
    .digest()
    .subarray(0, CODE_BYTES)
}
