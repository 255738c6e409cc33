import type { Segment } from './analyzed-text.ts'
import { type BreakOptions, breakLines, type LineRange, lineWidth } from './break-lines.ts'

/** Headings are balanced, prose is not: as many lines as browsers balance. */
const MAX_LINES = 10
/** The search for the least width ends when it is known to this. */
const PRECISION_PX = 0.25

/**
 * Makes the lines of a paragraph about equally long: broken at the least width, found by bisection,
 * that takes no more lines than the box does (CSS Text 4, `text-wrap-style: balance`).
 *
 * @param filled The lines with each as long as fits.
 */
export function balanceLines(
  segment: Segment,
  filled: readonly LineRange[],
  options: BreakOptions,
): readonly LineRange[] {
  if (filled.length < 2 || filled.length > MAX_LINES) return filled
  let best = filled
  let low = 0
  let high = filled.reduce((widest, line) => Math.max(widest, lineWidth(segment, line)), 0)
  // Words wider than the box stay as wide as they are.
  high = Math.min(high, options.widthPx)
  while (high - low > PRECISION_PX) {
    const widthPx = (low + high) / 2
    const lines = breakLines(segment, { ...options, widthPx })
    if (lines.length > filled.length) {
      low = widthPx
    } else {
      high = widthPx
      best = lines
    }
  }
  return best
}
