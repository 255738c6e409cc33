import { type IncomingHttpHeaders, request } from 'node:http'

export interface TestRequest {
  readonly method?: string
  /** Written to the request line as it is. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

export interface TestAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** Sends a request to loopback, on a connection of its own. */
export function sendRequest(port: number, asked: TestRequest): Promise<TestAnswer> {
  const { method = 'GET', path, headers = {}, body } = asked
  const isChunked = body === undefined || 'transfer-encoding' in headers
  return new Promise((settle, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        agent: false,
        headers: {
          ...(isChunked ? {} : { 'content-length': String(Buffer.byteLength(body ?? '')) }),
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const { statusCode = 0, headers: received } = response
          settle({ status: statusCode, headers: received, body: Buffer.concat(chunks) })
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** The JSON of an answer. */
export function readJson(answer: Pick<TestAnswer, 'body'>): unknown {
  return JSON.parse(answer.body.toString())
}
