import { atPointer } from '../../foundation/at-pointer.ts'
import type { RenderRecord } from '../../ports/render-record.ts'
import { assertSizes } from '../../render/assert-sizes.ts'
import type { HttpTools } from '../http-tools.ts'
import type { RouteRequest } from '../route.ts'
import type { BackgroundOrderBody } from '../schemas/render-order.ts'
import { buildRenderRecord } from './build-render-record.ts'
import { type OpenedOrder, openOrder, prepareOrder } from './open-order.ts'
import { readOrderBody } from './read-order-body.ts'
import { type BatchPlace, listOutputs, type OutputSize, type StoredOrder } from './stored-order.ts'

/** An order that may be drawn later: all of it was checked, and nothing of it is kept yet. */
export interface AcceptableOrder {
  readonly order: OpenedOrder
  /** What of it may be kept. */
  readonly kept: Pick<StoredOrder, 'options' | 'withheld' | 'sealed'>
  readonly sizes: readonly OutputSize[] | undefined
  readonly body: BackgroundOrderBody
}

/**
 * Checks an order for later, with each of its outputs: what can be known to be wrong is refused now.
 *
 * @throws {PlatenError} `not_found`, 400; `conflict` for values that may not be kept
 */
export async function checkOrder(
  request: RouteRequest,
  tools: HttpTools,
  body: BackgroundOrderBody,
): Promise<AcceptableOrder> {
  const given = readOrderBody(body)
  const order = await openOrder(request, tools, { ...given, action: 'render:create' })
  const { sizes } = body
  if (sizes !== undefined) assertSizes(sizes)
  for (const [index, options] of [
    ...listOutputs({ options: order.options, sizes }).values(),
  ].entries()) {
    const at = sizes === undefined ? '' : `/sizes/${index}`
    const { deadlineMs } = order
    atPointer(at, () =>
      prepareOrder(tools, order.template, { options, deadlineMs, signal: request.signal }),
    )
  }
  const kept = tools.rendering.sensitive.withhold(order, 'background')
  return { order, kept, sizes, body }
}

export interface Acceptance {
  readonly id: string
  readonly batch?: BatchPlace
}

/**
 * Writes an order into the history and gives it to the queue.
 *
 * @throws {PlatenError} `queue_full`, and then nothing of it is kept.
 */
export async function acceptOrder(
  request: RouteRequest,
  tools: HttpTools,
  { order, kept, sizes, body, id, batch }: AcceptableOrder & Acceptance,
): Promise<RenderRecord> {
  const { stores } = tools
  const record = buildRenderRecord(request, {
    id,
    order,
    kept,
    source: 'background',
    metadata: body.metadata,
    nowMs: tools.clock(),
    more: { ...(sizes === undefined ? {} : { sizes }), ...(batch === undefined ? {} : { batch }) },
  })
  await stores.renders.insert(record)
  try {
    await stores.queue.enqueue({ id, orgId: record.orgId })
  } catch (error) {
    await stores.renders.remove(record.orgId, id)
    throw error
  }
  return record
}

/** How many images an order makes, each of which counts for the limit. */
export function countOutputs({ sizes }: Pick<AcceptableOrder, 'sizes'>): number {
  return sizes?.length ?? 1
}
