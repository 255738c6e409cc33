import { z } from 'zod'
import type { ShapeOf } from '../closed-object.ts'
import type { CommonProperties } from '../common-properties.ts'
import { type Color, colorSchema } from '../fill.ts'
import { type LayerBase, layerSchema } from '../layer-base.ts'
import { type ObjectFit, objectFitSchema } from '../object-fit.ts'
import { type Recoloring, recoloringSchema } from '../recoloring.ts'
import { type Source, sourceSchema } from '../source.ts'

export interface SvgProperties {
  /** One of `src` and `markup`. */
  readonly src?: Source
  /** An SVG document. */
  readonly markup?: string
  /** Default `contain`. */
  readonly fit?: ObjectFit
  /**
   * Draws colours of the document as others: `{ "#e11d48": "$brand" }`. A colour is found by its value
   * however it is written, also where nothing is written and black is meant.
   */
  readonly colors?: Recoloring
  /**
   * Draws all colours of the document that `colors` does not name as this one, each as opaque as it
   * was. Pictures inside the document, and what its masks hold, stay as they are.
   */
  readonly fill?: Color
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
  colors: recoloringSchema,
  fill: colorSchema,
} satisfies ShapeOf<SvgProperties>

export const svgLayerSchema = layerSchema<SvgLayer>({
  kind: 'svg',
  properties: SVG_SHAPE,
  structure: {},
  required: [],
  notDrawn: [],
})
