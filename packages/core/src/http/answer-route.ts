import { PlatenError } from '../foundation/errors.ts'
import { merge } from '../foundation/merge.ts'
import { parseQuery } from '../overrides/parse-query.ts'
import { admitCaller } from './access/admit-caller.ts'
import { type CallerLimits, createCallerLimits } from './access/caller-limits.ts'
import { identifyCaller } from './access/identify-caller.ts'
import { assertUrlLength } from './assert-url-length.ts'
import { type CheckedParts, CheckedRequest, type RoutedRequest } from './checked-request.ts'
import type { HttpResponse } from './http-response.ts'
import type { HttpTools } from './http-tools.ts'
import type { RouteAccess, UnreadRequest } from './route.ts'

/** A request on its way through the checks. */
export interface UncheckedRequest extends RoutedRequest {
  /** Told who is limited as soon as that is known, so that refusals carry the headers too. */
  onLimits(limits: CallerLimits): void
}

/**
 * Takes a request through all checks, in their order, and has its route answer it:
 * length of the URL, one credential, its validity, what its type may do, embedding page, address,
 * role, `api` limit; then the handler: single things, overrides, preconditions, cache, limits of
 * renders.
 *
 * Refusals are thrown. Those of hosts come before limits, so that a site that is not listed cannot
 * use up the limit of the one that is; and all of them before any conditional answer, so that no
 * 304 goes to somebody who may not have the image.
 */
export async function answerRoute(
  routed: UncheckedRequest,
  tools: HttpTools,
): Promise<HttpResponse> {
  const { route } = routed.found
  if (route.access.kind === 'public') {
    return route.run(buildUnread(routed, tools, PUBLIC), tools)
  }
  if (!tools.isOpen()) throw new PlatenError('closed', 'This instance is shutting down.')
  return route.run(
    buildUnread(routed, tools, await checkCaller(routed, route.access, tools)),
    tools,
  )
}

const PUBLIC: CheckedParts = { caller: undefined, parameters: [] }

async function checkCaller(
  { found, request, onLimits }: UncheckedRequest,
  access: Exclude<RouteAccess, { readonly kind: 'public' }>,
  tools: HttpTools,
): Promise<CheckedParts> {
  const isImage = access.kind === 'image'
  if (isImage) assertUrlLength(request.rawUrl)
  const parameters = isImage ? readParameters(found.rawQuery, tools) : []
  const asked = { request, access, path: found.path, parameters }
  const caller = admitCaller(await identifyCaller(asked, tools), request, tools)
  const limits = createCallerLimits(caller, tools)
  onLimits(limits)
  await limits.consume('api')
  // What counts for an image is its own limit, also when a cache answers and none of it is used.
  if (isImage) await limits.show('get')
  return { parameters, caller: merge(caller, { consumeLimit: limits.consume }) }
}

function readParameters(rawQuery: string, { rendering }: HttpTools): UnreadRequest['parameters'] {
  return rendering.urls.find(rawQuery)?.parameters ?? parseQuery(rawQuery)
}

function buildUnread(
  routed: RoutedRequest,
  { options }: HttpTools,
  checked: CheckedParts,
): UnreadRequest {
  const { path, rawQuery } = routed.found
  const { baseUrl = routed.request.mountPath, basePath } = options
  const url = `${baseUrl}${basePath}${path}${rawQuery === '' ? '' : `?${rawQuery}`}`
  return new CheckedRequest(routed, { ...checked, url })
}
