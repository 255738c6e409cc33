import { atPointer } from '../../foundation/at-pointer.ts'
import { parseTemplate } from '../../model/parse-template.ts'
import { renderInTurn } from '../admission/render-in-turn.ts'
import type { HttpResponse } from '../http-response.ts'
import type { HttpTools } from '../http-tools.ts'
import { answerImage, type ReceiptQuery } from '../rendering/answer-image.ts'
import { atLayers, pointToLayers } from '../rendering/at-layers.ts'
import { nameFile } from '../rendering/name-file.ts'
import { withoutUndefined } from '../rendering/read-order-body.ts'
import type { RouteRequest } from '../route.ts'
import type { PreviewBody } from '../schemas/render-order.ts'

const LAYERS_AT = '/layers'

/** Draws a template that is in the request and nowhere else: it is neither kept nor cached. */
export async function previewRender(
  request: RouteRequest<ReceiptQuery, PreviewBody>,
  tools: HttpTools,
): Promise<HttpResponse> {
  const { document, filename = 'preview', ...order } = request.body
  const { limits, renderer } = tools
  const { signal } = request
  const { orgId } = request.grant
  const template = atPointer('/document', () => parseTemplate(document, limits))
  const prepared = atLayers(LAYERS_AT, () =>
    renderer.prepare(template, {
      ...withoutUndefined({ ...order, overridesBy: 'client' }),
      orgId,
      signal,
    }),
  )
  await request.consumeLimit('render')
  try {
    const result = await renderInTurn(tools, { orgId, prepared, signal })
    const { bytes, mediaType, receipt } = result
    return answerImage(request, {
      bytes,
      mediaType,
      fileName: nameFile(filename, prepared.format),
      headers: { 'x-render-warnings': String(receipt.warnings.length) },
      details: { receipt },
    })
  } catch (error) {
    throw pointToLayers(error, LAYERS_AT)
  }
}
