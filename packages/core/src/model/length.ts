import { z } from 'zod'
import { leafSchema, numberBetween } from './leaf-schema.ts'

/** CSS px, or a share of the parent's size such as `"50%"`. */
export type Length = number | `${number}%`

/** Longest distance in a template. Far beyond any canvas, near enough that sums stay exact. */
const MAX_LENGTH_PX = 100_000
const MAX_PERCENT = 10_000

const PERCENT = /^-?\d{1,5}(?:\.\d{1,6})?%$/
const EXPECTED = 'a number of px or a share such as "50%"'

function percentSchema(minimum: number): z.ZodType<`${number}%`> {
  return leafSchema<`${number}%`>(
    (value) => {
      if (typeof value !== 'string')
        return { code: 'invalid_type', expected: 'a share such as "50%"' }
      if (!PERCENT.test(value)) return { code: 'invalid_value', expected: EXPECTED }
      const percent = Number.parseFloat(value)
      if (percent >= minimum && percent <= MAX_PERCENT) return undefined
      return { code: 'out_of_range', expected: `between ${minimum}% and ${MAX_PERCENT}%` }
    },
    () => z.string().regex(PERCENT),
  )
}

/** A place or a distance: may be negative. */
export const offsetSchema: z.ZodType<Length> = z
  .union([numberBetween(-MAX_LENGTH_PX, MAX_LENGTH_PX), percentSchema(-MAX_PERCENT)])
  .meta({ id: 'Offset', description: 'Px, or a share of the parent such as `50%`.' })

/** An extent: never negative. */
export const sizeSchema: z.ZodType<Length> = z
  .union([numberBetween(0, MAX_LENGTH_PX), percentSchema(0)])
  .meta({ id: 'Extent', description: 'Px, or a share of the parent such as `50%`.' })

/** An extent in px. */
export const pxSchema = numberBetween(0, MAX_LENGTH_PX)
