import type { HttpResponse } from '../http-response.ts'
import type { HttpTools } from '../http-tools.ts'
import { findLinkBase } from '../link-base.ts'
import { answerImage, type ReceiptQuery } from '../rendering/answer-image.ts'
import { pointToLayers } from '../rendering/at-layers.ts'
import { drawOrder } from '../rendering/draw-order.ts'
import { nameFile } from '../rendering/name-file.ts'
import { openOrder } from '../rendering/open-order.ts'
import { readOrderBody } from '../rendering/read-order-body.ts'
import type { RouteRequest } from '../route.ts'
import { toRenderJson } from '../schemas/render.ts'
import type { RenderOrderBody } from '../schemas/render-order.ts'

/** Renders while the caller waits, and answers with the file itself. */
export async function renderSync(
  request: RouteRequest<ReceiptQuery, RenderOrderBody>,
  tools: HttpTools,
): Promise<HttpResponse> {
  const { body, signal } = request
  const given = readOrderBody(body)
  const order = await openOrder(request, tools, { ...given, action: 'render:create' })
  await request.consumeLimit('render')
  try {
    const { metadata } = body
    const drawn = await drawOrder(request, tools, { order, source: 'sync', metadata, signal })
    const { result, record } = drawn
    const { bytes, mediaType, receipt } = result
    const render = toRenderJson(record, findLinkBase(request))
    return answerImage(request, {
      bytes,
      mediaType,
      fileName: nameFile(body.filename ?? order.template.record.slug, record.format),
      headers: {
        'x-render-id': record.id,
        'x-render-warnings': String(receipt.warnings.length),
      },
      details: { render, receipt },
    })
  } catch (error) {
    throw pointToLayers(error, given.layersAt)
  }
}
