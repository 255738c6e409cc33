import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import {
  deleteAsset,
  getAsset,
  getAssetContent,
  listAssets,
  uploadAsset,
} from '../handlers/assets.ts'
import { listParameters } from '../list-page.ts'
import { listParameter, textParameter } from '../query-parameter.ts'
import type { Route } from '../route.ts'
import { assetItemSchema, assetJsonSchema } from '../schemas/asset.ts'

const tag = 'Assets'
const IMAGES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif']

export const ASSET_ROUTES: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/assets',
    operationId: 'listAssets',
    tag,
    summary: 'List assets',
    action: 'asset:read',
    query: {
      ...listParameters(),
      createdBy: textParameter(z.string(), 'Only files that this user uploaded.'),
      mediaType: listParameter(z.string(), 'Only files of these types, such as `image/png`.'),
    },
    responses: {
      200: { description: 'The assets, newest first.', schema: z.array(assetItemSchema) },
    },
    handler: listAssets,
  }),
  defineRoute({
    method: 'POST',
    path: '/assets',
    operationId: 'uploadAsset',
    tag,
    summary: 'Upload an asset',
    description:
      'Send the file as the body, or as the one file of a `multipart/form-data` form. What it is, its own bytes say.',
    action: 'asset:create',
    query: {
      fileName: textParameter(z.string().max(500), 'Name to show. Default: that of the form.'),
    },
    uploads: ['multipart/form-data', ...IMAGES],
    responses: { 201: { description: 'The asset.', schema: assetJsonSchema } },
    problems: [400, 413, 415, 422],
    handler: uploadAsset,
  }),
  defineRoute({
    method: 'GET',
    path: '/assets/{id}',
    operationId: 'getAsset',
    tag,
    summary: 'Retrieve an asset',
    action: 'asset:read',
    responses: { 200: { description: 'The asset.', schema: assetJsonSchema } },
    problems: [404],
    handler: getAsset,
  }),
  defineRoute({
    method: 'DELETE',
    path: '/assets/{id}',
    operationId: 'deleteAsset',
    tag,
    summary: 'Delete an asset',
    description: 'Templates that show it take their next fallback.',
    action: 'asset:delete',
    responses: { 204: { description: 'It is gone.' } },
    problems: [404],
    handler: deleteAsset,
  }),
  defineRoute({
    method: 'GET',
    path: '/assets/{id}/content',
    operationId: 'getAssetContent',
    tag,
    summary: 'Download an asset',
    action: 'asset:read',
    responses: {
      200: { description: 'The file.', mediaTypes: IMAGES },
      304: { description: 'The copy that you have is the file.' },
    },
    problems: [404],
    handler: getAssetContent,
  }),
]
