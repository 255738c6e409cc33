import { createServer, type IncomingMessage, type Server } from 'node:http'
import { Readable } from 'node:stream'

/** Serves a Fetch handler as frameworks do whose requests are those of the Fetch API. */
export function serveFetch(handle: (request: Request) => Promise<Response>): Server {
  return createServer(async (message, response) => {
    const leaving = new AbortController()
    response.once('close', () => leaving.abort())
    const { status, headers, body } = await handle(toRequest(message, leaving.signal))
    for (const [name, value] of headers) response.setHeader(name, value)
    response.statusCode = status
    response.end(body === null ? undefined : Buffer.from(await new Response(body).arrayBuffer()))
  })
}

function toRequest(message: IncomingMessage, signal: AbortSignal): Request {
  const { method = 'GET', url = '/', headersDistinct } = message
  const headers = new Headers()
  for (const [name, values = []] of Object.entries(headersDistinct)) {
    for (const value of values) headers.append(name, value)
  }
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(`http://127.0.0.1${url}`, {
    method,
    headers,
    signal,
    ...(hasBody ? { body: Readable.toWeb(message) as ReadableStream, duplex: 'half' } : {}),
  })
}
