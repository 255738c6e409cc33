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
  const { rawUrl = message.url ?? '', ...rest } = parts
  return {
    method: message.method ?? '',
    rawUrl,
    ...rest,
    // `headers` drops the second `Authorization` and `Referer`; two readers must see both or none.
    header: (name) => message.headersDistinct[name]?.join(', '),
    readBody: (limitBytes) => readNodeBody(message, limitBytes),
    signal: signalOf(response),
  }
}

/** The close of a request comes when its body is read; only that of the response tells of a client. */
function signalOf(response: ServerResponse): AbortSignal {
  const controller = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) controller.abort(new Error('The client went away.'))
  })
  return controller.signal
}
