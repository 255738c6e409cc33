import type { AdmittedCaller, CheckedCaller } from './access/caller.ts'
import type { FoundRoute } from './find-route.ts'
import type { HttpRequest } from './http-request.ts'
import type { ReadUrl } from './rendering/url-shelf.ts'
import type { PublicRequest, RouteRequest, UnreadRequest } from './route.ts'

/** A request whose route is known. */
export interface RoutedRequest {
  readonly found: Extract<FoundRoute, { readonly kind: 'route' }>
  readonly request: HttpRequest
  readonly requestId: string
}

/** What the checks found out. */
export interface CheckedParts {
  readonly url: string
  readonly parameters: RouteRequest['parameters']
  readonly readUrl: ReadUrl | undefined
}

/**
 * A request that passed all checks, on its way to its handler.
 *
 * A class because of its accessor: V8 makes a hidden class of its own for each object literal that has
 * one, and all that the accessor sees stays in memory with it until a full collection.
 */
export class CheckedRequest implements UnreadRequest {
  readonly id: string
  readonly url: string
  readonly path: string
  readonly rawQuery: string
  readonly params: PublicRequest['params']
  readonly ip: string | undefined
  readonly parameters: RouteRequest['parameters']
  readonly readUrl: ReadUrl | undefined
  readonly header: HttpRequest['header']
  readonly readBody: HttpRequest['readBody']
  /** Read later, by the schemas of the route. */
  query: unknown
  body: unknown
  readonly #request: HttpRequest

  constructor(
    { found, request, requestId }: RoutedRequest,
    { url, parameters, readUrl }: CheckedParts,
  ) {
    this.id = requestId
    this.url = url
    this.path = found.path
    this.rawQuery = found.rawQuery
    this.params = found.params
    this.ip = request.ip
    this.parameters = parameters
    this.readUrl = readUrl
    this.header = request.header
    this.readBody = request.readBody
    this.query = undefined
    this.body = undefined
    this.#request = request
  }

  /** Asked for only by what waits for something: to make one costs as much as a check. */
  get signal(): AbortSignal {
    return this.#request.signal
  }
}

/** The same for routes that are not public. */
export class CallerRequest extends CheckedRequest implements RouteRequest {
  readonly grant: CheckedCaller['grant']
  readonly settings: CheckedCaller['settings']
  readonly action: CheckedCaller['action']
  readonly inUrl: boolean
  readonly signature: CheckedCaller['signature']
  readonly scope: CheckedCaller['scope']
  readonly circumstances: CheckedCaller['circumstances']
  readonly consumeLimit: CheckedCaller['consumeLimit']

  constructor(
    routed: RoutedRequest,
    parts: CheckedParts,
    caller: AdmittedCaller,
    consumeLimit: CheckedCaller['consumeLimit'],
  ) {
    super(routed, parts)
    this.grant = caller.grant
    this.settings = caller.settings
    this.action = caller.action
    this.inUrl = caller.inUrl
    this.signature = caller.signature
    this.scope = caller.scope
    this.circumstances = caller.circumstances
    this.consumeLimit = consumeLimit
  }
}
