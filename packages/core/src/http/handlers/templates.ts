import { PlatenError } from '../../foundation/errors.ts'
import type { TemplateRecord } from '../../ports/template-record.ts'
import { actingUser } from '../acting-user.ts'
import { auditChange } from '../audit-change.ts'
import { emptyResponse } from '../empty-response.ts'
import { assertIfMatch, revisionTag } from '../etag.ts'
import type { HttpResponse } from '../http-response.ts'
import type { HttpTools } from '../http-tools.ts'
import { jsonResponse } from '../json-response.ts'
import { findLinkBase } from '../link-base.ts'
import { type ListQuery, listResponse, readListPage } from '../list-page.ts'
import { narrowCreator } from '../narrow-creator.ts'
import type { RouteRequest } from '../route.ts'
import {
  type NewTemplateBody,
  type RenameBody,
  toTemplateJson,
  toTemplateWithDraft,
} from '../schemas/template.ts'
import { type CheckedDocument, checkDocument } from '../templates/check-document.ts'
import { chooseSlug } from '../templates/choose-slug.ts'
import { reachTemplate } from '../templates/reach-template.ts'
import { readDraft } from '../templates/reach-version.ts'

interface TemplateListQuery extends ListQuery {
  readonly createdBy: string | undefined
}

export async function listTemplates(
  request: RouteRequest<TemplateListQuery>,
  { stores, options }: HttpTools,
): Promise<HttpResponse> {
  const page = readListPage(request.query, { resource: 'template', secret: options.secret })
  const creator = narrowCreator(request.scope, request.query.createdBy)
  const filter = creator && { ...creator, ids: request.scope.templateIds }
  const { orgId } = request.grant
  const rows = filter ? await stores.templates.list(orgId, filter, page.request) : []
  return listResponse({ page, rows, keyOf: (row) => row, toJson: toTemplateJson, url: request.url })
}

export async function createTemplate(
  request: RouteRequest<unknown, NewTemplateBody>,
  tools: HttpTools,
): Promise<HttpResponse> {
  const { body } = request
  const document = checkDocument(body.document, tools.limits)
  const name = body.name ?? document.template.name
  const id = tools.createId('tmpl')
  const slug = body.slug ?? document.template.slug ?? chooseSlug(name, id)
  const record = await insertTemplate(request, tools, {
    id,
    slug,
    name: name ?? slug,
    document,
    isPublished: body.publish ?? true,
  })
  return templateCreated(request, record)
}

export interface TemplateInsertion {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly document: Pick<CheckedDocument, 'text' | 'digest'>
  readonly isPublished: boolean
}

/** @throws {PlatenError} conflict: the slug is taken. */
export async function insertTemplate(
  request: RouteRequest,
  tools: HttpTools,
  insertion: TemplateInsertion,
): Promise<TemplateRecord> {
  const { id, slug, name, document, isPublished } = insertion
  const metadata = { id, slug, name, version: isPublished ? 1 : null }
  return tools.stores.templates.insert(
    {
      id,
      orgId: request.grant.orgId,
      slug,
      name,
      document: document.text,
      publishedDigest: isPublished ? document.digest : undefined,
      createdBy: actingUser(request),
      createdAt: tools.clock(),
    },
    [auditChange(request, tools, { event: 'template.created', metadata })],
  )
}

export function templateCreated(request: RouteRequest, record: TemplateRecord): HttpResponse {
  return jsonResponse(toTemplateJson(record), {
    status: 201,
    headers: {
      location: `${findLinkBase(request)}/templates/${record.id}`,
      etag: revisionTag(record.revision),
    },
  })
}

export async function getTemplate(request: RouteRequest, tools: HttpTools): Promise<HttpResponse> {
  const template = await reachTemplate(request, tools, 'template:read')
  const draft = await readDraft(template, tools)
  return jsonResponse(toTemplateWithDraft(template, draft), {
    headers: { etag: revisionTag(template.revision) },
  })
}

export async function renameTemplate(
  request: RouteRequest<unknown, RenameBody>,
  tools: HttpTools,
): Promise<HttpResponse> {
  const template = await reachTemplate(request, tools, 'template:update')
  const { name, slug } = request.body
  const change = { ...templateChange(request, template), name, slug, at: tools.clock() }
  const { id } = template
  const before = { name: template.name, slug: template.slug }
  const after = { name: name ?? template.name, slug: slug ?? template.slug }
  const renamed = await tools.stores.templates.rename(change, [
    auditChange(request, tools, { event: 'template.updated', metadata: { id, before, after } }),
  ])
  return templateChanged(renamed)
}

export async function deleteTemplate(
  request: RouteRequest,
  tools: HttpTools,
): Promise<HttpResponse> {
  const template = await reachTemplate(request, tools, 'template:delete')
  const { orgId, id } = templateChange(request, template)
  const metadata = { id, slug: template.slug, name: template.name }
  await tools.stores.templates.remove(orgId, id, [
    auditChange(request, tools, { event: 'template.deleted', metadata }),
  ])
  await tools.stores.images.dropTemplate(orgId, id)
  return emptyResponse()
}

/**
 * What every change of a template says of it: with `If-Match`, the revision that its author saw.
 *
 * @throws {PlatenError} `precondition_failed`
 */
export function templateChange(
  request: Pick<RouteRequest, 'header'>,
  { orgId, id, revision }: TemplateRecord,
): { readonly orgId: string; readonly id: string; readonly expectedRevision: number | undefined } {
  const ifMatch = request.header('if-match')
  assertIfMatch(ifMatch, revisionTag(revision))
  const expectedRevision = ifMatch === undefined || ifMatch.trim() === '*' ? undefined : revision
  return { orgId, id, expectedRevision }
}

/** @param record What the store gave: undefined if the template went while this was on its way. */
export function templateChanged(record: TemplateRecord | undefined): HttpResponse {
  if (record === undefined) {
    throw new PlatenError('not_found', 'The template was deleted meanwhile.')
  }
  return jsonResponse(toTemplateJson(record), { headers: { etag: revisionTag(record.revision) } })
}
