import { analyzeOnce } from './analyze-once.ts'
import { lineWidth } from './break-lines.ts'
import type { FontSet } from './fonts/font-set.ts'
import type { ParagraphInput } from './paragraph-input.ts'
import { planLines } from './plan-lines.ts'

/**
 * Px of the widest stretch that cannot be broken: CSS `min-content`. With `wordBreak: 'anywhere'`
 * that is one grapheme cluster; with `wrap: 'none'` the widest line.
 */
export function minContentWidth(input: ParagraphInput, fonts: FontSet): number {
  return widestLine(input, fonts, 0)
}

/** Px of the widest line when only hard breaks end lines: CSS `max-content`. */
export function maxContentWidth(input: ParagraphInput, fonts: FontSet): number {
  return widestLine(input, fonts, Number.POSITIVE_INFINITY)
}

function widestLine(input: ParagraphInput, fonts: FontSet, widthPx: number): number {
  const lines = planLines(analyzeOnce(input, fonts), { style: input.style, widthPx, scale: 1 })
  return lines.reduce(
    (widest, { segment, range }) => Math.max(widest, lineWidth(segment, range)),
    0,
  )
}
