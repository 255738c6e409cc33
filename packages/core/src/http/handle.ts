import { ERRORS, isPlatenError, PlatenError } from '../foundation/errors.ts'
import type { CallerLimits } from './access/caller-limits.ts'
import { answerRoute } from './answer-route.ts'
import { type FoundRoute, findRoute } from './find-route.ts'
import { finishResponse } from './finish-response.ts'
import type { HttpRequest } from './http-request.ts'
import type { HttpResponse } from './http-response.ts'
import type { HttpTools } from './http-tools.ts'
import { problemResponse } from './problem.ts'
import { redactUrl } from './redact-url.ts'
import { createRequestIds } from './request-id.ts'
import type { Route } from './route.ts'
import { createRouter } from './router.ts'

/** Answers a request. Never rejects, whatever comes in and whatever goes wrong. */
export type Handle = (request: HttpRequest) => Promise<HttpResponse>

/** Makes a table of routes answer requests. */
export function createHandle(tools: HttpTools, routes: readonly Route[]): Handle {
  const router = createRouter(routes)
  const chooseRequestId = createRequestIds()
  return async (request) => {
    tools.underWay.enter()
    const startedAt = performance.now()
    const requestId = chooseRequestId(request.header('x-request-id'))
    const found = findRoute(router, request, tools.options.basePath)
    let limits: CallerLimits | undefined
    const onLimits = (known: CallerLimits) => {
      limits = known
    }
    let response: HttpResponse
    let error: PlatenError | undefined
    try {
      response = await answer({ request, requestId, found, onLimits }, tools)
    } catch (thrown) {
      error = toPlatenError(thrown, { request, requestId }, tools)
      response = problemResponse({ error, requestId, errorBase: tools.options.errorBase })
    } finally {
      tools.underWay.leave()
    }
    tools.metrics?.observe({
      method: found.kind === 'route' ? found.route.method : 'OTHER',
      route: found.kind === 'route' ? found.route.path : 'none',
      status: response.status,
      seconds: (performance.now() - startedAt) / 1000,
      cache: response.headers['x-cache'],
      error: error?.code,
    })
    return finishResponse(response, request.method, { requestId, limits: limits?.headers() })
  }
}

interface Exchange {
  readonly request: HttpRequest
  readonly requestId: string
  readonly found: FoundRoute
  readonly onLimits: (limits: CallerLimits) => void
}

function answer(
  { request, requestId, found, onLimits }: Exchange,
  tools: HttpTools,
): HttpResponse | Promise<HttpResponse> {
  switch (found.kind) {
    case 'route':
      return answerRoute({ found, request, requestId, onLimits }, tools)
    case 'options':
      return optionsResponse(found)
    case 'wrong_method': {
      const error = new PlatenError('method_not_allowed', `Allowed here are ${found.allow}.`)
      const { errorBase } = tools.options
      const problem = problemResponse({ error, requestId, errorBase })
      return { ...problem, headers: { ...problem.headers, allow: found.allow } }
    }
    case 'nothing':
      throw new PlatenError('not_found', 'There is nothing at this path.')
  }
}

/** For scripts of other sites only images are open; whether an answer is, its own headers say. */
function optionsResponse({
  allow,
  isImage,
}: Extract<FoundRoute, { readonly kind: 'options' }>): HttpResponse {
  const cors = {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': allow,
    'access-control-max-age': '86400',
  }
  return { status: 204, headers: { allow, ...(isImage ? cors : {}) }, body: undefined }
}

/** What is no refusal of ours is a fault of ours: it goes to the log, and nothing of it to a client. */
function toPlatenError(
  thrown: unknown,
  { request, requestId }: Pick<Exchange, 'request' | 'requestId'>,
  { logger }: HttpTools,
): PlatenError {
  const details = { err: thrown, requestId, method: request.method, url: redactUrl(request.rawUrl) }
  // Another copy of this package may throw codes that this one does not know.
  if (isPlatenError(thrown) && Object.hasOwn(ERRORS, thrown.code)) {
    if (thrown.code === 'internal') logger.error(details, 'A request failed')
    return thrown
  }
  if (request.signal.aborted) {
    return new PlatenError('render_aborted', 'The client went away.', { cause: thrown })
  }
  logger.error(details, 'A request failed')
  return new PlatenError('internal', 'Something went wrong inside Platen.', { cause: thrown })
}
