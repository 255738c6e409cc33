import type { IncomingMessage, ServerResponse } from 'node:http'

/** What a client may still send before the connection is cut. */
const MAX_BYTES = 64_000_000
const MAX_MS = 1_000

/**
 * Ends an answer that was given before the request's body was read to its end.
 *
 * A connection that is closed with bytes unread is reset, and a reset takes the answer with it when
 * the client is still sending. So the whole answer goes out first, then the rest of the body is read
 * and dropped for a moment, then the connection is closed. The answer must say `connection: close`,
 * and its length.
 */
export function closeUnread(message: IncomingMessage, response: ServerResponse): void {
  let droppedBytes = 0
  const end = () => {
    clearTimeout(timer)
    message.off('data', onData).off('end', end).off('error', end).off('close', end)
    response.end()
  }
  const onData = (chunk: Buffer) => {
    droppedBytes += chunk.length
    if (droppedBytes > MAX_BYTES) end()
  }
  const timer = setTimeout(end, MAX_MS)
  message.on('data', onData).on('end', end).on('error', end).on('close', end)
  message.resume()
}
