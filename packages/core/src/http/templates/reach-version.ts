import { buildNotFound } from '../../auth/not-found.ts'
import { PlatenError } from '../../foundation/errors.ts'
import { quote } from '../../foundation/quote.ts'
import type { TemplateVersion } from '../../ports/template-record.ts'
import type { HttpTools } from '../http-tools.ts'
import type { RouteRequest } from '../route.ts'
import { reachTemplate } from './reach-template.ts'

/** Versions of nine digits: more than any template will have, and exact as a number. */
const VERSION = /^[1-9]\d{0,8}$/

/**
 * The version that a path names, if the caller may read its template.
 *
 * @throws {PlatenError} `not_found`
 */
export async function reachVersion(
  request: RouteRequest,
  tools: Pick<HttpTools, 'stores'>,
): Promise<TemplateVersion> {
  const template = await reachTemplate(request, tools, 'template:read')
  const text = request.params['version'] ?? ''
  const found = VERSION.test(text)
    ? await tools.stores.templates.findVersion(template.orgId, template.id, Number(text))
    : undefined
  if (found !== undefined) return found
  throw new PlatenError(
    'not_found',
    `The template ${quote(template.slug)} has no version ${quote(text)}.`,
  )
}

/** The document of the version, or of the draft. @throws {PlatenError} `not_found` */
export async function readDraft(
  template: { readonly orgId: string; readonly id: string },
  { stores }: Pick<HttpTools, 'stores'>,
): Promise<string> {
  const draft = await stores.templates.findDraft(template.orgId, template.id)
  if (draft === undefined) throw buildNotFound('template')
  return draft
}
