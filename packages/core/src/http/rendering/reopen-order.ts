import { isPlatenError, PlatenError } from '../../foundation/errors.ts'
import { quote } from '../../foundation/quote.ts'
import type { RenderRecord } from '../../ports/render-record.ts'
import type { TemplateRecord } from '../../ports/template-record.ts'
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
  readonly rendering: Pick<Rendering, 'templates' | 'sensitive'>
}

/** @throws {PlatenError} `gone`: the template was deleted since, or changed in code; or values of the order are not kept. */
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
  const template = await rendering.templates.read(record, version).catch((error: unknown) => {
    throw isPlatenError(error) && error.code === 'not_found' ? goneVersion(record, error) : error
  })
  const stored = readStoredOrder(orderJson)
  const options = rendering.sensitive.restore(stored)
  return { template, outputs: listOutputs({ ...stored, options }) }
}

/** Versions in stores stay as long as their template; one in code goes when the code changes. */
function goneVersion({ slug }: TemplateRecord, cause: PlatenError): PlatenError {
  return new PlatenError(
    'gone',
    `The template ${quote(slug)} was changed in code since this render, so it cannot be drawn again.`,
    { cause },
  )
}
