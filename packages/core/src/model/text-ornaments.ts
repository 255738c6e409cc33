import { closedObject } from './closed-object.ts'
import { type Fill, fillSchema } from './fill.ts'
import { pxSchema } from './length.ts'

/** An outline around letters, centred on their edge and behind them, so that these stay as bold. */
export interface TextStroke {
  /** CSS px, of which half is seen. Default 1. */
  readonly width?: number
  /** A gradient spans the layer's box. */
  readonly fill: Fill
}

/** A box behind each line of a text; boxes that touch become one. */
export interface Highlight {
  /** A gradient spans the layer's box. */
  readonly fill: Fill
  /** CSS px that a box is larger than its line on each side. Default 0. */
  readonly padding?: number
  /** CSS px, of outer and inner corners. Default 0. */
  readonly radius?: number
}

export const TEXT_STROKE_DEFAULTS = { width: 1 } as const
export const HIGHLIGHT_DEFAULTS = { padding: 0, radius: 0 } as const

export const textStrokeSchema = closedObject<TextStroke>({
  shape: { width: pxSchema, fill: fillSchema },
  required: ['fill'],
})

export const highlightSchema = closedObject<Highlight>({
  shape: { fill: fillSchema, padding: pxSchema, radius: pxSchema },
  required: ['fill'],
})
