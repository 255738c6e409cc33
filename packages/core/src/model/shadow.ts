import { z } from 'zod'
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
  /** CSS px by which the shadow is larger than its box, or smaller. Of boxes only. Default 0. */
  readonly spread?: number
  /** Whether the shadow lies inside of the box, as if it were cut out. Of boxes only. Default false. */
  readonly inset?: boolean
  /** Default `rgb(0 0 0 / 50%)`. */
  readonly fill?: Color
}

export const SHADOW_DEFAULTS = {
  x: 0,
  y: 0,
  blur: 0,
  spread: 0,
  inset: false,
  fill: 'rgb(0 0 0 / 50%)',
} as const

export const shadowSchema = closedObject<Shadow>({
  name: 'Shadow',
  shape: {
    x: numberBetween(-10_000, 10_000),
    y: numberBetween(-10_000, 10_000),
    blur: numberBetween(0, 500),
    spread: numberBetween(-10_000, 10_000),
    inset: z.boolean(),
    fill: colorSchema,
  },
})
