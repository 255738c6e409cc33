import { z } from 'zod'
import { MEDIA_TYPES } from '../../foundation/output-format.ts'
import { apiNameSchema } from '../../model/api-name.ts'
import { closedObject } from '../../model/closed-object.ts'
import { plainColorSchema } from '../../model/fill.ts'
import { numberBetween, wholeBetween } from '../../model/leaf-schema.ts'
import { writeAs } from '../../model/write-as.ts'
import type { JsonObject } from '../../ports/json.ts'
import type { OutputSize } from '../rendering/stored-order.ts'
import { metadataSchema } from './leaf.ts'
import { overridesSchema } from './overrides.ts'
import { documentSchema } from './template.ts'

/** What every way to render by POST takes: both published spellings of it. */
export interface RenderOrderBody {
  readonly template?: string
  readonly templateId?: string
  readonly layers?: JsonObject
  readonly overrides?: JsonObject
  readonly tokens?: Readonly<Record<string, string>>
  readonly format?: string
  readonly quality?: number
  readonly width?: number
  readonly height?: number
  readonly scale?: number
  readonly page?: number | string
  readonly version?: number
  readonly compression?: 'fast' | 'balanced' | 'small'
  readonly deadlineMs?: number
  readonly filename?: string
  readonly useAws?: boolean
  readonly metadata?: JsonObject
}

const FORMATS = [...Object.keys(MEDIA_TYPES), 'jpg']

const tokensSchema = writeAs(
  z.record(z.string(), z.string()).meta({
    description: 'Named colours that replace those of the template.',
  }),
  () => z.record(apiNameSchema, plainColorSchema),
)

/** The properties of an order; routes add their own. */
const RENDER_ORDER_SHAPE = {
  template: z
    .string()
    .min(1)
    .max(200)
    .meta({
      description: 'Id or slug of the template.',
      examples: ['social-card'],
    }),
  templateId: z.string().min(1).max(200).meta({ description: 'The same as `template`.' }),
  layers: overridesSchema,
  overrides: overridesSchema,
  tokens: tokensSchema,
  // Which are drawn is for the line to say, which also knows what was meant.
  format: z.string().max(100).meta({ description: 'Default `png`.', enum: FORMATS }),
  quality: wholeBetween(1, 100).meta({
    description: 'Defaults: JPEG 90, WebP 80, AVIF 60. Of no effect for PNG and SVG.',
  }),
  width: wholeBetween(1, 16_383).meta({ description: 'Px. Default: the width of the canvas.' }),
  height: wholeBetween(1, 16_383).meta({ description: 'Px. Default: the height of the canvas.' }),
  scale: numberBetween(0.01, 16).meta({ description: 'Device px per px. Default 1.' }),
  page: z.union([wholeBetween(1, 1_000_000), z.string().max(100)]).meta({
    description: 'Page by number, counted from 1, or by name. Default: all in a PDF, else 1.',
  }),
  version: wholeBetween(1, 999_999_999).meta({
    description: 'Version of the template. Default: the newest.',
  }),
  compression: z.enum(['fast', 'balanced', 'small']).meta({
    description: 'How long the encoder may search for fewer bytes. Default `balanced`.',
  }),
  deadlineMs: wholeBetween(1, 600_000).meta({ description: 'Ms that the render may take.' }),
  filename: z.string().min(1).max(300).meta({ description: 'Name of the file in the answer.' }),
  useAws: z.boolean().meta({ description: 'Whether the output is also put into object storage.' }),
  metadata: metadataSchema,
} as const

export const renderOrderBodySchema = closedObject<RenderOrderBody>({
  shape: RENDER_ORDER_SHAPE,
  elsewhere: {
    sizes:
      '"sizes" asks for several outputs, and this route answers with one; send the order to "POST /renders", or here once for each size.',
  },
})

/** What a render in the background takes besides. */
export interface BackgroundOrderBody extends RenderOrderBody {
  readonly sizes?: readonly OutputSize[]
}

const sizeSchema = closedObject<OutputSize>({
  shape: {
    name: apiNameSchema.meta({ type: 'string', examples: ['thumbnail'] }),
    width: RENDER_ORDER_SHAPE.width,
    height: RENDER_ORDER_SHAPE.height,
    scale: RENDER_ORDER_SHAPE.scale,
    format: RENDER_ORDER_SHAPE.format,
  },
  required: ['name'],
})

const BACKGROUND_SHAPE = {
  ...RENDER_ORDER_SHAPE,
  sizes: z
    .array(sizeSchema)
    .min(1)
    .max(20)
    .meta({ description: 'Several outputs of the one order; each counts for the limit.' }),
} as const

export const backgroundOrderBodySchema = closedObject<BackgroundOrderBody>({
  shape: BACKGROUND_SHAPE,
})

export interface BatchBody {
  readonly renders: readonly BackgroundOrderBody[]
}

export const batchBodySchema = closedObject<BatchBody>({
  shape: { renders: z.array(backgroundOrderBodySchema).min(1).max(100) },
  required: ['renders'],
})

export interface PreviewBody
  extends Omit<
    RenderOrderBody,
    'template' | 'templateId' | 'version' | 'useAws' | 'metadata' | 'overrides'
  > {
  readonly document: JsonObject
}

const { tokens, format, quality, width, height, scale, page, compression, deadlineMs, filename } =
  RENDER_ORDER_SHAPE

export const previewBodySchema = closedObject<PreviewBody>({
  shape: {
    document: documentSchema,
    layers: overridesSchema,
    tokens,
    format,
    quality,
    width,
    height,
    scale,
    page,
    compression,
    deadlineMs,
    filename,
  },
  required: ['document'],
})
