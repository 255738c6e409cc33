import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An HTTP server on loopback that answers as a test tells it to. */
export interface FakeOrigin {
  readonly port: number
  /** `Host` and path of each request, in order. */
  readonly hits: readonly string[]
  /** The address of a path, under any host name; names are for the test's resolver to know. */
  url(path: string, hostname?: string): URL
  /** How many sockets are open now. */
  countSockets(): Promise<number>
  close(): Promise<void>
}

/** Starts a server that answers each path, query left off, by its own listener, and others with 404. */
export async function startFakeOrigin(
  answers: Readonly<Record<string, RequestListener>>,
): Promise<FakeOrigin> {
  const listeners = new Map(Object.entries(answers))
  const hits: string[] = []
  const server = createServer((request, response) => {
    const url = request.url ?? '/'
    hits.push(`${request.headers.host ?? ''}${url}`)
    const listener = listeners.get(url.replace(/\?.*$/s, ''))
    if (listener !== undefined) listener(request, response)
    else response.writeHead(404).end('not here')
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    port,
    hits,
    url: (path, hostname = 'origin.test') => new URL(path, `http://${hostname}:${port}`),
    countSockets: () =>
      new Promise((settle, reject) => {
        server.getConnections((error, count) => (error ? reject(error) : settle(count)))
      }),
    close: () =>
      new Promise((settle) => {
        server.close(() => settle())
        server.closeAllConnections()
      }),
  }
}
