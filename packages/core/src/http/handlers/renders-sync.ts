import { extname } from 'node:path'
import { MEDIA_TYPES } from '../../foundation/output-format.ts'
import { accepts } from '../accepts.ts'
import type { HttpResponse } from '../http-response.ts'
import type { HttpTools } from '../http-tools.ts'
import { imageHeaders } from '../image-headers.ts'
import { jsonResponse } from '../json-response.ts'
import { findLinkBase } from '../link-base.ts'
import { pointToLayers } from '../rendering/at-layers.ts'
import { type DrawnImage, drawOrder } from '../rendering/draw-order.ts'
import { openOrder } from '../rendering/open-order.ts'
import { readOrderBody } from '../rendering/read-order-body.ts'
import type { RouteRequest } from '../route.ts'
import { toRenderJson } from '../schemas/render.ts'
import type { RenderOrderBody } from '../schemas/render-order.ts'

interface SyncQuery {
  readonly receipt: '1' | 'true' | '0' | 'false' | undefined
}

/** Renders while the caller waits, and answers with the file itself. */
export async function renderSync(
  request: RouteRequest<SyncQuery, RenderOrderBody>,
  tools: HttpTools,
): Promise<HttpResponse> {
  const { body, signal } = request
  const given = readOrderBody(body)
  const order = await openOrder(request, tools, { ...given, action: 'render:create' })
  await request.consumeLimit('render')
  try {
    const { metadata } = body
    const drawn = await drawOrder(request, tools, { order, source: 'sync', metadata, signal })
    return answer(request, drawn, order.template.record.slug)
  } catch (error) {
    throw pointToLayers(error, given.layersAt)
  }
}

function answer(
  request: RouteRequest<SyncQuery, RenderOrderBody>,
  { result, record }: DrawnImage,
  slug: string,
): HttpResponse {
  const { bytes, mediaType, receipt } = result
  const headers = {
    'x-render-id': record.id,
    'x-render-warnings': String(receipt.warnings.length),
    // The credential is in a header: no cache may give the answer to another (RFC 9111 section 3.5).
    'cache-control': 'private, no-store',
  }
  const { receipt: wanted } = request.query
  if (wanted === '1' || wanted === 'true' || !accepts(request.header('accept'), mediaType)) {
    const render = toRenderJson(record, findLinkBase(request))
    const base64 = Buffer.from(bytes).toString('base64')
    return jsonResponse({ render, base64, receipt }, { headers })
  }
  const fileName = nameFile(request.body.filename ?? slug, record.format)
  return {
    status: 200,
    headers: { ...imageHeaders({ mediaType, fileName }), ...headers },
    body: bytes,
  }
}

/** A name with the extension of its format; another extension of ours is replaced. */
export function nameFile(name: string, format: keyof typeof MEDIA_TYPES): string {
  const extension = extname(name).slice(1).toLowerCase()
  const isKnown = extension === 'jpg' || Object.hasOwn(MEDIA_TYPES, extension)
  const stem = isKnown ? name.slice(0, -extension.length - 1) : name
  return `${stem}.${extension === 'jpg' && format === 'jpeg' ? 'jpg' : format}`
}
