import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HostUser, HttpRequest } from '../http-request.ts'
import type { HttpResponse } from '../http-response.ts'
import { toHttpRequest } from './to-http-request.ts'
import { writeHttpResponse } from './write-http-response.ts'

/** What adapters need of a Platen. */
export interface HttpHandler {
  handle(request: HttpRequest): Promise<HttpResponse>
}

export interface NodeHandlerOptions {
  /** Tells who is signed in; asked only by routes that take users. */
  readonly authenticate?: (
    request: IncomingMessage,
  ) => HostUser | undefined | Promise<HostUser | undefined>
  /** Path below which the host serves Platen, when `request.url` begins with it. Default none. */
  readonly mountPath?: string
  /** The client's address. Default: that of the socket, which behind a proxy is the proxy's. */
  readonly findIp?: (request: IncomingMessage) => string | undefined
}

/**
 * Serves a Platen from plain `node:http`, and from anything that takes such a listener.
 *
 * Every request is answered, with 404 outside of the base path. The promise never rejects.
 */
export function toNodeHandler(
  platen: HttpHandler,
  options: NodeHandlerOptions = {},
): (message: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { authenticate, mountPath = '', findIp = ({ socket }) => socket.remoteAddress } = options
  return async (message, response) => {
    const request = toHttpRequest(message, response, {
      mountPath,
      ip: findIp(message),
      ...(authenticate === undefined ? {} : { findUser: () => authenticate(message) }),
    })
    writeHttpResponse(await platen.handle(request), response, message)
  }
}
