import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  type HostUser,
  type HttpHandler,
  toHttpRequest,
  writeHttpResponse,
} from '@platen/core/node'

/** What is used of Express's request, the same in versions 4 and 5. */
interface ExpressRequest extends IncomingMessage {
  readonly originalUrl: string
  readonly baseUrl: string
  readonly ip?: string | undefined
}

type Next = (error?: unknown) => void

export interface PlatenExpressOptions<Request extends IncomingMessage = IncomingMessage> {
  /** Tells who is signed in to the host application; asked only by routes that take users. */
  readonly authenticate?: (request: Request) => HostUser | undefined | Promise<HostUser | undefined>
}

/**
 * Middleware that serves a Platen: `app.use(platenExpress(platen))`.
 *
 * Works before and after body parsers, under any mount path, in Express 4 and 5. Requests outside of
 * Platen's base path go on to the host's next handler untouched, and so do the host's own 404 and
 * error handlers. The client's address is `request.ip`: set `trust proxy` behind a proxy.
 */
export function platenExpress<Request extends IncomingMessage = IncomingMessage>(
  platen: HttpHandler & { serves(rawUrl: string, mountPath: string): boolean },
  options: PlatenExpressOptions<Request> = {},
): (request: Request, response: ServerResponse, next: Next) => Promise<void> {
  const { authenticate } = options
  return async (message, response, next) => {
    const request = message as Request & ExpressRequest
    const { originalUrl: rawUrl, baseUrl: mountPath, ip } = request
    if (!platen.serves(rawUrl, mountPath)) return next()
    try {
      const parts = {
        rawUrl,
        mountPath,
        ip,
        ...(authenticate === undefined ? {} : { findUser: () => authenticate(request) }),
      }
      const answer = await platen.handle(toHttpRequest(request, response, parts))
      writeHttpResponse(answer, response, request)
    } catch (error) {
      // `handle` never rejects, so this is a fault of the program: Express 4 would not see it.
      next(error)
    }
  }
}
