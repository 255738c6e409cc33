import { z } from 'zod'
import { MEDIA_TYPES, type OutputFormat } from '../../foundation/output-format.ts'
import { RENDER_SOURCES, RENDER_STATUSES, type RenderRecord } from '../../ports/render-record.ts'
import { formatTime } from '../parse-time.ts'
import { formatOptionalTime, timeSchema } from './leaf.ts'

const formats = Object.keys(MEDIA_TYPES) as [OutputFormat, ...OutputFormat[]]

const receiptPathSchema = z.string().describe('Path of the layer, such as `products.0.name`.')

/** What became of every layer; layers of other kinds may say more. */
const receiptSchema = z
  .looseObject({
    width: z.int(),
    height: z.int(),
    layers: z.array(z.looseObject({ path: receiptPathSchema, kind: z.string() })),
    hidden: z.array(z.object({ path: receiptPathSchema, reason: z.string() })),
    warnings: z.array(z.string()).describe('A sentence for each thing that somebody should see.'),
    degraded: z.boolean().describe('A source could not be loaded.'),
    timings: z.record(z.string(), z.number()).describe('Ms of each stage.'),
  })
  .meta({ id: 'Receipt' })

const outputSchema = z.object({
  name: z.string(),
  width: z.int().describe('Device px.'),
  height: z.int().describe('Device px.'),
  format: z.enum(formats),
  bytes: z.int(),
  url: z.string().describe('Where it is, or is rendered again.'),
})

export const renderJsonSchema = z
  .object({
    id: z.string().meta({ examples: ['rnd_0123456789abcdefghijklmnop'] }),
    status: z.enum(RENDER_STATUSES),
    source: z.enum(RENDER_SOURCES),
    template: z.string().describe('Id of the template.'),
    version: z.int().optional(),
    format: z.enum(formats),
    outputs: z.array(outputSchema),
    error: z.object({ code: z.string(), detail: z.string() }).optional(),
    receipt: receiptSchema.optional(),
    metadata: z.record(z.string(), z.json()).optional(),
    hits: z.int().describe('How often the cache answered with it.'),
    createdBy: z.string(),
    keyId: z.string().optional(),
    createdAt: timeSchema,
    completedAt: timeSchema.optional(),
    durationMs: z.number().optional(),
  })
  .meta({ id: 'Render' })
export type RenderJson = z.infer<typeof renderJsonSchema>

export const renderItemSchema = z.object({ cursor: z.string(), render: renderJsonSchema })

/** What `POST /renders/sync` answers instead of bytes. */
export const renderedJsonSchema = z
  .object({
    render: renderJsonSchema,
    base64: z.string().describe('The file.'),
    receipt: receiptSchema,
  })
  .meta({ id: 'Rendered' })

/** @param baseUrl Where the routes are reached, for links; without a slash at its end. */
export function toRenderJson(record: RenderRecord, baseUrl: string): RenderJson {
  const { id, receiptJson, error, outputs, metadata } = record
  return {
    id,
    status: record.status,
    source: record.source,
    template: record.templateId,
    version: record.version,
    format: record.format,
    outputs: outputs.map(({ name, width, height, format, sizeBytes, url }) => ({
      name,
      width,
      height,
      format,
      bytes: sizeBytes,
      url: url ?? `${baseUrl}/renders/${id}/output?name=${encodeURIComponent(name)}`,
    })),
    error: error && { ...error },
    receipt: receiptJson === undefined ? undefined : JSON.parse(receiptJson),
    metadata: metadata && { ...(metadata as RenderJson['metadata']) },
    hits: record.hits,
    createdBy: record.createdBy,
    keyId: record.keyId,
    createdAt: formatTime(record.createdAt),
    completedAt: formatOptionalTime(record.completedAt),
    durationMs: record.durationMs,
  }
}

export const batchJsonSchema = z
  .object({
    id: z.string().meta({ examples: ['bat_0123456789abcdefghijklmnop'] }),
    status: z.enum(['processing', 'completed']).describe('`completed` when none is under way.'),
    counts: z.record(z.enum(RENDER_STATUSES), z.int()),
    renders: z.array(renderJsonSchema),
  })
  .meta({ id: 'RenderBatch' })

export const validationJsonSchema = z
  .object({
    valid: z.boolean(),
    receipt: receiptSchema.optional(),
    problems: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })),
  })
  .meta({ id: 'Validation' })

/** What `POST /renders/preview` answers instead of bytes. */
export const previewJsonSchema = z
  .object({ base64: z.string().describe('The file.'), receipt: receiptSchema })
  .meta({ id: 'Preview' })
