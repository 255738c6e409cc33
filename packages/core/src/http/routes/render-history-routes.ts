import { z } from 'zod'
import { MEDIA_TYPES, type OutputFormat } from '../../foundation/output-format.ts'
import { RENDER_SOURCES, RENDER_STATUSES } from '../../ports/render-record.ts'
import { defineRoute } from '../define-route.ts'
import { createBatch, getBatch } from '../handlers/render-batches.ts'
import { getRenderOutput } from '../handlers/render-output.ts'
import { createRender, deleteRender, getRender, listRenders } from '../handlers/renders.ts'
import { listParameters } from '../list-page.ts'
import { listParameter, textParameter, timeParameter } from '../query-parameter.ts'
import type { Route } from '../route.ts'
import { batchJsonSchema, renderItemSchema, renderJsonSchema } from '../schemas/render.ts'
import { backgroundOrderBodySchema, batchBodySchema } from '../schemas/render-order.ts'

const tag = 'Renders'
const formats = Object.keys(MEDIA_TYPES) as [OutputFormat, ...OutputFormat[]]

export const RENDER_HISTORY_ROUTES: readonly Route[] = [
  defineRoute({
    method: 'POST',
    path: '/renders',
    operationId: 'createRender',
    tag,
    summary: 'Render in the background',
    description: 'Ask for the render under `Location` until it is completed or failed.',
    action: 'render:create',
    idempotency: 'replay',
    body: backgroundOrderBodySchema,
    responses: { 202: { description: 'The accepted render.', schema: renderJsonSchema } },
    problems: [404, 503],
    handler: createRender,
  }),
  defineRoute({
    method: 'POST',
    path: '/renders/batch',
    operationId: 'createRenderBatch',
    tag,
    summary: 'Render up to 100 orders in the background',
    description: 'All orders are accepted, or none.',
    action: 'render:create',
    idempotency: 'replay',
    body: batchBodySchema,
    responses: { 202: { description: 'The accepted batch.', schema: batchJsonSchema } },
    problems: [404, 503],
    handler: createBatch,
  }),
  defineRoute({
    method: 'GET',
    path: '/renders/batches/{id}',
    operationId: 'getRenderBatch',
    tag,
    summary: 'Retrieve a batch',
    action: 'render:read',
    responses: { 200: { description: 'The batch with its renders.', schema: batchJsonSchema } },
    problems: [404],
    handler: getBatch,
  }),
  defineRoute({
    method: 'GET',
    path: '/renders',
    operationId: 'listRenders',
    tag,
    summary: 'List renders',
    action: 'render:read',
    query: {
      ...listParameters(),
      template: listParameter(z.string(), 'Only renders of these templates, by id or slug.'),
      status: listParameter(z.enum(RENDER_STATUSES), 'Only renders in these states.'),
      source: listParameter(z.enum(RENDER_SOURCES), 'Only renders that were asked for so.'),
      format: listParameter(z.enum(formats), 'Only renders of these formats.'),
      createdBy: textParameter(z.string(), 'Only renders of this user.'),
      createdAfter: timeParameter('Only renders that were asked for after this time.'),
      createdBefore: timeParameter('Only renders that were asked for before this time.'),
    },
    responses: {
      200: { description: 'The renders, newest first.', schema: z.array(renderItemSchema) },
    },
    handler: listRenders,
  }),
  defineRoute({
    method: 'GET',
    path: '/renders/{id}',
    operationId: 'getRender',
    tag,
    summary: 'Retrieve a render',
    action: 'render:read',
    responses: { 200: { description: 'The render.', schema: renderJsonSchema } },
    problems: [404],
    handler: getRender,
  }),
  defineRoute({
    method: 'DELETE',
    path: '/renders/{id}',
    operationId: 'deleteRender',
    tag,
    summary: 'Cancel or erase a render',
    description: 'Cancels a render that is not done yet; erases one that is.',
    action: 'render:delete',
    responses: { 204: { description: 'It is cancelled, or gone.' } },
    problems: [404],
    handler: deleteRender,
  }),
  defineRoute({
    method: 'GET',
    path: '/renders/{id}/output',
    operationId: 'getRenderOutput',
    tag,
    summary: 'Download the output of a render',
    description: 'Drawn again by the version of the template that it was made for.',
    action: 'render:read',
    query: { name: textParameter(z.string(), 'Which output. Default: the first.') },
    responses: { 200: { description: 'The file.', mediaTypes: Object.values(MEDIA_TYPES) } },
    problems: [404, 409, 410, 422, 502, 503, 504],
    handler: getRenderOutput,
  }),
]
