import type { z } from 'zod'
import type { Action } from '../auth/permissions.ts'
import { CallerRequest } from './checked-request.ts'
import type { HttpResponse } from './http-response.ts'
import type { HttpTools } from './http-tools.ts'
import { type Idempotency, runIdempotently } from './idempotency.ts'
import type { QueryOf, QueryParameters } from './query-parameter.ts'
import { readQueryText } from './query-text.ts'
import { readJsonBody } from './read-json-body.ts'
import { readQuery } from './read-query.ts'
import type {
  Method,
  PublicRequest,
  Route,
  RouteAccess,
  RouteDescription,
  RouteRequest,
  UnreadRequest,
} from './route.ts'

interface RouteDefinition<Parameters extends QueryParameters, Body> extends RouteDescription {
  readonly method: Method
  readonly path: string
  readonly query?: Parameters
  readonly body?: z.ZodType<Body>
}

export interface CallerRouteDefinition<Parameters extends QueryParameters, Body>
  extends RouteDefinition<Parameters, Body> {
  readonly action: Action
  /** Whether people who are signed in to the host application may call it too. Default true. */
  readonly users?: boolean
  /** What an `Idempotency-Key` does. Absent: nothing. */
  readonly idempotency?: Idempotency
  readonly handler: CallerHandler<QueryOf<Parameters>, Body>
}

type CallerHandler<Query, Body> = (
  request: RouteRequest<Query, Body>,
  tools: HttpTools,
) => Promise<HttpResponse>

/** A route for callers with a key or a session; handlers get query and body as their schemas say. */
export function defineRoute<
  const Parameters extends QueryParameters = Record<never, never>,
  Body = undefined,
>(definition: CallerRouteDefinition<Parameters, Body>): Route {
  const { action, users = true, idempotency, handler, ...described } = definition
  const access = { kind: 'caller', action, users } as const
  const route = toRoute(described, access, (request, tools) => {
    const asked = assertCaller(request)
    const run = () => handler(asked, tools)
    if (idempotency === undefined) return run()
    return runIdempotently({
      kind: idempotency,
      store: tools.stores.idempotency,
      header: asked.header('idempotency-key'),
      grant: asked.grant,
      operation: `${definition.method} ${asked.path}`,
      payload: asked.body,
      secret: tools.options.secret,
      run,
    })
  })
  return { ...route, idempotency }
}

/** The dynamic image URL: its handler reads the query itself, since it signs and caches by it. */
export function defineImageRoute(
  definition: RouteDefinition<Record<never, never>, undefined> & {
    readonly handler: CallerHandler<unknown, undefined>
  },
): Route {
  const { handler, ...described } = definition
  return toRoute(described, { kind: 'image' }, (request, tools) =>
    handler(assertCaller(request), tools),
  )
}

/** A route for anyone. */
export function definePublicRoute<
  const Parameters extends QueryParameters = Record<never, never>,
  Body = undefined,
>(
  definition: RouteDefinition<Parameters, Body> & {
    handler(
      request: PublicRequest<QueryOf<Parameters>, Body>,
      tools: HttpTools,
    ): Promise<HttpResponse>
  },
): Route {
  const { handler, ...described } = definition
  return toRoute(described, { kind: 'public' }, handler)
}

type ReadRequest<Query, Body> = UnreadRequest & {
  readonly query: Query
  readonly body: Body
}

function toRoute<const Parameters extends QueryParameters, Body>(
  definition: RouteDefinition<Parameters, Body>,
  access: RouteAccess,
  answer: (
    request: ReadRequest<QueryOf<Parameters>, Body>,
    tools: HttpTools,
  ) => Promise<HttpResponse>,
): Route {
  const { query: parameters, body: schema, ...described } = definition
  return {
    ...described,
    access,
    query: parameters ?? {},
    body: schema,
    run: (request, tools) => {
      // Without parameters or a schema, `Parameters` and `Body` are what is written here.
      request.query =
        parameters === undefined ? {} : readQuery(readQueryText(request.rawQuery), parameters)
      const read = request as ReadRequest<QueryOf<Parameters>, Body>
      if (schema === undefined) return answer(read, tools)
      return readJsonBody(request, schema, tools.limits).then((body) => {
        request.body = body
        return answer(read, tools)
      })
    },
  }
}

function assertCaller<Query, Body>(
  request: ReadRequest<Query, Body>,
): CallerRequest & ReadRequest<Query, Body> {
  if (request instanceof CallerRequest) return request
  throw new TypeError('A route was run without asking who calls.')
}
