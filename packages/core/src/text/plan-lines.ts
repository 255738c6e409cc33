import type { AnalyzedText, Segment } from './analyzed-text.ts'
import { balanceLines } from './balance-lines.ts'
import { type BreakOptions, breakLines, type LineRange, lineWidth } from './break-lines.ts'
import { type LineMetrics, measureLine } from './line-metrics.ts'
import type { ParagraphStyle } from './paragraph-input.ts'
import { smoothLines } from './smooth-lines.ts'
import { TOLERANCE_PX } from './tolerance.ts'

/** A line that is broken and measured, and not yet built. */
export interface PlannedLine extends LineMetrics {
  /** Px in front of the line: between paragraphs. */
  readonly spacePx: number
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
  for (const [segment, ranges] of breakSegments(text.segments, { ...style, widthPx })) {
    for (const range of ranges) {
      const start = segment.start + range.start
      const metrics = measureLine(text, { start, end: segment.start + range.end }, scale)
      const opens = range === ranges[0] && lines.length > 0
      lines.push({
        segment,
        range,
        spacePx: opens ? style.paragraphSpacingPx * scale : 0,
        ...metrics,
      })
    }
  }
  return lines
}

type BrokenSegment = readonly [segment: Segment, ranges: readonly LineRange[]]

/** Where lines are left out behind `maxLines`, those before are filled: evening them out cuts more. */
function breakSegments(
  segments: readonly Segment[],
  options: BreakOptions & Pick<ParagraphStyle, 'maxLines'>,
): readonly BrokenSegment[] {
  const broken = segments.map((segment): BrokenSegment => [segment, breakLines(segment, options)])
  const count = broken.reduce((sum, [, ranges]) => sum + ranges.length, 0)
  const even = EVENERS[options.wrap]
  if (even === undefined || count > (options.maxLines ?? Number.POSITIVE_INFINITY)) return broken
  return broken.map(([segment, ranges]) => [segment, even(segment, ranges, options)])
}

/** What is done to the lines of a paragraph when each has been filled as far as it goes. */
const EVENERS: Readonly<Record<ParagraphStyle['wrap'], typeof balanceLines | undefined>> = {
  normal: undefined,
  none: undefined,
  balance: balanceLines,
  pretty: smoothLines,
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
    heightPx += line.spacePx + line.abovePx + line.belowPx
    if (count >= most || heightPx > bounds.heightPx + TOLERANCE_PX) break
    count++
  }
  return Math.min(lines.length, Math.max(1, count))
}

/** Whether all lines keep within the bounds, the widths too. */
export function linesFit(lines: readonly PlannedLine[], bounds: Bounds, scale: number): boolean {
  const heightPx = lines.reduce((sum, line) => sum + line.spacePx + line.abovePx + line.belowPx, 0)
  if (heightPx > bounds.heightPx + TOLERANCE_PX) return false
  if (lines.length > (bounds.maxLines ?? Number.POSITIVE_INFINITY)) return false
  const limitPx = (bounds.widthPx + TOLERANCE_PX) / scale
  return lines.every(({ segment, range }) => lineWidth(segment, range) <= limitPx)
}
