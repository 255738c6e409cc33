import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import {
  duplicateTemplate,
  getVersion,
  listVersions,
  publishDraft,
  restoreVersion,
  saveDraft,
} from '../handlers/template-versions.ts'
import { listParameters } from '../list-page.ts'
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
]
