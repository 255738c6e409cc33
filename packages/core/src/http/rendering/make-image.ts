import { sha256Hex } from '../../foundation/digest.ts'
import type { CachedImage } from '../../ports/image-cache.ts'
import type { HttpTools } from '../http-tools.ts'
import type { RouteRequest } from '../route.ts'
import { drawOrder } from './draw-order.ts'
import type { DrawnImage } from './drawn-image.ts'
import type { OpenedOrder } from './open-order.ts'

const DAY_MS = 86_400_000
/** Addresses of the network are asked again this often. */
const REMOTE_LIFE_MS = 300_000

/**
 * Makes the image of a URL that the cache did not have, and keeps it there.
 *
 * Equal requests at the same time wait for one render, and each caller uses up one of its limit for
 * all of theirs. A caller who leaves is not waited for; the render ends when the last has left.
 *
 * @param key From `buildImageKey`.
 */
export function makeImage(
  request: RouteRequest,
  tools: HttpTools,
  { key, order }: { readonly key: string; readonly order: OpenedOrder },
): Promise<DrawnImage> {
  const { flights, images } = tools.rendering
  const draw = async (signal: AbortSignal) => {
    const drawn = await drawOrder(request, tools, { order, source: 'get', signal })
    const image = toCachedImage(drawn, tools.clock())
    if (!drawn.result.receipt.degraded) await images.put(key, image)
    return drawn
  }
  return flights.join(`${nameCaller(request)} ${key}`, request.signal, async (signal) => {
    await request.consumeLimit('get')
    return flights.join(key, signal, draw)
  })
}

function nameCaller({ grant }: RouteRequest): string {
  switch (grant.kind) {
    case 'api_key':
      return grant.key.id
    case 'signed_url':
      return grant.signingKeyId
    case 'user':
      return grant.userId
  }
}

/** @param nowMs Epoch ms. */
export function toCachedImage({ result, record }: DrawnImage, nowMs: number): CachedImage {
  const { bytes, mediaType, width, height, receipt } = result
  return {
    orgId: record.orgId,
    templateId: record.templateId,
    bytes,
    mediaType,
    width,
    height,
    // Of the bytes themselves: equal tags are equal files, whatever engine made them.
    etag: `"${sha256Hex(bytes).slice(0, 32)}"`,
    receiptJson: JSON.stringify(receipt),
    renderId: record.id,
    expiresAt: nowMs + (receipt.remote ? REMOTE_LIFE_MS : DAY_MS),
  }
}
