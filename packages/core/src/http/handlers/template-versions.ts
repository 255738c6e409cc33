import { buildNotFound } from '../../auth/not-found.ts'
import { sha256Hex } from '../../foundation/digest.ts'
import { parseTemplate } from '../../model/parse-template.ts'
import type { TemplateRecord, VersionRecord } from '../../ports/template-record.ts'
import { actingUser } from '../acting-user.ts'
import { auditChange } from '../audit-change.ts'
import type { HttpResponse } from '../http-response.ts'
import type { HttpTools } from '../http-tools.ts'
import { jsonResponse } from '../json-response.ts'
import { findLinkBase } from '../link-base.ts'
import { type ListQuery, listResponse, readListPage } from '../list-page.ts'
import type { RouteRequest } from '../route.ts'
import {
  type DocumentBody,
  type RenameBody,
  toVersionJson,
  toVersionWithDocument,
} from '../schemas/template.ts'
import { checkDocument } from '../templates/check-document.ts'
import { chooseSlug } from '../templates/choose-slug.ts'
import { reachTemplate } from '../templates/reach-template.ts'
import { reachVersion, readDraft } from '../templates/reach-version.ts'
import { insertTemplate, templateChange, templateChanged, templateCreated } from './templates.ts'

/** Keeps a document as the draft; renders go on with the newest version. */
export async function saveDraft(
  request: RouteRequest<unknown, DocumentBody>,
  tools: HttpTools,
): Promise<HttpResponse> {
  const template = await reachTemplate(request, tools, 'template:update')
  const change = templateChange(request, template)
  const { text } = checkDocument(request.body.document, tools.limits)
  const metadata = { id: template.id, slug: template.slug, draft: true }
  const saved = await tools.stores.templates.saveDraft(
    { ...change, document: text, at: tools.clock() },
    [auditChange(request, tools, { event: 'template.updated', metadata })],
  )
  return templateChanged(saved)
}

/** Makes the draft the next version. */
export async function publishDraft(request: RouteRequest, tools: HttpTools): Promise<HttpResponse> {
  const template = await reachTemplate(request, tools, 'template:update')
  const text = await readDraft(template, tools)
  // Sound when it was saved, but the limits of this instance may be tighter.
  parseTemplate(text, tools.limits)
  const published = await publish({ request, tools, template, text })
  return versionCreated(request, published)
}

/** Draft and publication in one: what most programs want. */
export async function replaceTemplate(
  request: RouteRequest<unknown, DocumentBody>,
  tools: HttpTools,
): Promise<HttpResponse> {
  const template = await reachTemplate(request, tools, 'template:update')
  const { text } = checkDocument(request.body.document, tools.limits)
  await publish({ request, tools, template, text })
  return templateChanged(await tools.stores.templates.find(template.orgId, template.id))
}

export async function listVersions(
  request: RouteRequest<ListQuery>,
  tools: HttpTools,
): Promise<HttpResponse> {
  const template = await reachTemplate(request, tools, 'template:read')
  const page = readListPage(request.query, { resource: 'version', secret: tools.options.secret })
  const { limit, after } = page.request
  const below = after === undefined ? undefined : Number(after.id)
  const rows = await tools.stores.templates.listVersions(template.orgId, template.id, {
    limit,
    below,
  })
  const keyOf = ({ createdAt, version }: VersionRecord) => ({ createdAt, id: String(version) })
  return listResponse({ page, rows, keyOf, toJson: toVersionJson, url: request.url })
}

export async function getVersion(request: RouteRequest, tools: HttpTools): Promise<HttpResponse> {
  return jsonResponse(toVersionWithDocument(await reachVersion(request, tools)))
}

/** Makes an old version the draft and the newest version; the versions between stay. */
export async function restoreVersion(
  request: RouteRequest,
  tools: HttpTools,
): Promise<HttpResponse> {
  const template = await reachTemplate(request, tools, 'template:update')
  const { document, version } = await reachVersion(request, tools)
  parseTemplate(document, tools.limits)
  const restored = await publish({ request, tools, template, text: document, from: version })
  return versionCreated(request, restored)
}

/** A new template with the newest version of this one or, where there is none, with its draft. */
export async function duplicateTemplate(
  request: RouteRequest<unknown, RenameBody>,
  tools: HttpTools,
): Promise<HttpResponse> {
  const source = await reachTemplate(request, tools, 'template:read')
  const { currentVersion: version } = source
  const published =
    version === undefined
      ? undefined
      : await tools.stores.templates.findVersion(source.orgId, source.id, version)
  const text = published?.document ?? (await readDraft(source, tools))
  const name = request.body.name ?? `${source.name.slice(0, 190)} (copy)`
  const id = tools.createId('tmpl')
  const copy = await insertTemplate(request, tools, {
    id,
    slug: request.body.slug ?? chooseSlug(source.slug, id),
    name,
    document: { text, digest: sha256Hex(text) },
    isPublished: published !== undefined,
  })
  return templateCreated(request, copy)
}

interface Publication {
  readonly request: RouteRequest
  readonly tools: HttpTools
  readonly template: TemplateRecord
  /** JSON text, checked. */
  readonly text: string
  /** The version that it is taken from. */
  readonly from?: number
}

async function publish(publication: Publication): Promise<VersionRecord> {
  const { request, tools, template, text, from } = publication
  const { id, slug } = template
  const digest = sha256Hex(text)
  const metadata = { id, slug, digest, ...(from === undefined ? {} : { restoredFrom: from }) }
  const published = await tools.stores.templates.publish(
    {
      ...templateChange(request, template),
      document: text,
      digest,
      by: actingUser(request),
      at: tools.clock(),
    },
    [auditChange(request, tools, { event: 'template.published', metadata })],
  )
  if (published === undefined) throw buildNotFound('template')
  return published
}

function versionCreated(request: RouteRequest, record: VersionRecord): HttpResponse {
  const { templateId, version } = record
  return jsonResponse(toVersionJson(record), {
    status: 201,
    headers: { location: `${findLinkBase(request)}/templates/${templateId}/versions/${version}` },
  })
}
