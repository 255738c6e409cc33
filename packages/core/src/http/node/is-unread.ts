import type { IncomingMessage } from 'node:http'

/** Bytes that Node may read and drop after an answer, to keep the connection. */
const MAX_DROPPED_BYTES = 65_536

/**
 * Whether the client may still be sending a body that nobody wanted and that is too large to be
 * dropped. A small one does not matter: Node drops it after the answer, and the connection lives on.
 */
export function isUnread(message: IncomingMessage): boolean {
  if (message.complete) return false
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = message.headers
  return encoding !== undefined || Number(length) > MAX_DROPPED_BYTES
}
