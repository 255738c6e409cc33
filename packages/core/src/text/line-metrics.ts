import type { AnalyzedText, StyledSpan } from './analyzed-text.ts'

/** Px from a line's baseline to its edges, both positive. */
export interface LineMetrics {
  readonly abovePx: number
  readonly belowPx: number
}

/**
 * Height of one line: for each span on it the line height is centred on the ascent and descent of
 * the span's first available font, and the line holds all of these (CSS 2.2, 10.8.1). Fallback
 * fonts do not count, nor does what is raised or lowered, so that one foreign character or a
 * footnote's mark moves no line.
 */
export function measureLine(
  text: AnalyzedText,
  range: { readonly start: number; readonly end: number },
  scale: number,
): LineMetrics {
  const spans = spansOn(text.spans, range)
  const level = spans.filter(({ style }) => style.raisePx === 0)
  let abovePx = Number.NEGATIVE_INFINITY
  let belowPx = Number.NEGATIVE_INFINITY
  for (const span of level.length > 0 ? level : spans) {
    const metrics = measureSpan(span)
    abovePx = Math.max(abovePx, metrics.abovePx)
    belowPx = Math.max(belowPx, metrics.belowPx)
  }
  return { abovePx: abovePx * scale, belowPx: belowPx * scale }
}

/** The spans that a line touches; for an empty line the one that its break is in. */
function spansOn(
  spans: readonly StyledSpan[],
  range: { readonly start: number; readonly end: number },
): readonly StyledSpan[] {
  if (spans.length === 1) return spans
  const first = findSpan(spans, range.start)
  const last = findSpan(spans, Math.max(range.end - 1, range.start))
  return spans.slice(first, last + 1)
}

/** Index of the span that holds an offset, of the last one for an offset behind all. */
function findSpan(spans: readonly StyledSpan[], offset: number): number {
  let low = 0
  let high = spans.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

function measureSpan({ style, fonts }: StyledSpan): LineMetrics {
  const { metrics, unitsPerEm } = fonts.primary
  const pxPerUnit = style.fontSizePx / unitsPerEm
  const ascentPx = metrics.ascender * pxPerUnit
  // The tables store the descender as a negative number; ours points down.
  const descentPx = -metrics.descender * pxPerUnit
  const { unit, value } = style.lineHeight
  const heightPx = unit === 'px' ? value : value * style.fontSizePx
  const halfLeadingPx = (heightPx - ascentPx - descentPx) / 2
  return { abovePx: ascentPx + halfLeadingPx, belowPx: descentPx + halfLeadingPx }
}
