import { connect, type Socket } from 'node:net'

/** Requests that are all answered alike, spread over connections that stay open. */
export interface Load {
  readonly port: number
  /** Taken in turn. */
  readonly targets: readonly string[]
  readonly headers: Readonly<Record<string, string>>
  readonly requests: number
  readonly connections: number
  /** Any other status ends the run. */
  readonly status: number
  /** Whether the client never waits in the kernel, see `stayAwake`. Default: true. */
  readonly staysAwake?: boolean
}

/** What a run may take, in ms: a server that stopped answering must not stop the bench. */
const MAX_MS = 60_000
const READ_BYTES = 262_144

/**
 * Sends the load and waits for the last answer.
 *
 * Written on bare sockets, since what the client spends is not there for the server on a machine with
 * two cores: it looks for the end of the head and counts the bytes that follow.
 *
 * @returns Ms from the first request to the last answer.
 * @throws {Error} An answer has another status, a connection ends, or the time is up.
 */
export async function sendLoad(load: Load): Promise<number> {
  const requests = load.targets.map((target) => buildRequest(target, load.headers))
  let sent = 0
  const next = () => (sent < load.requests ? requests[sent++ % requests.length] : undefined)
  const sockets: Socket[] = []
  const startedAt = performance.now()
  let timer: NodeJS.Timeout | undefined
  const sleep = load.staysAwake === false ? undefined : stayAwake()
  try {
    const count = Math.min(load.connections, load.requests)
    const exchanges = Array.from({ length: count }, () => exchange(load, next, sockets))
    const late = new Promise<never>((_settle, reject) => {
      timer = setTimeout(() => reject(new Error('The server took too long.')), MAX_MS)
    })
    await Promise.race([Promise.all(exchanges), late])
    return performance.now() - startedAt
  } finally {
    sleep?.()
    clearTimeout(timer)
    for (const socket of sockets) socket.destroy()
  }
}

/**
 * Keeps this process from waiting in the kernel. On virtual machines waking an idle processor costs up
 * to 40 µs, paid by whoever writes to the socket, and the more of it the slower the server is.
 *
 * @returns Ends it.
 */
function stayAwake(): () => void {
  let isAwake = true
  const turn = () => {
    if (isAwake) setImmediate(turn)
  }
  turn()
  return () => {
    isAwake = false
  }
}

/** One connection: a request goes out when the answer before it is complete. */
function exchange(
  { port, status }: Load,
  next: () => Buffer | undefined,
  sockets: Socket[],
): Promise<void> {
  return new Promise((settle, reject) => {
    const send = () => {
      const request = next()
      if (request === undefined) settle()
      else socket.write(request)
    }
    const reader = createAnswerReader(status, send)
    const socket = connect({
      port,
      host: '127.0.0.1',
      noDelay: true,
      onread: {
        buffer: Buffer.alloc(READ_BYTES),
        callback: (length, buffer) => {
          try {
            reader(buffer.subarray(0, length) as Buffer)
          } catch (error) {
            reject(error)
          }
          return true
        },
      },
    })
    sockets.push(socket)
    socket.once('connect', send)
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('The server closed the connection.')))
  })
}

/** Takes the bytes of a connection apart into answers, and tells when one is complete. */
function createAnswerReader(status: number, onAnswer: () => void): (bytes: Buffer) => void {
  let unread: Buffer = Buffer.alloc(0)
  let bodyBytesLeft = 0
  return (received) => {
    let bytes = received
    if (bodyBytesLeft === 0) {
      // Rarely in two parts, and then the end of the head may lie in both.
      if (unread.length > 0) bytes = Buffer.concat([unread, received])
      const end = bytes.indexOf('\r\n\r\n')
      // The buffer of the socket is written over by what comes next.
      unread = end === -1 ? Buffer.from(bytes) : Buffer.alloc(0)
      if (end === -1) return
      bodyBytesLeft = readLength(bytes.toString('latin1', 0, end), status)
      bytes = bytes.subarray(end + 4)
    }
    bodyBytesLeft -= bytes.length
    if (bodyBytesLeft === 0) onAnswer()
  }
}

/** Length of the body of an answer; 0 for one that has none (RFC 9112 section 6.3). */
function readLength(head: string, status: number): number {
  const found = Number(head.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length))
  if (found !== status) throw new Error(`The answer is ${found} instead of ${status}: ${head}`)
  if (status === 304) return 0
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (length === undefined) throw new Error(`The answer tells no length: ${head}`)
  return Number(length)
}

function buildRequest(target: string, headers: Readonly<Record<string, string>>): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`GET ${target} HTTP/1.1\r\nhost: 127.0.0.1\r\n${lines.join('')}\r\n`)
}
