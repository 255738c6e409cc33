import type { CachedImage } from '../../ports/image-cache.ts'
import { buildCacheControl, type ImageCaching } from '../cache-control.ts'
import { isUnchanged } from '../etag.ts'
import type { HttpResponse } from '../http-response.ts'
import type { HttpTools } from '../http-tools.ts'
import { imageCorsHeaders, imageHeaders } from '../image-headers.ts'
import { makeImage, toCachedImage } from '../rendering/make-image.ts'
import { openImage } from '../rendering/open-image.ts'
import type { RouteRequest } from '../route.ts'

/** An image as it is about to be sent. */
interface FoundImage {
  readonly image: CachedImage
  readonly source: 'memory' | 'store' | 'render'
  readonly isRemote: boolean
  readonly isDegraded: boolean
  readonly disposition: string
}

/**
 * The dynamic image URL: out of the cache, or rendered.
 *
 * Whether the caller may have the image is decided before anything here, so a conditional answer goes
 * to nobody who may not.
 */
export async function renderUrl(request: RouteRequest, tools: HttpTools): Promise<HttpResponse> {
  const { rendering, clock } = tools
  const opened = await openImage(request, tools)
  const { record, key, disposition } = opened
  const shelved = rendering.images.findKept(key) ?? (await rendering.images.find(key))
  if (shelved !== undefined) {
    rendering.usage.countHit(record.orgId, shelved.image.renderId)
    const { image, source, isRemote } = shelved
    return answer(request, { image, source, isRemote, isDegraded: false, disposition }, clock())
  }
  const drawn = await makeImage(request, tools, { key, order: opened.open() })
  const { receipt } = drawn.result
  const found: FoundImage = {
    image: toCachedImage(drawn, clock()),
    source: 'render',
    isRemote: receipt.remote,
    isDegraded: receipt.degraded,
    disposition,
  }
  return answer(request, found, clock())
}

function answer(request: RouteRequest, found: FoundImage, nowMs: number): HttpResponse {
  const { image, source, isRemote, disposition } = found
  const lifeMs = isRemote ? image.expiresAt - nowMs : Number.POSITIVE_INFINITY
  const headers: Record<string, string> = {
    'cache-control': buildCacheControl(chooseCaching(request, found, nowMs), lifeMs),
    'x-cache': source === 'render' ? 'MISS' : 'HIT',
    'x-cache-source': source,
  }
  const { grant, settings } = request
  const asked = { grant, origin: request.header('origin'), cacheMode: settings.cacheMode }
  Object.assign(headers, imageCorsHeaders(asked))
  if (!found.isDegraded) {
    headers['etag'] = image.etag
    if (isUnchanged(request.header('if-none-match'), image.etag)) {
      return { status: 304, headers, body: undefined }
    }
  }
  const { mediaType, bytes } = image
  Object.assign(headers, imageHeaders({ mediaType, disposition }))
  return { status: 200, headers, body: bytes }
}

function chooseCaching(
  { grant, settings, signature, parameters }: RouteRequest,
  { isDegraded }: FoundImage,
  nowMs: number,
): ImageCaching {
  if (isDegraded) return { kind: 'none' }
  if (signature !== undefined) {
    const pinsVersion = parameters.some(({ name }) => name === 'version')
    return { kind: 'signed', expiresInMs: signature.expiresAtMs - nowMs, pinsVersion }
  }
  // What a key in a header may see is for its holder alone.
  const isShared =
    settings.cacheMode === 'shared' && grant.kind === 'api_key' && grant.key.type === 'get'
  return { kind: isShared ? 'shared' : 'private' }
}
