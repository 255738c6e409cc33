import type { AnalyzedText, StyledSpan } from './analyzed-text.ts'

/** Px from a line's baseline to its edges, both positive. */
export interface LineMetrics {
  readonly abovePx: number
  readonly belowPx: number
}

/** Layout units of browsers in a px: what is less is noise of the arithmetic. */
const UNITS_PER_PX = 64

/** Smaller text is read enlarged only, where a px of the page is too coarse to round to. */
const ROUNDED_FROM_PX = 8

/**
 * Height of one line: for each span on it the line height is centred on the ascent and descent of
 * the span's first available font, and the line holds all of these (CSS 2.2, 10.8.1). Fallback
 * fonts do not count, nor does what is raised or lowered, so that one foreign character or a
 * footnote's mark moves no line.
 *
 * As in browsers ascent and descent are whole px, and so is the half of the leading that is above:
 * the baseline of a line lies as far below its top as theirs.
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
    const metrics = measureSpan(span, scale)
    abovePx = Math.max(abovePx, metrics.abovePx)
    belowPx = Math.max(belowPx, metrics.belowPx)
  }
  return { abovePx, belowPx }
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

function measureSpan({ style, fonts }: StyledSpan, scale: number): LineMetrics {
  const { metrics, unitsPerEm } = fonts.primary
  const fontSizePx = style.fontSizePx * scale
  const pxPerUnit = fontSizePx / unitsPerEm
  const isRounded = fontSizePx >= ROUNDED_FROM_PX
  const ascentPx = metrics.ascender * pxPerUnit
  // The tables store the descender as a negative number; ours points down.
  const descentPx = -metrics.descender * pxPerUnit
  const { unit, value } = style.lineHeight
  const heightPx = unit === 'px' ? value * scale : value * fontSizePx
  const abovePx = isRounded
    ? roundedAbove(heightPx, Math.round(ascentPx), Math.round(descentPx))
    : (heightPx + ascentPx - descentPx) / 2
  return { abovePx, belowPx: heightPx - abovePx }
}

function roundedAbove(heightPx: number, ascentPx: number, descentPx: number): number {
  const leadingPx = Math.round(heightPx * UNITS_PER_PX) / UNITS_PER_PX - ascentPx - descentPx
  return Math.floor(leadingPx / 2) + ascentPx
}
