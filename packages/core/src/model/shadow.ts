import { closedObject } from './closed-object.ts'
import { type Color, colorSchema } from './fill.ts'
import { numberBetween } from './leaf-schema.ts'

/** A shadow as CSS `box-shadow` or `text-shadow` has it. */
export interface Shadow {
  /** CSS px to the right. Default 0. */
  readonly x?: number
  /** CSS px down. Default 0. */
  readonly y?: number
  /** CSS blur radius in px, twice the standard deviation. Default 0, at most 500. */
  readonly blur?: number
  /** Default `rgb(0 0 0 / 50%)`. */
  readonly fill?: Color
}

export const SHADOW_DEFAULTS = { x: 0, y: 0, blur: 0, fill: 'rgb(0 0 0 / 50%)' } as const

export const shadowSchema = closedObject<Shadow>({
  name: 'Shadow',
  shape: {
    x: numberBetween(-10_000, 10_000),
    y: numberBetween(-10_000, 10_000),
    blur: numberBetween(0, 500),
    fill: colorSchema,
  },
  notDrawn: ['spread', 'inset'],
})
