import { z } from 'zod'
import type { AssetRecord } from '../../ports/asset-record.ts'
import { formatTime } from '../parse-time.ts'
import { timeSchema } from './leaf.ts'

export const assetJsonSchema = z
  .object({
    id: z.string().describe('Templates show it as the source `asset:<id>`.'),
    mediaType: z.string(),
    bytes: z.int(),
    digest: z.string().describe('SHA-256 of the content, lower-case hex.'),
    width: z.int().optional().describe('Px.'),
    height: z.int().optional().describe('Px.'),
    fileName: z.string().optional(),
    createdBy: z.string(),
    createdAt: timeSchema,
  })
  .meta({ id: 'Asset' })

export const assetItemSchema = z.object({ cursor: z.string(), asset: assetJsonSchema })

export function toAssetJson(asset: AssetRecord): z.infer<typeof assetJsonSchema> {
  const { id, mediaType, sizeBytes, digest, width, height, fileName, createdBy, createdAt } = asset
  return {
    id,
    mediaType,
    bytes: sizeBytes,
    digest,
    width,
    height,
    fileName,
    createdBy,
    createdAt: formatTime(createdAt),
  }
}
