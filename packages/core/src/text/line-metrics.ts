import type { AnalyzedText, StyledSpan } from './analyzed-text.ts'

/** Px from a line's baseline to its edges, both positive. */
export interface LineMetrics {
  readonly abovePx: number
  readonly belowPx: number
}

/**
 * Height of one line: for each span on it the line height is centred on the ascent and descent of
 * the span's first available font, and the line holds all of these (CSS 2.2, 10.8.1). Fallback
 * fonts do not count, so that one foreign character moves no line.
 */
export function measureLine(
  text: AnalyzedText,
  range: { readonly start: number; readonly end: number },
  scale: number,
): LineMetrics {
  let abovePx = Number.NEGATIVE_INFINITY
  let belowPx = Number.NEGATIVE_INFINITY
  for (const span of spansOn(text.spans, range)) {
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
  const end = Math.max(range.end, range.start + 1)
  const touched = spans.filter((span) => span.start < end && span.end > range.start)
  return touched.length > 0 ? touched : spans.slice(-1)
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
