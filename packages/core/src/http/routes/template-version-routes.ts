import { z } from 'zod'
import { MEDIA_TYPES } from '../../foundation/output-format.ts'
import { defineRoute } from '../define-route.ts'
import { getTemplateSchema, previewTemplate } from '../handlers/template-preview.ts'
import {
  duplicateTemplate,
  getVersion,
  listVersions,
  publishDraft,
  restoreVersion,
  saveDraft,
} from '../handlers/template-versions.ts'
import { listParameters } from '../list-page.ts'
import { numberParameter, textParameter } from '../query-parameter.ts'
import type { Route } from '../route.ts'
import {
  documentBodySchema,
  renameBodySchema,
  templateJsonSchema,
  versionItemSchema,
  versionJsonSchema,
  versionWithDocumentSchema,
} from '../schemas/template.ts'

const tag = 'Templates'

const versionParameter = textParameter(
  z.string(),
  'A number, or `draft`. Default: the newest version or, where there is none, the draft.',
)

export const TEMPLATE_VERSION_ROUTES: readonly Route[] = [
  defineRoute({
    method: 'PUT',
    path: '/templates/{idOrSlug}/draft',
    operationId: 'saveTemplateDraft',
    tag,
    summary: 'Save the draft of a template',
    description: 'Renders go on with the newest version until the draft is published.',
    action: 'template:update',
    body: documentBodySchema,
    responses: { 200: { description: 'The template.', schema: templateJsonSchema } },
    problems: [404, 412],
    handler: saveDraft,
  }),
  defineRoute({
    method: 'POST',
    path: '/templates/{idOrSlug}/publish',
    operationId: 'publishTemplate',
    tag,
    summary: 'Publish the draft of a template',
    description:
      'Makes a new version, which never changes. Renders take it from the next request on.',
    action: 'template:update',
    responses: { 201: { description: 'The new version.', schema: versionJsonSchema } },
    problems: [404, 412],
    handler: publishDraft,
  }),
  defineRoute({
    method: 'POST',
    path: '/templates/{idOrSlug}/duplicate',
    operationId: 'duplicateTemplate',
    tag,
    summary: 'Duplicate a template',
    description: 'Copies the newest version or, where there is none, the draft.',
    action: 'template:create',
    idempotency: 'replay',
    body: renameBodySchema,
    responses: { 201: { description: 'The copy.', schema: templateJsonSchema } },
    problems: [404, 409],
    handler: duplicateTemplate,
  }),
  defineRoute({
    method: 'GET',
    path: '/templates/{idOrSlug}/versions',
    operationId: 'listTemplateVersions',
    tag,
    summary: 'List the versions of a template',
    action: 'template:read',
    query: listParameters(),
    responses: {
      200: { description: 'The versions, newest first.', schema: z.array(versionItemSchema) },
    },
    problems: [404],
    handler: listVersions,
  }),
  defineRoute({
    method: 'GET',
    path: '/templates/{idOrSlug}/versions/{version}',
    operationId: 'getTemplateVersion',
    tag,
    summary: 'Retrieve a version with its document',
    action: 'template:read',
    responses: { 200: { description: 'The version.', schema: versionWithDocumentSchema } },
    problems: [404],
    handler: getVersion,
  }),
  defineRoute({
    method: 'POST',
    path: '/templates/{idOrSlug}/versions/{version}/restore',
    operationId: 'restoreTemplateVersion',
    tag,
    summary: 'Restore an old version of a template',
    description: 'Makes its document the draft and the newest version; nothing is lost.',
    action: 'template:update',
    responses: { 201: { description: 'The new version.', schema: versionJsonSchema } },
    problems: [404, 412],
    handler: restoreVersion,
  }),
  defineRoute({
    method: 'GET',
    path: '/templates/{idOrSlug}/schema',
    operationId: 'getTemplateSchema',
    tag,
    summary: 'Retrieve what orders for a template may hold',
    description: 'JSON Schema of `layers`.',
    action: 'template:read',
    query: { version: versionParameter },
    responses: { 200: { description: 'The schema.', mediaTypes: ['application/schema+json'] } },
    problems: [404],
    handler: getTemplateSchema,
  }),
  defineRoute({
    method: 'GET',
    path: '/templates/{idOrSlug}/preview',
    operationId: 'previewTemplate',
    tag,
    summary: 'Render a template as it is',
    action: 'template:read',
    query: {
      version: versionParameter,
      format: textParameter(z.string(), 'Default `png`.'),
      scale: numberParameter(z.number(), 'Device px per px. Default 1.'),
      page: textParameter(z.string(), 'Page by number or name. Default 1.'),
    },
    responses: { 200: { description: 'The image.', mediaTypes: Object.values(MEDIA_TYPES) } },
    problems: [404, 422, 502, 503, 504],
    handler: previewTemplate,
  }),
]
