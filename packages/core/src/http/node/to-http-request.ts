import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HttpRequest } from '../http-request.ts'
import { readNodeBody } from './read-node-body.ts'

/** What frameworks know of a request beside Node's own message. */
export interface NodeRequestParts extends Pick<HttpRequest, 'findUser' | 'ip' | 'mountPath'> {
  /** The target of the request line where `message.url` is no longer it, as in Express. */
  readonly rawUrl?: string
}

/** Converts a Node request; for all frameworks that stand on `node:http`. */
export function toHttpRequest(
  message: IncomingMessage,
  response: ServerResponse,
  parts: NodeRequestParts,
): HttpRequest {
  return new NodeHttpRequest(message, response, parts)
}

/** A class because of its accessor; see `CheckedRequest`. */
class NodeHttpRequest implements HttpRequest {
  readonly method: string
  readonly rawUrl: string
  readonly mountPath: string
  readonly ip: string | undefined
  readonly findUser?: NonNullable<HttpRequest['findUser']>
  readonly header: HttpRequest['header']
  readonly readBody: HttpRequest['readBody']
  readonly #response: ServerResponse
  #signal: AbortSignal | undefined

  constructor(message: IncomingMessage, response: ServerResponse, parts: NodeRequestParts) {
    this.method = message.method ?? ''
    this.rawUrl = parts.rawUrl ?? message.url ?? ''
    this.mountPath = parts.mountPath
    this.ip = parts.ip
    if (parts.findUser !== undefined) this.findUser = parts.findUser
    this.header = (name) => findHeader(message.rawHeaders, name)
    this.readBody = (limitBytes) => readNodeBody(message, limitBytes)
    this.#response = response
  }

  /** Most answers wait for nothing: they need no signal. */
  get signal(): AbortSignal {
    this.#signal ??= signalOf(this.#response)
    return this.#signal
  }
}

/**
 * The values of a header, in the order in which they came.
 *
 * `headers` drops the second `Authorization` and `Referer`, and two readers must see both or none;
 * `headersDistinct` takes all headers apart when one is asked for.
 */
function findHeader(rawHeaders: readonly string[], name: string): string | undefined {
  let found: string | undefined
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const own = rawHeaders[at]
    if (own?.length !== name.length || own.toLowerCase() !== name) continue
    found = found === undefined ? rawHeaders[at + 1] : `${found}, ${rawHeaders[at + 1]}`
  }
  return found
}

/** The close of a request comes when its body is read; only that of the response tells of a client. */
function signalOf(response: ServerResponse): AbortSignal {
  const controller = new AbortController()
  const abort = () => controller.abort(new Error('The client went away.'))
  // Asked for late: the client may have left already.
  if (response.destroyed && !response.writableFinished) abort()
  response.once('close', () => {
    if (!response.writableFinished) abort()
  })
  return controller.signal
}
