import type { AnalyzedText, Segment } from './analyzed-text.ts'
import { breakLines, type LineRange, lineWidth } from './break-lines.ts'
import { type LineMetrics, measureLine } from './line-metrics.ts'
import type { ParagraphStyle } from './paragraph-input.ts'
import { TOLERANCE_PX } from './tolerance.ts'

/** A line that is broken and measured, and not yet built. */
export interface PlannedLine extends LineMetrics {
  readonly segment: Segment
  readonly range: LineRange
}

export interface PlanOptions {
  readonly style: ParagraphStyle
  readonly widthPx: number
  /** Factor from the authored size to the fitted one. */
  readonly scale: number
}

/** Breaks every segment of a text; everything scales with the size, so the width does instead. */
export function planLines(text: AnalyzedText, options: PlanOptions): readonly PlannedLine[] {
  const { style, scale } = options
  const widthPx = (options.widthPx + TOLERANCE_PX) / scale
  const lines: PlannedLine[] = []
  for (const segment of text.segments) {
    for (const range of breakLines(segment, { ...style, widthPx })) {
      const start = segment.start + range.start
      const metrics = measureLine(text, { start, end: segment.start + range.end }, scale)
      lines.push({ segment, range, ...metrics })
    }
  }
  return lines
}

export interface Bounds {
  readonly widthPx: number
  readonly heightPx: number
  readonly maxLines: number | undefined
}

/** How many lines, from the first, keep within the height and the number of lines; at least one. */
export function countLinesWithin(lines: readonly PlannedLine[], bounds: Omit<Bounds, 'widthPx'>) {
  const most = Math.min(lines.length, bounds.maxLines ?? Number.POSITIVE_INFINITY)
  let count = 0
  let heightPx = 0
  for (const line of lines) {
    heightPx += line.abovePx + line.belowPx
    if (count >= most || heightPx > bounds.heightPx + TOLERANCE_PX) break
    count++
  }
  return Math.min(lines.length, Math.max(1, count))
}

/** Whether all lines keep within the bounds, the widths too. */
export function linesFit(lines: readonly PlannedLine[], bounds: Bounds, scale: number): boolean {
  const heightPx = lines.reduce((sum, line) => sum + line.abovePx + line.belowPx, 0)
  if (heightPx > bounds.heightPx + TOLERANCE_PX) return false
  if (lines.length > (bounds.maxLines ?? Number.POSITIVE_INFINITY)) return false
  const limitPx = (bounds.widthPx + TOLERANCE_PX) / scale
  return lines.every(({ segment, range }) => lineWidth(segment, range) <= limitPx)
}
