import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HttpResponse } from '../http-response.ts'
import { closeUnread } from './close-unread.ts'
import { isUnread } from './is-unread.ts'

/**
 * Writes an answer to Node's response: with `end`, never with a framework's `send`, which would add
 * an entity tag of its own. Headers that middleware has set stay, unless the answer has its own.
 */
export function writeHttpResponse(
  { status, headers, body }: HttpResponse,
  response: ServerResponse,
  message: IncomingMessage,
): void {
  if (response.destroyed || response.headersSent) return
  response.statusCode = status
  for (const [name, value] of Object.entries(headers)) {
    // Cookies are the one header that two may set without contradiction.
    if (name === 'set-cookie') response.appendHeader(name, value)
    else response.setHeader(name, value)
  }
  if (!isUnread(message)) {
    response.end(body)
    return
  }
  response.setHeader('connection', 'close')
  if (body === undefined) response.flushHeaders()
  else response.write(body)
  closeUnread(message, response)
}
