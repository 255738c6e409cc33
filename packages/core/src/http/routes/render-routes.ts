import { z } from 'zod'
import { MEDIA_TYPES } from '../../foundation/output-format.ts'
import { defineImageRoute, defineRoute } from '../define-route.ts'
import { renderUrl } from '../handlers/render-url.ts'
import { previewRender } from '../handlers/renders-preview.ts'
import { renderSync } from '../handlers/renders-sync.ts'
import { validateRender } from '../handlers/renders-validate.ts'
import { textParameter } from '../query-parameter.ts'
import type { Route } from '../route.ts'
import { previewJsonSchema, renderedJsonSchema, validationJsonSchema } from '../schemas/render.ts'
import { previewBodySchema, renderOrderBodySchema } from '../schemas/render-order.ts'

const mediaTypes = Object.values(MEDIA_TYPES)

const tag = 'Renders'

const receiptParameter = textParameter(
  z.enum(['1', 'true', '0', 'false']),
  'Answer in JSON: the receipt, and the file in base64.',
)

export const RENDER_ROUTES: readonly Route[] = [
  defineRoute({
    method: 'POST',
    path: '/renders/sync',
    operationId: 'renderSync',
    tag,
    summary: 'Render an image and wait for it',
    description:
      'Answers with the file itself, or with JSON when `receipt` is set or `Accept` admits no image.',
    action: 'render:create',
    query: { receipt: receiptParameter },
    body: renderOrderBodySchema,
    responses: {
      200: {
        description: 'The file.',
        mediaTypes,
        schema: renderedJsonSchema,
        headers: {
          'X-Render-Id': 'Of the render in the history.',
          'X-Render-Warnings': 'How many warnings the receipt has.',
        },
      },
    },
    problems: [404, 422, 502, 503, 504],
    handler: renderSync,
  }),
  defineRoute({
    method: 'POST',
    path: '/renders/validate',
    operationId: 'validateRender',
    tag,
    summary: 'Validate an order without rendering it',
    description:
      'Answers 200 also for an order that is wrong, with its problems. Uses up no limit of renders.',
    action: 'render:create',
    body: renderOrderBodySchema,
    responses: { 200: { description: 'What would be.', schema: validationJsonSchema } },
    problems: [404, 503],
    handler: validateRender,
  }),
  defineRoute({
    method: 'POST',
    path: '/renders/preview',
    operationId: 'previewRender',
    tag,
    summary: 'Render an unsaved template',
    description: 'The template is in the request; neither it nor the image is kept.',
    action: 'render:preview',
    query: { receipt: receiptParameter },
    body: previewBodySchema,
    responses: { 200: { description: 'The file.', mediaTypes, schema: previewJsonSchema } },
    problems: [422, 502, 503, 504],
    handler: previewRender,
  }),
  defineImageRoute({
    method: 'GET',
    path: '/render',
    operationId: 'renderUrl',
    tag: 'Image URLs',
    summary: 'Render an image by its URL',
    description:
      'For `<img>`: `?apiKey=rs_get_…&template=social-card&title.text=Hello+World`. A get key works only on pages whose host is in Allowed Hosts; a signed URL works anywhere until it ends; other keys go into a header.',
    responses: {
      200: {
        description: 'The image.',
        mediaTypes,
        headers: {
          ETag: 'Of the bytes: equal tags are equal files.',
          'X-Cache': '`HIT` or `MISS`.',
          'X-Cache-Source': '`memory`, `store` or `render`.',
        },
      },
      304: { description: 'The copy that you have is the image.' },
    },
    problems: [404, 414, 422, 502, 503, 504],
    handler: renderUrl,
  }),
]
