import type { IncomingMessage } from 'node:http'

/** Whether the client may still be sending a body that nobody wanted. */
export function isUnread(message: IncomingMessage): boolean {
  if (message.complete) return false
  const { 'content-length': length, 'transfer-encoding': encoding } = message.headers
  return encoding !== undefined || (length !== undefined && length !== '0')
}
