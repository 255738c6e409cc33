import type { FoundRoute } from './find-route.ts'
import type { HttpRequest } from './http-request.ts'
import type { UnreadRequest } from './route.ts'

/** A request whose route is known. */
export interface RoutedRequest {
  readonly found: Extract<FoundRoute, { readonly kind: 'route' }>
  readonly request: HttpRequest
  readonly requestId: string
}

/** What the checks found out. */
export type CheckedParts = Pick<UnreadRequest, 'caller' | 'parameters'>

/**
 * A request that passed all checks, as the handler of its route gets it.
 *
 * A class because of its accessor: V8 makes a hidden class of its own for each object literal that has
 * one, and all that the accessor sees stays in memory with it until a full collection.
 */
export class CheckedRequest implements UnreadRequest {
  readonly id: string
  readonly url: string
  readonly path: string
  readonly rawQuery: string
  readonly params: UnreadRequest['params']
  readonly ip: string | undefined
  readonly caller: UnreadRequest['caller']
  readonly parameters: UnreadRequest['parameters']
  readonly header: UnreadRequest['header']
  readonly readBody: UnreadRequest['readBody']
  readonly #request: HttpRequest

  constructor(
    { found, request, requestId }: RoutedRequest,
    { url, caller, parameters }: CheckedParts & Pick<UnreadRequest, 'url'>,
  ) {
    this.id = requestId
    this.url = url
    this.path = found.path
    this.rawQuery = found.rawQuery
    this.params = found.params
    this.ip = request.ip
    this.caller = caller
    this.parameters = parameters
    // Handlers take these out of the request by destructuring.
    this.header = (name) => request.header(name)
    this.readBody = (limitBytes) => request.readBody(limitBytes)
    this.#request = request
  }

  /** Asked for only by what waits for something: to make one costs as much as a check. */
  get signal(): AbortSignal {
    return this.#request.signal
  }
}
