import {
  type HostUser,
  type HttpHandler,
  type HttpResponse,
  isUnread,
  toHttpRequest,
  writeHttpResponse,
} from '@platen/core/node'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

export interface PlatenFastifyOptions {
  readonly platen: HttpHandler & { readonly basePath: string }
  /** Tells who is signed in to the host application; asked only by routes that take users. */
  readonly authenticate?: (
    request: FastifyRequest,
  ) => HostUser | undefined | Promise<HostUser | undefined>
  /** Path in front of Platen's base path, as Fastify takes it. */
  readonly prefix?: string
}

/**
 * Plugin that serves a Platen: `app.register(platenFastify, { platen })`.
 *
 * Encapsulated: the host's body parsers, hooks, error handler and 404 stay as they are. Answers go
 * through `reply`, so that headers of the host's hooks (CORS, helmet) stand beside Platen's own. The
 * client's address is `request.ip`: set `trustProxy` behind a proxy.
 */
export async function platenFastify(
  fastify: FastifyInstance,
  options: PlatenFastifyOptions,
): Promise<void> {
  const { platen, authenticate } = options
  const mountPath = fastify.prefix
  // In this scope nothing is parsed: the body is read by its own rules, with its own limits.
  fastify.removeAllContentTypeParsers()
  fastify.addContentTypeParser('*', (_request, _payload, done) => done(null))

  // Not async: Fastify would wait for the end of the response by what `reply.then` sets up, which
  // costs more than the checks of a request do and keeps each request until a full collection.
  const answer = (request: FastifyRequest, reply: FastifyReply): void => {
    const parts = {
      mountPath,
      ip: request.ip,
      ...(authenticate === undefined ? {} : { findUser: () => authenticate(request) }),
    }
    platen
      .handle(toHttpRequest(request.raw, reply.raw, parts))
      .then((response) => write(response, request, reply))
      .catch((error: unknown) => reply.send(error))
  }

  // All that the host's Fastify knows: what no route takes is told which methods it does take.
  const method = [...fastify.supportedMethods]
  for (const path of [platen.basePath || '/', `${platen.basePath}/*`]) {
    fastify.route({
      method,
      url: path,
      handler: answer,
      exposeHeadRoute: false,
      schema: { hide: true } as object,
    })
  }
}

function write(
  { status, headers, body }: HttpResponse,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  if (!isUnread(request.raw)) {
    reply.code(status).headers(headers).send(toPayload(body))
    return
  }
  // The connection has to be wound up with care, which `reply` cannot do.
  reply.hijack()
  // What the host has set so far, cookies one by one: ours are added to them.
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) reply.raw.setHeader(name, value)
  }
  writeHttpResponse({ status, headers, body }, reply.raw, request.raw)
}

/** Bytes, also of texts: to the type of a text Fastify would add a charset. */
function toPayload(body: Uint8Array | string | undefined): Buffer | undefined {
  if (body === undefined) return undefined
  if (typeof body === 'string') return Buffer.from(body)
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength)
}
