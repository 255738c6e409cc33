import { isWithinScope } from '../../auth/access-scope.ts'
import { prefixPointers } from '../../foundation/at-pointer.ts'
import { PlatenError } from '../../foundation/errors.ts'
import { RENDER_STATUSES, type RenderRecord, type RenderStatus } from '../../ports/render-record.ts'
import type { HttpResponse } from '../http-response.ts'
import type { HttpTools } from '../http-tools.ts'
import { jsonResponse } from '../json-response.ts'
import { findLinkBase } from '../link-base.ts'
import {
  type AcceptableOrder,
  acceptOrder,
  checkOrder,
  countOutputs,
} from '../rendering/accept-order.ts'
import { buildBatchRenderId, MAX_BATCH_SIZE } from '../rendering/batch-ids.ts'
import { readStoredOrder } from '../rendering/stored-order.ts'
import type { RouteRequest } from '../route.ts'
import { toRenderJson } from '../schemas/render.ts'
import type { BatchBody } from '../schemas/render-order.ts'

/** Accepts several orders, all of them or none. */
export async function createBatch(
  request: RouteRequest<unknown, BatchBody>,
  tools: HttpTools,
): Promise<HttpResponse> {
  const orders = await checkOrders(request, tools)
  const outputs = orders.reduce((sum, order) => sum + countOutputs(order), 0)
  for (let count = outputs; count > 0; count--) await request.consumeLimit('render')
  const id = tools.createId('bat')
  const records: RenderRecord[] = []
  try {
    for (const [index, order] of orders.entries()) {
      const batch = { id, index, size: orders.length }
      const renderId = buildBatchRenderId(id, index)
      records.push(await acceptOrder(request, tools, { ...order, id: renderId, batch }))
    }
  } catch (error) {
    await withdraw(records, tools)
    throw error
  }
  return answer(request, { id, records, status: 202 })
}

async function checkOrders(
  request: RouteRequest<unknown, BatchBody>,
  tools: HttpTools,
): Promise<readonly AcceptableOrder[]> {
  const orders: AcceptableOrder[] = []
  for (const [index, body] of request.body.renders.entries()) {
    try {
      orders.push(await checkOrder(request, tools, body))
    } catch (error) {
      throw prefixPointers(error, `/renders/${index}`)
    }
  }
  return orders
}

async function withdraw(records: readonly RenderRecord[], { stores }: HttpTools): Promise<void> {
  for (const { orgId, id } of records) {
    await stores.queue.cancel(orgId, id)
    await stores.renders.remove(orgId, id)
  }
}

/** Those renders of a batch that are still in the history and that the caller may read. */
export async function getBatch(request: RouteRequest, tools: HttpTools): Promise<HttpResponse> {
  const id = request.params['id'] ?? ''
  const records = (await findRecords(id, request, tools)).filter(({ templateId, createdBy }) =>
    isWithinScope({ kind: 'render', templateId, createdBy }, request.scope),
  )
  if (records.length === 0) {
    throw new PlatenError('not_found', 'There is no batch with this id.')
  }
  return answer(request, { id, records, status: 200 })
}

async function findRecords(
  id: string,
  { grant }: RouteRequest,
  { stores }: HttpTools,
): Promise<readonly RenderRecord[]> {
  const records: RenderRecord[] = []
  let size = MAX_BATCH_SIZE
  for (let index = 0; index < size; index++) {
    const record = await stores.renders.find(grant.orgId, buildBatchRenderId(id, index))
    if (record === undefined) continue
    // Said by each of them, so that it is known when some were erased.
    size = readStoredOrder(record.orderJson).batch?.size ?? size
    records.push(record)
  }
  return records
}

interface BatchAnswer {
  readonly id: string
  readonly records: readonly RenderRecord[]
  readonly status: 200 | 202
}

function answer(request: RouteRequest, { id, records, status }: BatchAnswer): HttpResponse {
  const base = findLinkBase(request)
  const counts = Object.fromEntries(RENDER_STATUSES.map((name) => [name, 0])) as Record<
    RenderStatus,
    number
  >
  for (const record of records) counts[record.status] += 1
  const isDone = counts.pending + counts.processing === 0
  return jsonResponse(
    {
      id,
      status: isDone ? 'completed' : 'processing',
      counts,
      renders: records.map((record) => toRenderJson(record, base)),
    },
    { status, headers: status === 202 ? { location: `${base}/renders/batches/${id}` } : {} },
  )
}
