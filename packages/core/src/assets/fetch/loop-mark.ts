import { createHmac, randomBytes } from 'node:crypto'

/**
 * The name under which a Platen appears in the `Via` header of what it fetches (RFC 9110 section 7.6.3),
 * by which it knows a request that comes from itself: an image that shows itself would wait for itself.
 */
export type LoopMark = string

/**
 * @param secret Gives all processes of one deployment the same mark, so that a balancer between them
 *   hides no loop. Without it each process has its own.
 */
export function createLoopMark(secret: string | undefined): LoopMark {
  const key = secret ?? randomBytes(32)
  return `platen-${createHmac('sha256', key).update('loop-mark').digest('hex').slice(0, 16)}`
}

/** @param via `Via` of a request. */
export function isLooped(via: string | undefined, mark: LoopMark): boolean {
  return via?.includes(mark) === true
}
