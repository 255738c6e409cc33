import { type ErrorCode, type ErrorDetail, type Platen, PlatenError } from '@platen/core'

/** A request by whoever runs the instance, who needs no key. */
export interface OperatorRequest {
  readonly method: string
  /** Below the base path, with its query: `/api-keys?limit=100`. */
  readonly path: string
  /** Sent as JSON. */
  readonly body?: object
}

export interface OperatorAnswer<Json> {
  readonly status: number
  /** Path and query of the next page of a list. */
  readonly next: string | undefined
  readonly json: Json
}

/** Sends a request to the routes without a socket, as the user `system`: checks and audit are the same. */
export async function askAsOperator<Json>(
  platen: Platen,
  { method, path, body }: OperatorRequest,
): Promise<OperatorAnswer<Json>> {
  const bytes = Buffer.from(body === undefined ? '' : JSON.stringify(body))
  const headers: Readonly<Record<string, string>> = {
    'sec-fetch-site': 'same-origin',
    'x-platen': '1',
    ...(body === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': String(bytes.length) }),
  }
  const response = await platen.handle({
    method,
    rawUrl: platen.basePath + path,
    mountPath: '',
    header: (name) => headers[name],
    readBody: async () => ({ kind: 'bytes', bytes }),
    ip: undefined,
    signal: new AbortController().signal,
    findUser: () => ({ userId: 'system', role: 'owner' }),
  })
  const text = Buffer.from(response.body ?? '').toString()
  const json = text === '' ? undefined : JSON.parse(text)
  if (response.status >= 400) throw toError(json)
  return { status: response.status, next: findNext(response.headers['link'], platen), json }
}

interface Problem {
  readonly code: ErrorCode
  readonly detail: string
  readonly errors?: readonly ErrorDetail[]
}

function toError({ code, detail, errors }: Problem): PlatenError {
  return new PlatenError(code, detail, errors === undefined ? {} : { errors })
}

/** `<…/api-keys?cursor=…>; rel="next"`, as a path below the base. */
function findNext(link: string | undefined, { basePath }: Platen): string | undefined {
  const url = /^<([^>]*)>; rel="next"$/.exec(link ?? '')?.[1]
  return url?.slice(url.indexOf(basePath) + basePath.length)
}
