import type { TemplateRecord } from '../../ports/template-record.ts'
import { readUrlCredential, type UrlCredential } from '../access/url-credential.ts'
import { contentDisposition } from '../content-disposition.ts'
import type { HttpTools } from '../http-tools.ts'
import type { RouteRequest } from '../route.ts'
import { applyOutputPolicy } from './apply-output-policy.ts'
import type { GivenOrder } from './given-order.ts'
import { buildImageKey } from './image-key.ts'
import { nameFile } from './name-file.ts'
import {
  assertTemplateReach,
  type OpenedOrder,
  openFor,
  reachKeptTemplate,
  reachTemplate,
} from './open-order.ts'
import { chooseAuthor, readImageQuery } from './read-image-query.ts'
import type { PublishedTemplate } from './template-shelf.ts'
import type { ReadUrl } from './url-shelf.ts'

/** The image that a URL names, for a caller who may have it. */
export interface OpenedImage {
  readonly record: TemplateRecord
  /** Its place in the cache. */
  readonly key: string
  readonly disposition: string
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
  const known = findKnownUrl(request)
  const order = known?.order ?? readImageQuery(request)
  const template =
    reachSameTemplate(known, request) ??
    reachKeptTemplate(request, tools, order) ??
    (await reachTemplate(request, tools, { ...order, action: request.action }))
  if (known !== undefined && isOfVersion(known, template)) {
    // What it was found under then is not asked for again until something changes once more.
    if (known.published !== template) keepUrl(request, tools, { ...known, published: template })
    return new KnownImage(known, { template, request, tools })
  }
  const opened = openImageOrder(order, { template, request, tools })
  const url = readUrl(opened, order, tools)
  const { parameters } = request
  const credential = readUrlCredential(parameters, tools.options.pepper)
  keepUrl(request, tools, { ...url, parameters, ...credential })
  const { record } = template
  return { record, key: url.imageKey, disposition: url.disposition, open: () => opened }
}

/** Whose overrides the URL holds decides what they may be, so it is taken apart for each of the two. */
function findKnownUrl({ readUrl, grant }: RouteRequest): ReadUrl | undefined {
  return readUrl?.order.options.overridesBy === chooseAuthor(grant) ? readUrl : undefined
}

/**
 * The template that the URL meant last time, under the same epoch of its organisation: it means the
 * same one now.
 *
 * @throws {PlatenError} `not_found` for a template out of the caller's reach.
 */
function reachSameTemplate(
  known: ReadUrl | undefined,
  request: RouteRequest,
): PublishedTemplate | undefined {
  const { orgId, epoch } = request.settings
  if (known?.epoch !== epoch || known.published.record.orgId !== orgId) return undefined
  assertTemplateReach(request, request.action, known.published.record)
  return known.published
}

function keepUrl(
  { rawQuery, settings }: RouteRequest,
  { rendering: { urls } }: HttpTools,
  url: Omit<ReadUrl, 'epoch'>,
): void {
  urls.put(rawQuery, { ...url, epoch: settings.epoch })
}

/** A version is read once and belongs to one organisation: the same object is the same version. */
function isOfVersion({ published }: ReadUrl, { template, record }: PublishedTemplate): boolean {
  return published.template === template && published.record.slug === record.slug
}

interface ImageSource {
  readonly template: PublishedTemplate
  readonly request: RouteRequest
  readonly tools: HttpTools
}

/** The image of a URL that was answered before. */
class KnownImage implements OpenedImage {
  readonly record: TemplateRecord
  readonly key: string
  readonly disposition: string
  readonly #url: ReadUrl
  readonly #source: ImageSource

  constructor(url: ReadUrl, source: ImageSource) {
    this.record = source.template.record
    this.key = url.imageKey
    this.disposition = url.disposition
    this.#url = url
    this.#source = source
  }

  open(): OpenedOrder {
    return openImageOrder(this.#url.order, this.#source)
  }
}

function openImageOrder(order: GivenOrder, { template, request, tools }: ImageSource): OpenedOrder {
  const { output } = template.template
  return openFor(template, request, { tools, order: applyOutputPolicy(order, output) })
}

function readUrl(
  { template, prepared }: OpenedOrder,
  order: GivenOrder,
  { rendering: { engine } }: HttpTools,
): Omit<ReadUrl, 'epoch' | 'parameters' | keyof UrlCredential> {
  const { record, version, digest } = template
  const { orgId, id: templateId, slug } = record
  return {
    order,
    published: template,
    imageKey: buildImageKey({
      orgId,
      templateId,
      version,
      digest,
      order: prepared.canonicalText,
      engine,
    }),
    disposition: contentDisposition(nameFile(slug, prepared.format)),
  }
}
