import { analyzeSegment } from './analyze-text.ts'
import type { AnalyzedText, Segment, StyledSpan } from './analyzed-text.ts'
import { type BuiltRuns, buildRuns } from './build-runs.ts'
import { trimHanging } from './hanging-spaces.ts'
import { measureRange, measureSuffix } from './measure-range.ts'
import type { ParagraphStyle } from './paragraph-input.ts'
import { itemBefore, lowerBound } from './segment-search.ts'
import { TOLERANCE_PX } from './tolerance.ts'

/** A line that is shown in part, with something behind the part. */
export interface SuffixedLine extends BuiltRuns {
  /** Offset in the segment up to which its text is shown. */
  readonly cut: number
  /** Code points of the suffix that no font has. */
  readonly missing: ReadonlySet<number>
}

export interface SuffixOptions {
  readonly text: AnalyzedText
  readonly segment: Segment
  readonly style: ParagraphStyle
  readonly suffix: string
  /** Offset in the segment at which the line starts. */
  readonly start: number
  readonly scale: number
}

/**
 * Builds a line up to `cut` with a suffix behind it, shaped and ordered as one text, so that the
 * suffix stands at the side where reading ends.
 */
export function buildSuffixedLine(options: SuffixOptions, cut: number): SuffixedLine {
  const { segment, style, suffix, start, scale } = options
  const text = segment.text.slice(0, cut) + suffix
  const missing = new Set<number>()
  const fragment = analyzeSegment({
    text,
    start: segment.start,
    spans: spansUpTo(options.text.spans, segment.start + cut),
    style: { ...style, direction: segment.direction },
    missing,
  })
  const line = { start, end: text.length, contentEnd: text.length, suffix: '' }
  const { runs, widthPx } = buildRuns(fragment, line, scale)
  const last = segment.start + cut
  const withinText = runs.map((run) => ({
    ...run,
    clusters: run.clusters.map((cluster) => Math.min(cluster, last)),
  }))
  return { runs: withinText, widthPx, cut, missing }
}

/** The spans in front of an offset; the last of them also takes what follows. */
function spansUpTo(spans: readonly StyledSpan[], end: number): readonly StyledSpan[] {
  const before = spans.filter((span, index) => index === 0 || span.start < end)
  return before.map((span, index) =>
    index === before.length - 1 ? { ...span, end: Number.POSITIVE_INFINITY } : span,
  )
}

/**
 * Takes whole grapheme clusters from the logical end of a line until it fits with its suffix; at
 * the least the suffix is left.
 *
 * @param range The line's content, in offsets of the segment.
 * @param widthPx Px at the fitted size.
 */
export function truncateLine(
  options: SuffixOptions,
  range: { readonly end: number },
  widthPx: number,
): SuffixedLine {
  const { segment, start, suffix, scale } = options
  const { graphemes } = segment
  const item = itemBefore(segment, range.end) ?? segment.items[0]
  const suffixPx = item === undefined ? 0 : measureSuffix(item, suffix)
  const roomPx = (widthPx + TOLERANCE_PX) / scale - suffixPx
  const cutAt = (index: number): number => {
    const end = index >= graphemes.length ? segment.text.length : (graphemes[index] ?? 0)
    return Math.max(start, trimHanging(segment.text, Math.min(end, range.end)))
  }
  // Widths grow with the text but for kerning, so the guess is right or nearly so.
  let low = lowerBound(graphemes, start)
  let high = lowerBound(graphemes, range.end)
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (measureRange(segment, start, cutAt(middle)) <= roomPx) low = middle
    else high = middle - 1
  }
  for (let index = low; ; index--) {
    const line = buildSuffixedLine(options, cutAt(index))
    if (line.widthPx <= widthPx + TOLERANCE_PX || line.cut <= start) return line
  }
}
