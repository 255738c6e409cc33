import { type Arrow, arrowSchema } from '../arrow.ts'
import type { ShapeOf } from '../closed-object.ts'
import type { CommonProperties } from '../common-properties.ts'
import { type Fill, fillSchema } from '../fill.ts'
import { type LayerBase, layerSchema } from '../layer-base.ts'
import { keyword, numberBetween, wholeBetween } from '../leaf-schema.ts'
import { pathDataSchema } from '../path-data.ts'
import { type Radius, radiusSchema } from '../radius.ts'
import { type Stroke, strokeSchema } from '../stroke.ts'

export const SHAPE_NAMES = [
  'rect',
  'ellipse',
  'triangle',
  'polygon',
  'star',
  'arrow',
  'arc',
  'line',
  'path',
] as const

/**
 * All shapes fill their box; `line` goes from its top left to its bottom right corner, and `arrow`, a block,
 * points to the right.
 */
export type ShapeName = (typeof SHAPE_NAMES)[number]

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
  /**
   * Inner radius divided by the outer one, 0..1: of a `star`, by default 0.382, a pentagram; of an `arc`, by
   * default 0, a slice of a pie, where 1 is a line without an inside. Of an `arrow` the height of its shaft
   * divided by that of its head, by default 0.5.
   */
  readonly innerRatio?: number
  /** Where along the top of a `triangle` its tip is, 0..1. Default 0.5. */
  readonly apex?: number
  /** Where an `arc` begins, degrees clockwise: 0, the default, is up. */
  readonly startAngle?: number
  /** How far an `arc` goes, degrees clockwise, -360..360. Default 270. */
  readonly sweep?: number
  /** Heads of a `line`, an open `path`, or an `arc` whose `innerRatio` is 1. Default `none`. */
  readonly arrow?: Arrow
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
  apex: 0.5,
  startAngle: 0,
  sweep: 270,
  arrow: 'none',
} as const satisfies Partial<ShapeProperties>

export const SHAPE_SHAPE = {
  shape: keyword(SHAPE_NAMES),
  fill: fillSchema,
  stroke: strokeSchema,
  radius: radiusSchema,
  points: wholeBetween(3, 100),
  sides: wholeBetween(3, 100),
  innerRatio: numberBetween(0, 1),
  apex: numberBetween(0, 1),
  startAngle: numberBetween(-36_000, 36_000),
  sweep: numberBetween(-360, 360),
  arrow: arrowSchema,
  d: pathDataSchema,
} satisfies ShapeOf<ShapeProperties>

export const shapeLayerSchema = layerSchema<ShapeLayer>({
  kind: 'shape',
  properties: SHAPE_SHAPE,
  structure: {},
  required: ['shape'],
  notDrawn: [],
})
