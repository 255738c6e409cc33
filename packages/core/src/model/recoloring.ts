import { z } from 'zod'
import { formatColor } from '../foundation/format-color.ts'
import { parseColor } from '../foundation/parse-color.ts'
import { quote } from '../foundation/quote.ts'
import { type Color, colorSchema, plainColorSchema } from './fill.ts'
import { leafFaultIssue } from './leaf-schema.ts'

/** Colours of a drawing, each with the one that is drawn in its place. */
export type Recoloring = Readonly<Record<Color, Color>>

const MAX_COLORS = 64

export const recoloringSchema: z.ZodType<Recoloring> = z
  .record(plainColorSchema, colorSchema)
  .superRefine((recoloring, context) => {
    const hint = findFault(Object.keys(recoloring))
    if (hint === undefined) return
    const expected = `up to ${MAX_COLORS} colours, each with another`
    context.addIssue(leafFaultIssue({ code: 'invalid_value', expected, hint }))
  })

/** One colour in two spellings would leave open which of its two others is meant. */
function findFault(colors: readonly string[]): string | undefined {
  if (colors.length > MAX_COLORS) return `There are ${colors.length}.`
  const spellings = new Map<string, string>()
  for (const color of colors) {
    const rgba = parseColor(color)
    if (rgba === undefined) continue
    const value = formatColor(rgba)
    const other = spellings.get(value)
    if (other !== undefined) return `${quote(other)} and ${quote(color)} are the same colour.`
    spellings.set(value, color)
  }
  return undefined
}
