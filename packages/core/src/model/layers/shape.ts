import type { ShapeOf } from '../closed-object.ts'
import type { CommonProperties } from '../common-properties.ts'
import { type Fill, fillSchema } from '../fill.ts'
import { type LayerBase, layerSchema } from '../layer-base.ts'
import { keyword, numberBetween, wholeBetween } from '../leaf-schema.ts'
import { pathDataSchema } from '../path-data-schema.ts'
import { type Radius, radiusSchema } from '../radius.ts'
import { type Stroke, strokeSchema } from '../stroke.ts'

/** All shapes fill their box; `line` goes from its top left to its bottom right corner. */
export type ShapeName = 'rect' | 'ellipse' | 'line' | 'polygon' | 'star' | 'path'

export interface ShapeProperties {
  readonly shape: ShapeName
  /** Default: not filled. */
  readonly fill?: Fill
  /** Default: no stroke. */
  readonly stroke?: Stroke
  /** Of `rect`. Default 0. */
  readonly radius?: Radius
  /** Tips of a `star`, 3..100, the first at the top. Default 5. */
  readonly points?: number
  /** Sides of a `polygon`, 3..100, the first corner at the top. Default 6. */
  readonly sides?: number
  /** Inner radius of a `star` divided by its outer one, 0..1. Default 0.382, a pentagram. */
  readonly innerRatio?: number
  /** Of `path`: SVG path data in CSS px from the top left corner of the box. */
  readonly d?: string
}

/** A geometric figure. */
export interface ShapeLayer extends LayerBase<ShapeProperties>, ShapeProperties {
  readonly kind: 'shape'
}

/** What an override of a shape layer may set. */
export interface ShapeOverride extends CommonProperties, Partial<ShapeProperties> {}

export const SHAPE_DEFAULTS = {
  radius: 0,
  points: 5,
  sides: 6,
  innerRatio: 0.382,
} as const satisfies Partial<ShapeProperties>

export const SHAPE_SHAPE = {
  shape: keyword(['rect', 'ellipse', 'line', 'polygon', 'star', 'path']),
  fill: fillSchema,
  stroke: strokeSchema,
  radius: radiusSchema,
  points: wholeBetween(3, 100),
  sides: wholeBetween(3, 100),
  innerRatio: numberBetween(0, 1),
  d: pathDataSchema,
} satisfies ShapeOf<ShapeProperties>

export const shapeLayerSchema = layerSchema<ShapeLayer>({
  kind: 'shape',
  properties: SHAPE_SHAPE,
  structure: {},
  required: ['shape'],
  notDrawn: ['arrow'],
})
