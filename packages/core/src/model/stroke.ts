import { closedObject } from './closed-object.ts'
import { type Color, colorSchema, type Fill, fillSchema } from './fill.ts'
import { keyword } from './leaf-schema.ts'
import { pxSchema } from './length.ts'
import { listSchema } from './list-schema.ts'

/** A line along an outline, centred on it. */
export interface Stroke {
  /** CSS px. Default 1. */
  readonly width?: number
  readonly fill: Fill
  /** CSS px on, off, on, …, up to 32; empty, the default, is solid. */
  readonly dash?: readonly number[]
  /** Default `butt`. */
  readonly cap?: 'butt' | 'round' | 'square'
  /** Default `miter`. */
  readonly join?: 'miter' | 'round' | 'bevel'
}

/** A line inside a box, as CSS `border` with `box-sizing: border-box`. */
export interface Border {
  /** CSS px. Default 1. */
  readonly width?: number
  readonly fill: Color
}

export const STROKE_DEFAULTS = { width: 1, dash: [], cap: 'butt', join: 'miter' } as const
export const BORDER_DEFAULTS = { width: 1 } as const

export const strokeSchema = closedObject<Stroke>({
  name: 'Stroke',
  shape: {
    width: pxSchema,
    fill: fillSchema,
    dash: listSchema(pxSchema, { maximum: 32 }),
    cap: keyword(['butt', 'round', 'square']),
    join: keyword(['miter', 'round', 'bevel']),
  },
  required: ['fill'],
})

export const borderSchema = closedObject<Border>({
  name: 'Border',
  shape: { width: pxSchema, fill: colorSchema },
  required: ['fill'],
})
