import { PlatenError } from '../../foundation/errors.ts'
import { parseTemplate } from '../../model/parse-template.ts'
import type { Template } from '../../model/template.ts'
import { renderInTurn } from '../admission/render-in-turn.ts'
import { contentDisposition } from '../content-disposition.ts'
import type { HttpResponse } from '../http-response.ts'
import type { HttpTools } from '../http-tools.ts'
import { imageHeaders } from '../image-headers.ts'
import { jsonResponse } from '../json-response.ts'
import { nameFile } from '../rendering/name-file.ts'
import { withoutUndefined } from '../rendering/read-order-body.ts'
import type { RouteRequest } from '../route.ts'
import { buildOverrideSchema } from '../templates/build-override-schema.ts'
import { reachTemplate } from '../templates/reach-template.ts'
import { readDraft } from '../templates/reach-version.ts'

interface VersionQuery {
  /** A number, or `draft`. */
  readonly version: string | undefined
}

interface PreviewQuery extends VersionQuery {
  readonly format: string | undefined
  readonly scale: number | undefined
  readonly page: string | undefined
}

/** What orders for the template may hold. */
export async function getTemplateSchema(
  request: RouteRequest<VersionQuery>,
  tools: HttpTools,
): Promise<HttpResponse> {
  const { template } = await readVersion(request, tools)
  return jsonResponse(buildOverrideSchema(template), {
    headers: { 'content-type': 'application/schema+json; charset=utf-8' },
  })
}

/** The template as it is without overrides. */
export async function previewTemplate(
  request: RouteRequest<PreviewQuery>,
  tools: HttpTools,
): Promise<HttpResponse> {
  const { template, slug } = await readVersion(request, tools)
  const { format, scale, page } = request.query
  const { signal } = request
  const { orgId } = request.grant
  const prepared = tools.renderer.prepare(template, {
    ...withoutUndefined({ format, scale, page }),
    orgId,
    signal,
  })
  await request.consumeLimit('render')
  const { bytes, mediaType } = await renderInTurn(tools, { orgId, prepared, signal })
  const fileName = nameFile(slug, prepared.format)
  return {
    status: 200,
    headers: {
      ...imageHeaders({ mediaType, disposition: contentDisposition(fileName) }),
      'cache-control': 'private, no-store',
    },
    body: bytes,
  }
}

interface ReadVersion {
  readonly template: Template
  readonly slug: string
}

/** By default the newest version or, where there is none, the draft. */
async function readVersion(
  request: RouteRequest<VersionQuery>,
  tools: HttpTools,
): Promise<ReadVersion> {
  const record = await reachTemplate(request, tools, 'template:read')
  const { version = record.currentVersion === undefined ? 'draft' : undefined } = request.query
  const { slug } = record
  if (version === 'draft') {
    return { template: parseTemplate(await readDraft(record, tools), tools.limits), slug }
  }
  if (version !== undefined && !/^[1-9]\d{0,8}$/.test(version)) {
    throw new PlatenError('invalid_value', '"version" must be a number from 1, or "draft".', {
      pointer: '/version',
    })
  }
  const number = version === undefined ? undefined : Number(version)
  const { template } = await tools.rendering.templates.read(record, number)
  return { template, slug }
}
