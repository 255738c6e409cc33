import type { AnalyzedText } from './analyzed-text.ts'
import { buildRuns } from './build-runs.ts'
import type { Line } from './paragraph.ts'
import type { ParagraphStyle } from './paragraph-input.ts'
import type { PlannedLine } from './plan-lines.ts'
import { TOLERANCE_PX } from './tolerance.ts'
import { buildSuffixedLine, type SuffixedLine, truncateLine } from './truncate-line.ts'

export interface BuildOptions {
  readonly text: AnalyzedText
  readonly style: ParagraphStyle
  readonly widthPx: number
  readonly scale: number
  /** True when lines were left out behind these. */
  readonly clamped: boolean
}

export interface BuiltLines {
  readonly lines: readonly Line[]
  readonly ellipsised: boolean
  /** Code points of hyphens and ellipses that no font has. */
  readonly missing: ReadonlySet<number>
}

interface BuiltLine extends Omit<Line, 'xPx' | 'topPx' | 'baselinePx' | 'heightPx'> {
  readonly planned: PlannedLine
  readonly ellipsised: boolean
  readonly missing: ReadonlySet<number>
}

const NOTHING: ReadonlySet<number> = new Set()

/** Places the glyphs of planned lines and aligns the lines. */
export function buildLines(planned: readonly PlannedLine[], options: BuildOptions): BuiltLines {
  const built = planned.map((line, index) =>
    buildLine(line, options, options.clamped && index === planned.length - 1),
  )
  const widest = built.reduce((width, line) => Math.max(width, line.widthPx), 0)
  const boxPx = Number.isFinite(options.widthPx) ? options.widthPx : widest
  const missing = new Set<number>()
  const lines: Line[] = []
  let topPx = 0
  for (const line of built) {
    for (const codePoint of line.missing) missing.add(codePoint)
    const { abovePx, belowPx } = line.planned
    const { start, end, widthPx, direction, runs } = line
    const heightPx = abovePx + belowPx
    const xPx = alignedX(boxPx - widthPx, options.style.align, direction)
    lines.push({
      start,
      end,
      xPx,
      widthPx,
      topPx,
      heightPx,
      baselinePx: topPx + abovePx,
      direction,
      runs,
    })
    topPx += heightPx
  }
  return { lines, missing, ellipsised: built.some((line) => line.ellipsised) }
}

function buildLine(planned: PlannedLine, options: BuildOptions, last: boolean): BuiltLine {
  const { segment, range } = planned
  const { style, widthPx, scale, text } = options
  const line = {
    planned,
    start: segment.start + range.start,
    end: segment.start + range.end,
    direction: segment.direction,
    ellipsised: false,
    missing: NOTHING,
  }
  const suffixed = (suffix: string) => ({ text, segment, style, suffix, start: range.start, scale })
  const toLine = ({ runs, widthPx: width, missing }: SuffixedLine) => ({
    ...line,
    runs,
    widthPx: width,
    missing,
  })
  const built =
    range.suffix === ''
      ? { ...line, ...buildRuns(segment, range, scale) }
      : toLine(buildSuffixedLine(suffixed(range.suffix), range.contentEnd))
  const overflows = built.widthPx > widthPx + TOLERANCE_PX
  if (style.overflow !== 'ellipsis' || !(last || overflows)) return built
  const truncated = truncateLine(suffixed(style.ellipsis), { end: range.contentEnd }, widthPx)
  return { ...toLine(truncated), end: segment.start + truncated.cut, ellipsised: true }
}

/** CSS Text 3, 6.1: what is wider than its box starts where reading starts. */
function alignedX(
  freePx: number,
  align: ParagraphStyle['align'],
  direction: 'ltr' | 'rtl',
): number {
  const start = direction === 'rtl' ? freePx : 0
  if (freePx < 0) return start
  const places: Record<ParagraphStyle['align'], number> = {
    left: 0,
    right: freePx,
    center: freePx / 2,
    start,
    end: freePx - start,
  }
  return places[align]
}
