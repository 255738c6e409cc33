import { PlatenError } from '../../foundation/errors.ts'
import { quote } from '../../foundation/quote.ts'
import type { RenderRecord } from '../../ports/render-record.ts'
import { renderInTurn } from '../admission/render-in-turn.ts'
import { contentDisposition } from '../content-disposition.ts'
import type { HttpResponse } from '../http-response.ts'
import type { HttpTools } from '../http-tools.ts'
import { imageHeaders } from '../image-headers.ts'
import type { OrderOptions } from '../rendering/given-order.ts'
import { nameFile } from '../rendering/name-file.ts'
import { prepareOrder } from '../rendering/open-order.ts'
import { reopenOrder } from '../rendering/reopen-order.ts'
import type { RouteRequest } from '../route.ts'
import { reachRender } from './renders.ts'

interface OutputQuery {
  readonly name: string | undefined
}

/**
 * The file of a render of the history: drawn again by the version of the template that it was made
 * for, since the history keeps orders and not pixels.
 */
export async function getRenderOutput(
  request: RouteRequest<OutputQuery>,
  tools: HttpTools,
): Promise<HttpResponse> {
  const record = await reachRender(request, tools, 'render:read')
  assertCompleted(record)
  const { template, outputs } = await reopenOrder(record, tools)
  const [name, options] = chooseOutput(outputs, request.query.name)
  const { signal } = request
  const prepared = prepareOrder(tools, template, { options, deadlineMs: undefined, signal })
  await request.consumeLimit('render')
  const { bytes, mediaType } = await renderInTurn(tools, { orgId: record.orgId, prepared, signal })
  const stem = outputs.size === 1 ? template.record.slug : `${template.record.slug}-${name}`
  const fileName = nameFile(stem, prepared.format)
  return {
    status: 200,
    headers: {
      ...imageHeaders({ mediaType, disposition: contentDisposition(fileName) }),
      'cache-control': 'private, no-store',
      'x-render-id': record.id,
    },
    body: bytes,
  }
}

function assertCompleted({ status, error }: RenderRecord): void {
  if (status === 'completed') return
  const why = error === undefined ? '' : `: ${error.detail}`
  throw new PlatenError('conflict', `The render is ${status}, so it has no output${why}`)
}

function chooseOutput(
  outputs: ReadonlyMap<string, OrderOptions>,
  wanted: string | undefined,
): readonly [string, OrderOptions] {
  const [first] = outputs
  const found = wanted === undefined ? first?.[1] : outputs.get(wanted)
  if (first !== undefined && found !== undefined) return [wanted ?? first[0], found]
  const names = [...outputs.keys()].map(quote).join(', ')
  throw new PlatenError(
    'not_found',
    `The render has no output ${quote(wanted ?? '')}; there are ${names}.`,
  )
}
