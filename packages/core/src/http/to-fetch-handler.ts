import type { HostUser, RequestBody } from './http-request.ts'
import type { HttpHandler } from './node/to-node-handler.ts'
import { bodyTooLarge } from './read-body.ts'

export interface FetchHandlerOptions {
  /** Tells who is signed in; asked only by routes that take users. */
  readonly authenticate?: (request: Request) => HostUser | undefined | Promise<HostUser | undefined>
  /** Path below which the host serves Platen, when the URL's path begins with it. Default none. */
  readonly mountPath?: string
  /** The client's address; a Fetch `Request` does not tell. */
  readonly findIp?: (request: Request) => string | undefined
}

/** Serves a Platen where requests are those of the Fetch API: Next.js, Hono, Nuxt, SvelteKit. */
export function toFetchHandler(
  platen: HttpHandler,
  options: FetchHandlerOptions = {},
): (request: Request) => Promise<Response> {
  const { authenticate, mountPath = '', findIp } = options
  return async (request) => {
    const { status, headers, body } = await platen.handle({
      method: request.method,
      rawUrl: toTarget(request.url),
      mountPath,
      header: (name) => findHeader(request, name),
      readBody: (limitBytes) => readFetchBody(request, limitBytes),
      ip: findIp?.(request),
      signal: request.signal,
      ...(authenticate === undefined ? {} : { findUser: () => authenticate(request) }),
    })
    return new Response(body ?? null, { status, headers })
  }
}

/**
 * A Fetch request need not say how long its body is, and has none of the headers that HTTP/1.1 has
 * for that: a typed body of unknown length is read as one that comes in chunks.
 */
function findHeader({ headers, body }: Request, name: string): string | undefined {
  const value = headers.get(name) ?? undefined
  if (value !== undefined || name !== 'transfer-encoding' || body === null) return value
  return headers.has('content-type') && !headers.has('content-length') ? 'chunked' : undefined
}

/** What the request line was: the URL without scheme and authority. A WHATWG URL has a path. */
function toTarget(url: string): string {
  return url.slice(url.indexOf('/', url.indexOf('://') + 3))
}

async function readFetchBody(request: Request, limitBytes: number): Promise<RequestBody> {
  if (request.bodyUsed) return { kind: 'lost' }
  if (request.body === null) return { kind: 'bytes', bytes: new Uint8Array() }
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  for await (const chunk of request.body) {
    sizeBytes += chunk.length
    if (sizeBytes > limitBytes) throw bodyTooLarge(limitBytes)
    chunks.push(chunk)
  }
  return { kind: 'bytes', bytes: Buffer.concat(chunks, sizeBytes) }
}
