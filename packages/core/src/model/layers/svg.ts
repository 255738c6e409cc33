import { z } from 'zod'
import type { ShapeOf } from '../closed-object.ts'
import type { CommonProperties } from '../common-properties.ts'
import { type LayerBase, layerSchema } from '../layer-base.ts'
import { type ObjectFit, objectFitSchema } from '../object-fit.ts'
import { type Source, sourceSchema } from '../source.ts'

export interface SvgProperties {
  /** One of `src` and `markup`. */
  readonly src?: Source
  /** An SVG document. */
  readonly markup?: string
  /** Default `contain`. */
  readonly fit?: ObjectFit
}

/** A vector picture, fitted into its box. */
export interface SvgLayer extends LayerBase<SvgProperties>, SvgProperties {
  readonly kind: 'svg'
}

/** What an override of an SVG layer may set. */
export interface SvgOverride extends CommonProperties, SvgProperties {}

export const SVG_DEFAULTS = { fit: 'contain' } as const satisfies SvgProperties

export const SVG_SHAPE = {
  src: sourceSchema,
  markup: z.string(),
  fit: objectFitSchema,
} satisfies ShapeOf<SvgProperties>

export const svgLayerSchema = layerSchema<SvgLayer>({
  kind: 'svg',
  properties: SVG_SHAPE,
  structure: {},
  required: [],
  notDrawn: ['colors', 'fill'],
})
