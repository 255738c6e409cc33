import { createId } from '../foundation/create-id.ts'

/**
 * The id of a request: what the client or a proxy sent as `X-Request-Id`, so that logs of both can be
 * read side by side, unless it holds anything that could harm a log.
 */
export function chooseRequestId(header: string | undefined): string {
  return header !== undefined && /^[\w-]{1,64}$/.test(header) ? header : createId('req')
}
