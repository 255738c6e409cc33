import { buildNotFound } from '../../auth/not-found.ts'
import type { Action } from '../../auth/permissions.ts'
import type { OutputFormat } from '../../foundation/output-format.ts'
import type { RenderFilter } from '../../ports/render-log.ts'
import type { RenderRecord, RenderSource, RenderStatus } from '../../ports/render-record.ts'
import { assertReach } from '../assert-reach.ts'
import { emptyResponse } from '../empty-response.ts'
import type { HttpResponse } from '../http-response.ts'
import type { HttpTools } from '../http-tools.ts'
import { jsonResponse } from '../json-response.ts'
import { findLinkBase } from '../link-base.ts'
import { type ListQuery, listResponse, readListPage } from '../list-page.ts'
import { narrowCreator } from '../narrow-creator.ts'
import { acceptOrder, checkOrder, countOutputs } from '../rendering/accept-order.ts'
import type { RouteRequest } from '../route.ts'
import { toRenderJson } from '../schemas/render.ts'
import type { BackgroundOrderBody } from '../schemas/render-order.ts'

interface RenderListQuery extends ListQuery {
  readonly template: readonly string[] | undefined
  readonly status: readonly RenderStatus[] | undefined
  readonly source: readonly RenderSource[] | undefined
  readonly format: readonly OutputFormat[] | undefined
  readonly createdBy: string | undefined
  readonly createdAfter: number | undefined
  readonly createdBefore: number | undefined
}

/** Accepts an order to be drawn later. */
export async function createRender(
  request: RouteRequest<unknown, BackgroundOrderBody>,
  tools: HttpTools,
): Promise<HttpResponse> {
  const checked = await checkOrder(request, tools, request.body)
  for (let count = countOutputs(checked); count > 0; count--) await request.consumeLimit('render')
  const id = tools.createId('rnd')
  const record = await acceptOrder(request, tools, { ...checked, id })
  const base = findLinkBase(request)
  return jsonResponse(toRenderJson(record, base), {
    status: 202,
    headers: { location: `${base}/renders/${id}` },
  })
}

export async function listRenders(
  request: RouteRequest<RenderListQuery>,
  tools: HttpTools,
): Promise<HttpResponse> {
  const { query, url, grant } = request
  const page = readListPage(query, { resource: 'render', secret: tools.options.secret })
  const filter = await readFilter(request, tools)
  const rows = filter ? await tools.stores.renders.list(grant.orgId, filter, page.request) : []
  const base = findLinkBase(request)
  const toJson = (record: RenderRecord) => toRenderJson(record, base)
  return listResponse({ page, rows, keyOf: (row) => row, toJson, url })
}

/** @returns undefined when nothing can match: somebody else's renders are asked for. */
async function readFilter(
  { query, grant, scope }: RouteRequest<RenderListQuery>,
  { stores }: HttpTools,
): Promise<RenderFilter | undefined> {
  const creator = narrowCreator(scope, query.createdBy)
  if (creator === undefined) return undefined
  const { status: statuses, source: sources, format: formats, createdAfter, createdBefore } = query
  const wanted =
    query.template &&
    (await Promise.all(
      query.template.map(
        async (name) => (await stores.templates.find(grant.orgId, name))?.id ?? name,
      ),
    ))
  const reach = scope.templateIds
  const templateIds =
    wanted === undefined ? reach : wanted.filter((id) => reach?.includes(id) ?? true)
  return { ...creator, templateIds, statuses, sources, formats, createdAfter, createdBefore }
}

export async function getRender(request: RouteRequest, tools: HttpTools): Promise<HttpResponse> {
  const record = await reachRender(request, tools, 'render:read')
  return jsonResponse(toRenderJson(record, findLinkBase(request)))
}

/** Cancels a render that is not done yet, or erases one that is. */
export async function deleteRender(request: RouteRequest, tools: HttpTools): Promise<HttpResponse> {
  const { stores, rendering } = tools
  const { orgId, id, status } = await reachRender(request, tools, 'render:delete')
  if (status === 'pending' || status === 'processing') {
    const patch = { status: 'cancelled', completedAt: tools.clock() } as const
    // In this order: what is final cannot be completed by a worker that is under way.
    const cancelled = await stores.renders.update({ orgId, id, patch })
    await stores.queue.cancel(orgId, id)
    rendering.worker.cancel(id)
    if (cancelled !== undefined) return emptyResponse()
  }
  await stores.renders.remove(orgId, id)
  return emptyResponse()
}

/** @throws {PlatenError} `not_found`, or the refusal. */
export async function reachRender(
  request: RouteRequest,
  { stores }: HttpTools,
  action: Extract<Action, `render:${string}`>,
): Promise<RenderRecord> {
  const record = await stores.renders.find(request.grant.orgId, request.params['id'] ?? '')
  if (record === undefined) throw buildNotFound('render')
  const { templateId, createdBy } = record
  assertReach(request, action, { kind: 'render', templateId, createdBy })
  return record
}
