import type { TemplateRecord } from '../../ports/template-record.ts'
import type { HttpTools } from '../http-tools.ts'
import type { RouteRequest } from '../route.ts'
import { applyOutputPolicy } from './apply-output-policy.ts'
import type { GivenOrder } from './given-order.ts'
import { buildImageKey } from './image-key.ts'
import { nameFile } from './name-file.ts'
import { type OpenedOrder, openFor, reachTemplate } from './open-order.ts'
import { chooseAuthor, readImageQuery } from './read-image-query.ts'
import type { ReadUrl } from './url-shelf.ts'

/** The image that a URL names, for a caller who may have it. */
export interface OpenedImage {
  readonly record: TemplateRecord
  /** Its place in the cache. */
  readonly key: string
  readonly fileName: string
  /** What is drawn; prepared only now where the URL was known already. */
  open(): OpenedOrder
}

/**
 * Finds out which image a URL names.
 *
 * A URL that was answered before is not taken apart again as long as it means the same: the same
 * version of the template, the same name, asked for under the same rules for its overrides. Whether
 * the caller reaches the template is decided each time.
 *
 * @throws {PlatenError} As `readImageQuery` and `openOrder`.
 */
export async function openImage(request: RouteRequest, tools: HttpTools): Promise<OpenedImage> {
  const { urls } = tools.rendering
  const known = urls.find(request.rawQuery)
  const mayBeKnown = known?.order.options.overridesBy === chooseAuthor(request.grant)
  const order = known !== undefined && mayBeKnown ? known.order : readImageQuery(request)
  const template = await reachTemplate(request, tools, { ...order, action: request.action })
  const { record } = template
  const { output } = template.template
  const open = () => openFor(template, request, { tools, order: applyOutputPolicy(order, output) })
  // A version is read once and belongs to one organisation: the same object is the same version.
  const isKnown = mayBeKnown && known.template === template.template && known.slug === record.slug
  if (isKnown) return { record, key: known.imageKey, fileName: known.fileName, open }
  const opened = open()
  const url = readUrl(opened, order, tools)
  urls.put(request.rawQuery, { ...url, parameters: request.parameters })
  return { record, key: url.imageKey, fileName: url.fileName, open: () => opened }
}

function readUrl(
  { template: { record, version, digest, template }, prepared }: OpenedOrder,
  order: GivenOrder,
  { rendering: { engine } }: HttpTools,
): Omit<ReadUrl, 'parameters'> {
  const { orgId, id: templateId, slug } = record
  return {
    order,
    template,
    imageKey: buildImageKey({
      orgId,
      templateId,
      version,
      digest,
      order: prepared.canonicalText,
      engine,
    }),
    slug,
    fileName: nameFile(slug, prepared.format),
  }
}
