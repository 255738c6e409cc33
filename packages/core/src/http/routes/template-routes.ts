import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { replaceTemplate } from '../handlers/template-versions.ts'
import {
  createTemplate,
  deleteTemplate,
  getTemplate,
  listTemplates,
  renameTemplate,
} from '../handlers/templates.ts'
import { listParameters } from '../list-page.ts'
import { textParameter } from '../query-parameter.ts'
import type { Route } from '../route.ts'
import {
  documentBodySchema,
  newTemplateBodySchema,
  renameBodySchema,
  templateItemSchema,
  templateJsonSchema,
  templateWithDraftSchema,
} from '../schemas/template.ts'

const tag = 'Templates'

export const TEMPLATE_ROUTES: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/templates',
    operationId: 'listTemplates',
    tag,
    summary: 'List templates',
    description: 'A project key sees the templates that it was made for.',
    action: 'template:read',
    query: {
      ...listParameters(),
      createdBy: textParameter(z.string(), 'Only templates that this user made.'),
    },
    responses: {
      200: { description: 'The templates, newest first.', schema: z.array(templateItemSchema) },
    },
    handler: listTemplates,
  }),
  defineRoute({
    method: 'POST',
    path: '/templates',
    operationId: 'createTemplate',
    tag,
    summary: 'Create a template',
    description:
      'Without a `slug`, that of the document is taken, or one is made of the name. Published as version 1 unless `publish` is false.',
    action: 'template:create',
    idempotency: 'replay',
    body: newTemplateBodySchema,
    responses: { 201: { description: 'The template.', schema: templateJsonSchema } },
    problems: [409],
    handler: createTemplate,
  }),
  defineRoute({
    method: 'GET',
    path: '/templates/{idOrSlug}',
    operationId: 'getTemplate',
    tag,
    summary: 'Retrieve a template with its draft',
    action: 'template:read',
    responses: { 200: { description: 'The template.', schema: templateWithDraftSchema } },
    problems: [404],
    handler: getTemplate,
  }),
  defineRoute({
    method: 'PUT',
    path: '/templates/{idOrSlug}',
    operationId: 'replaceTemplate',
    tag,
    summary: 'Replace and publish a template',
    description: 'Makes the document the draft and the next version.',
    action: 'template:update',
    body: documentBodySchema,
    responses: { 200: { description: 'The template.', schema: templateJsonSchema } },
    problems: [404, 412],
    handler: replaceTemplate,
  }),
  defineRoute({
    method: 'PATCH',
    path: '/templates/{idOrSlug}',
    operationId: 'renameTemplate',
    tag,
    summary: 'Rename a template',
    action: 'template:update',
    body: renameBodySchema,
    responses: { 200: { description: 'The template.', schema: templateJsonSchema } },
    problems: [404, 409, 412],
    handler: renameTemplate,
  }),
  defineRoute({
    method: 'DELETE',
    path: '/templates/{idOrSlug}',
    operationId: 'deleteTemplate',
    tag,
    summary: 'Delete a template with its draft and versions',
    action: 'template:delete',
    responses: { 204: { description: 'It is gone.' } },
    problems: [404, 412],
    handler: deleteTemplate,
  }),
]
