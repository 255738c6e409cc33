import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { KitError } from './kit-error.ts'

export interface ServerPlace {
  /** 0: any that is free. */
  readonly port: number
  readonly host: string
}

export interface RunningServer {
  readonly port: number
  /** Without a slash at its end. */
  readonly origin: string
  /** Takes no more requests and waits for those that are under way, but not for ever. */
  stop(): Promise<void>
}

/** For answers that are written already but not read; then connections are cut. */
const LAST_ANSWERS_MS = 10_000

/** Ms that a client may take to send a request: whoever drips one holds a connection, and a shutdown. */
const TIMES = { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000 }

/** @throws {KitError} The port is taken or may not be used. */
export async function startServer(
  listener: RequestListener,
  place: ServerPlace,
): Promise<RunningServer> {
  const server = createServer(TIMES, listener)
  await listen(server, place)
  const { port } = server.address() as AddressInfo
  const { host } = place
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return {
    port,
    origin: `http://${name.includes(':') ? `[${name}]` : name}:${port}`,
    stop: () => stopServer(server),
  }
}

function listen(server: Server, { port, host }: ServerPlace): Promise<void> {
  const listening = new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return listening.catch((error: NodeJS.ErrnoException) => {
    throw explain(error, port)
  })
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  const advice = 'choose another with --port or PORT.'
  if (error.code === 'EADDRINUSE') {
    return new KitError(`Port ${port} is taken by another program: ${advice}`, { cause: error })
  }
  if (error.code === 'EACCES') {
    return new KitError(`Port ${port} is not open to this user: ${advice}`, { cause: error })
  }
  if (error.code === 'ERR_SOCKET_BAD_PORT') {
    return new KitError('A port is a whole number from 0 to 65535.', { cause: error })
  }
  return error
}

async function stopServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // Connections that wait for another request are idle only once their last answer is out.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  const cut = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS)
  try {
    await closed
  } finally {
    clearInterval(sweep)
    clearTimeout(cut)
  }
}
