import { closedObject } from './closed-object.ts'
import { type Color, colorSchema } from './fill.ts'
import { numberBetween } from './leaf-schema.ts'

/**
 * What changes the pixels of a picture, always in the order of this list; as the functions of CSS
 * `filter`, and two more.
 */
export interface Filters {
  /** 0..1. */
  readonly grayscale?: number
  /** 0..1. */
  readonly sepia?: number
  /** 1 changes nothing, 0 is black; up to 10. */
  readonly brightness?: number
  /** 1 changes nothing, 0 is grey; up to 10. */
  readonly contrast?: number
  /** 1 changes nothing, 0 is without colour; up to 10. */
  readonly saturate?: number
  /** Degrees around the colour wheel. */
  readonly hue?: number
  /**
   * Standard deviation in CSS px, up to 250. Inside the picture's own edge, which stays sharp: to blur
   * that too, blur the layer.
   */
  readonly blur?: number
  /** Mixed into every pixel; how much of it is its alpha. */
  readonly tint?: Color
  /** The colours of black and of white; what lies between is mixed by its luminance. */
  readonly duotone?: Duotone
}

export interface Duotone {
  /** Its alpha is of no effect. */
  readonly dark: Color
  /** Its alpha is of no effect. */
  readonly light: Color
}

export const filtersSchema = closedObject<Filters>({
  shape: {
    grayscale: numberBetween(0, 1),
    sepia: numberBetween(0, 1),
    brightness: numberBetween(0, 10),
    contrast: numberBetween(0, 10),
    saturate: numberBetween(0, 10),
    hue: numberBetween(-36_000, 36_000),
    blur: numberBetween(0, 250),
    tint: colorSchema,
    duotone: closedObject<Duotone>({
      shape: { dark: colorSchema, light: colorSchema },
      required: ['dark', 'light'],
    }),
  },
})
