import { PlatenError } from '../../foundation/errors.ts'
import { quote } from '../../foundation/quote.ts'
import type { RenderRecord } from '../../ports/render-record.ts'
import type { HttpTools } from '../http-tools.ts'
import type { OrderOptions } from './given-order.ts'
import type { Rendering } from './rendering.ts'
import { listOutputs, readStoredOrder } from './stored-order.ts'
import type { PublishedTemplate } from './template-shelf.ts'

/** An order of the history with the very version of the template that it was made for. */
export interface ReopenedOrder {
  readonly template: PublishedTemplate
  /** The options of each output, by name. */
  readonly outputs: ReadonlyMap<string, OrderOptions>
}

interface ReopeningTools extends Pick<HttpTools, 'stores'> {
  readonly rendering: Pick<Rendering, 'templates'>
}

/** @throws {PlatenError} `gone`: the template was deleted since. */
export async function reopenOrder(
  { orgId, templateId, version, orderJson }: RenderRecord,
  { stores, rendering }: ReopeningTools,
): Promise<ReopenedOrder> {
  const record = await stores.templates.find(orgId, templateId)
  if (record === undefined) {
    throw new PlatenError(
      'gone',
      `The template ${quote(templateId)} of this render was deleted, so it cannot be drawn again.`,
    )
  }
  const template = await rendering.templates.read(record, version)
  return { template, outputs: listOutputs(readStoredOrder(orderJson)) }
}
