import { isLooped } from '../assets/fetch/loop-mark.ts'
import { PlatenError } from '../foundation/errors.ts'
import { parseQuery } from '../overrides/parse-query.ts'
import { admitCaller } from './access/admit-caller.ts'
import { CallerLimits } from './access/caller-limits.ts'
import { identifyCaller } from './access/identify-caller.ts'
import { assertUrlLength } from './assert-url-length.ts'
import {
  CallerRequest,
  type CheckedParts,
  CheckedRequest,
  type RoutedRequest,
} from './checked-request.ts'
import type { HttpResponse } from './http-response.ts'
import type { HttpTools } from './http-tools.ts'

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
  const { request, found, onLimits } = routed
  const { route } = found
  const { access } = route
  if (access.kind === 'public') {
    return route.run(new CheckedRequest(routed, buildParts(routed, tools)), tools)
  }
  if (!tools.isOpen()) throw new PlatenError('closed', 'This instance is shutting down.')
  const isImage = access.kind === 'image'
  if (isImage && isLooped(request.header('via'), tools.mark)) throw loopDetected()
  const parts = isImage ? readImageParts(routed, tools) : buildParts(routed, tools)
  const { parameters, readUrl } = parts
  const asked = { request, access, path: found.path, parameters, urlCredential: readUrl }
  const caller = admitCaller(await identifyCaller(asked, tools), request, tools)
  const limits = new CallerLimits(caller, tools)
  onLimits(limits)
  const counted = limits.consume('api')
  if (counted !== undefined) await counted
  // What counts for an image is its own limit, also when a cache answers and none of it is used.
  const shown = isImage ? limits.show('get') : undefined
  if (shown !== undefined) await shown
  return await route.run(new CallerRequest(routed, parts, caller, limits.consume), tools)
}

/** No other route can be fetched by a source: those take a credential in a header. */
function loopDetected(): PlatenError {
  const detail = 'This image is fetched as a source by the instance that serves it.'
  return new PlatenError('request_loop', detail)
}

function readImageParts(routed: RoutedRequest, tools: HttpTools): CheckedParts {
  assertUrlLength(routed.request.rawUrl)
  const { rawQuery } = routed.found
  const readUrl = tools.rendering.urls.find(rawQuery)
  const parameters = readUrl?.parameters ?? parseQuery(rawQuery)
  return { url: buildUrl(routed, tools), parameters, readUrl }
}

const NO_PARAMETERS: CheckedParts['parameters'] = []

function buildParts(routed: RoutedRequest, tools: HttpTools): CheckedParts {
  return { url: buildUrl(routed, tools), parameters: NO_PARAMETERS, readUrl: undefined }
}

function buildUrl({ found, request }: RoutedRequest, { options }: HttpTools): string {
  const { path, rawQuery } = found
  const { baseUrl = request.mountPath, basePath } = options
  return `${baseUrl}${basePath}${path}${rawQuery === '' ? '' : `?${rawQuery}`}`
}
