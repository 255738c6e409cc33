import type { AnalyzedText } from './analyzed-text.ts'
import { type BuiltRuns, buildRuns } from './build-runs.ts'
import { justifyRuns } from './justify-runs.ts'
import type { Line } from './paragraph.ts'
import type { ParagraphStyle } from './paragraph-input.ts'
import type { PlannedLine } from './plan-lines.ts'
import { TOLERANCE_PX } from './tolerance.ts'
import { buildSuffixedLine, truncateLine } from './truncate-line.ts'

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

/** What is drawn of a line, from x = 0. */
interface PlacedContent extends BuiltRuns {
  /** Offset in the segment up to which the line shows its text. */
  readonly end: number
  readonly ellipsised: boolean
  readonly missing: ReadonlySet<number>
}

const NOTHING: ReadonlySet<number> = new Set()

/** Places the glyphs of planned lines and aligns the lines. */
export function buildLines(planned: readonly PlannedLine[], options: BuildOptions): BuiltLines {
  const contents = planned.map((line, index) =>
    placeContent(line, options, options.clamped && index === planned.length - 1),
  )
  const widest = contents.reduce((width, content) => Math.max(width, content.widthPx), 0)
  const boxPx = Number.isFinite(options.widthPx) ? options.widthPx : widest
  const missing = new Set<number>()
  const lines: Line[] = []
  let topPx = 0
  for (const [index, { segment, range, spacePx, abovePx, belowPx }] of planned.entries()) {
    const natural = contents[index]
    if (natural === undefined) break
    const content =
      options.style.align === 'justify' ? justify(planned[index], natural, options) : natural
    topPx += spacePx
    for (const codePoint of content.missing) missing.add(codePoint)
    const { direction } = segment
    lines.push({
      start: segment.start + range.start,
      end: segment.start + content.end,
      xPx: alignedX(boxPx - content.widthPx, options.style.align, direction),
      widthPx: content.widthPx,
      topPx,
      heightPx: abovePx + belowPx,
      baselinePx: topPx + abovePx,
      direction,
      hyphenated: !content.ellipsised && segment.hyphenations.has(range.end),
      runs: content.runs,
    })
    topPx += abovePx + belowPx
  }
  return { lines, missing, ellipsised: contents.some((content) => content.ellipsised) }
}

/** Stretches a line to the box, but for the last of a paragraph and one that ends in an ellipsis. */
function justify(
  planned: PlannedLine | undefined,
  content: PlacedContent,
  { text, widthPx }: BuildOptions,
): PlacedContent {
  if (planned === undefined || content.ellipsised || !Number.isFinite(widthPx)) return content
  const { segment, range } = planned
  if (range.end >= segment.text.length || content.widthPx >= widthPx) return content
  const tab = segment.tabs.findLast((each) => each.end <= range.contentEnd)
  const runs = justifyRuns({
    text: text.text,
    runs: content.runs,
    widthPx: content.widthPx,
    boxPx: widthPx,
    start: segment.start + Math.max(range.start, tab?.end ?? 0),
    end: segment.start + range.contentEnd,
  })
  return runs === content.runs ? content : { ...content, runs, widthPx }
}

/** @param cut True when text was left out behind the line. */
function placeContent(planned: PlannedLine, options: BuildOptions, cut: boolean): PlacedContent {
  const { segment, range } = planned
  const { style, widthPx, scale, text } = options
  const ellipsis = style.overflow === 'ellipsis'
  if (!(ellipsis && cut)) {
    const content = placeWhole(planned, options)
    if (!ellipsis || content.widthPx <= widthPx + TOLERANCE_PX) return content
  }
  const line = { text, segment, style, suffix: style.ellipsis, start: range.start, scale }
  const truncated = truncateLine(line, { end: range.contentEnd }, widthPx)
  return { ...truncated, end: truncated.cut, ellipsised: true }
}

function placeWhole({ segment, range }: PlannedLine, options: BuildOptions): PlacedContent {
  const { start, end, contentEnd, suffix } = range
  const { style, scale, text } = options
  if (suffix === '') {
    const { runs, widthPx } = buildRuns(segment, range, scale)
    return { runs, widthPx, end, ellipsised: false, missing: NOTHING }
  }
  const hyphenated = buildSuffixedLine({ text, segment, style, suffix, start, scale }, contentEnd)
  return { ...hyphenated, end, ellipsised: false }
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
    justify: start,
  }
  return places[align]
}
