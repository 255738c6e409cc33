import type { Action } from '../../auth/permissions.ts'
import { PlatenError } from '../../foundation/errors.ts'
import type { TemplateRecord } from '../../ports/template-record.ts'
import type { PreparedRender } from '../../render/create-renderer.ts'
import type { LoadGroup } from '../../render/load-group.ts'
import { assertReach } from '../assert-reach.ts'
import type { HttpTools } from '../http-tools.ts'
import type { RouteRequest } from '../route.ts'
import { atLayers } from './at-layers.ts'
import type { GivenOrder, OrderOptions } from './given-order.ts'
import { assertFound, type PublishedTemplate } from './template-shelf.ts'

/** An order that was found right and permitted, and may be drawn. */
export interface OpenedOrder {
  readonly template: PublishedTemplate
  readonly options: OrderOptions
  readonly prepared: PreparedRender
  readonly deadlineMs: number | undefined
}

/**
 * Finds the template of an order and checks the order against it.
 *
 * @param action What the caller wants to do with the template.
 * @throws {PlatenError} `not_found`, also for a template out of the caller's reach; 400.
 */
export async function openOrder(
  request: RouteRequest,
  tools: HttpTools,
  order: GivenOrder & { readonly action: Action },
): Promise<OpenedOrder> {
  return openFor(await reachTemplate(request, tools, order), request, { tools, order })
}

/**
 * Finds the template of an order, in the version that it asks for.
 *
 * @throws {PlatenError} `not_found`, also for a template out of the caller's reach.
 */
export async function reachTemplate(
  request: Pick<RouteRequest, 'circumstances' | 'grant' | 'settings'>,
  { rendering: { templates } }: Pick<HttpTools, 'rendering'>,
  { action, ...order }: Pick<GivenOrder, 'template' | 'version'> & { readonly action: Action },
): Promise<PublishedTemplate> {
  const record = assertFound(await templates.find(request.settings, order.template))
  assertTemplateReach(request, action, record)
  return templates.read(record, order.version)
}

/**
 * The same of a template that is at hand, for the action of the request itself.
 *
 * @returns Undefined if a store would have to be asked.
 * @throws {PlatenError} `not_found` for a template out of the caller's reach.
 */
export function reachKeptTemplate(
  request: Pick<RouteRequest, 'action' | 'circumstances' | 'grant' | 'settings'>,
  { rendering: { templates } }: Pick<HttpTools, 'rendering'>,
  order: Pick<GivenOrder, 'template' | 'version'>,
): PublishedTemplate | undefined {
  const kept = templates.findKept(request.settings, order.template, order.version)
  if (kept !== undefined) assertTemplateReach(request, request.action, kept.record)
  return kept
}

/** @throws {PlatenError} `not_found` for a template out of the caller's reach. */
export function assertTemplateReach(
  request: Pick<RouteRequest, 'circumstances' | 'grant'>,
  action: Action,
  { id, createdBy }: TemplateRecord,
): void {
  assertReach(request, action, { kind: 'template', templateId: id, createdBy })
}

/**
 * Checks an order against the template that was found for it.
 *
 * @throws {PlatenError} 400
 */
export function openFor(
  template: PublishedTemplate,
  { signal }: Pick<RouteRequest, 'signal'>,
  { tools, order }: { readonly tools: Pick<HttpTools, 'renderer'>; readonly order: GivenOrder },
): OpenedOrder {
  const { options, deadlineMs } = order
  const prepared = atLayers(order.layersAt, () =>
    prepareOrder(tools, template, { options, deadlineMs, signal }),
  )
  return { template, options, prepared, deadlineMs }
}

export interface OrderToPrepare {
  readonly options: OrderOptions
  readonly deadlineMs: number | undefined
  readonly signal: AbortSignal
  /** See `Renderer.prepare`. */
  readonly group?: LoadGroup
}

/** Checks an order against its template, in the name of the template's organisation. */
export function prepareOrder(
  { renderer }: Pick<HttpTools, 'renderer'>,
  { record, template }: PublishedTemplate,
  { options, deadlineMs, signal, group }: OrderToPrepare,
): PreparedRender {
  const own = { orgId: record.orgId, signal, ...(deadlineMs === undefined ? {} : { deadlineMs }) }
  return renderer.prepare(template, { ...options, ...own }, group)
}

/** @throws {PlatenError} `missing_property`, or `invalid_value` for two different templates. */
export function chooseTemplate(
  template: string | undefined,
  templateId: string | undefined,
): string {
  const name = template ?? templateId
  if (name === undefined || name === '') {
    throw new PlatenError(
      'missing_property',
      '"template" is missing; give the id or slug of one.',
      {
        pointer: '/template',
      },
    )
  }
  if (templateId !== undefined && templateId !== name) {
    throw new PlatenError(
      'invalid_value',
      '"template" and "templateId" name two templates; give one of them.',
      { pointer: '/templateId' },
    )
  }
  return name
}
