import type { ShapeOf } from '../closed-object.ts'
import type { CommonProperties } from '../common-properties.ts'
import { type Fill, fillSchema } from '../fill.ts'
import { type LayerBase, layerSchema } from '../layer-base.ts'
import { keyword, numberBetween, wholeBetween } from '../leaf-schema.ts'
import { pxSchema } from '../length.ts'
import { pathDataSchema } from '../path-data.ts'

export type RatingShape = 'star' | 'heart' | 'circle' | 'svg'

export interface RatingProperties {
  /** How many of the symbols are filled, 0 to `max`; a fraction fills a part. Default 0. */
  readonly value?: number
  /** Symbols in all, 1..20. Default 5. */
  readonly max?: number
  /** Default `star`. */
  readonly shape?: RatingShape
  /** Default `#f59e0b`, an amber. */
  readonly fill?: Fill
  /** Of what is not filled. Default `#d1d5db`, a grey. */
  readonly emptyFill?: Fill
  /** CSS px between two symbols. Default 4. */
  readonly gap?: number
  /** Of `svg`: SVG path data; the symbol is as large as its own bounds let it. */
  readonly d?: string
}

/** A row of equal symbols, filled up to a value; as large as the box allows, from its left edge. */
export interface RatingLayer extends LayerBase<RatingProperties>, RatingProperties {
  readonly kind: 'rating'
}

/** What an override of a rating layer may set. */
export interface RatingOverride extends CommonProperties, RatingProperties {}

export const RATING_DEFAULTS = {
  value: 0,
  max: 5,
  shape: 'star',
  fill: '#f59e0b',
  emptyFill: '#d1d5db',
  gap: 4,
} as const satisfies RatingProperties

const MAX_SYMBOLS = 20

export const RATING_SHAPE = {
  value: numberBetween(0, MAX_SYMBOLS),
  max: wholeBetween(1, MAX_SYMBOLS),
  shape: keyword(['star', 'heart', 'circle', 'svg']),
  fill: fillSchema,
  emptyFill: fillSchema,
  gap: pxSchema,
  d: pathDataSchema,
} satisfies ShapeOf<RatingProperties>

export const ratingLayerSchema = layerSchema<RatingLayer>({
  kind: 'rating',
  properties: RATING_SHAPE,
  structure: {},
  required: [],
  notDrawn: [],
})
