import { z } from 'zod'
import { closedObject } from './closed-object.ts'
import { keyword, numberBetween } from './leaf-schema.ts'

/** What a render has to meet, else it is refused with `assertion_failed` and its receipt. */
export interface Requirements {
  /** Px of the output at scale 1: no letter of any text is smaller. */
  readonly minFontSize?: number
  /** No text is larger than its box, or shown in part. */
  readonly noOverflow?: boolean
  /** Some font has each character. */
  readonly glyphs?: 'all'
  /**
   * 1..21, the contrast ratio of WCAG 2.2: at least this between each colour of a text and what was
   * drawn before it, for 95 % of the px that its letters cover by half or more. Where nothing opaque
   * is behind, both a white and a black page have to do. Texts that a picture fills are not judged.
   */
  readonly contrast?: number
  /**
   * Device px drawn per px of the source of each photo, on the worse axis: of image layers, logos and
   * fills, which span the box of their layer, but not of masks.
   */
  readonly maxUpscale?: number
}

export const requirementsSchema = closedObject<Requirements>({
  name: 'Requirements',
  shape: {
    minFontSize: numberBetween(0, 2_000),
    noOverflow: z.boolean(),
    glyphs: keyword(['all']),
    contrast: numberBetween(1, 21),
    maxUpscale: numberBetween(0.01, 1_000),
  },
})
