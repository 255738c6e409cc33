import { analyzeOnce } from './analyze-once.ts'
import type { AnalyzedText } from './analyzed-text.ts'
import { buildLines } from './build-lines.ts'
import type { FontSet } from './fonts/font-set.ts'
import type { Paragraph } from './paragraph.ts'
import type { ParagraphInput } from './paragraph-input.ts'
import { countLinesWithin, planLines } from './plan-lines.ts'
import { TOLERANCE_PX } from './tolerance.ts'

/**
 * Breaks a text into lines and places its glyphs.
 *
 * White space is kept as written, as CSS `white-space: pre-wrap` has it, and spaces at the end of a
 * line take no room. Synchronous: every font must be in `fonts`. Linear in the text; what depends on
 * the text and its style alone is kept for the next call with the same `spans`.
 *
 * @throws {PlatenError} `text_too_complex`, when a font makes too many glyphs; `font_corrupt`.
 */
export function layoutParagraph(input: ParagraphInput, fonts: FontSet): Paragraph {
  return layoutAnalyzed(analyzeOnce(input, fonts), input, 1)
}

/** Lays out a text at a factor of its authored size. */
export function layoutAnalyzed(
  text: AnalyzedText,
  input: ParagraphInput,
  scale: number,
): Paragraph {
  const { style, widthPx } = input
  const planned = planLines(text, { style, widthPx, scale })
  const kept = planned.slice(
    0,
    countLinesWithin(planned, {
      maxLines: style.maxLines,
      heightPx: style.overflow === 'visible' ? Number.POSITIVE_INFINITY : input.heightPx,
    }),
  )
  const clamped = kept.length < planned.length
  const built = buildLines(kept, { text, style, widthPx, scale, clamped })
  const last = built.lines.at(-1)
  const width = built.lines.reduce((widest, line) => Math.max(widest, line.widthPx), 0)
  const missing = new Set([...text.missing, ...built.missing])
  return {
    text: text.text,
    widthPx: width,
    heightPx: last === undefined ? 0 : last.topPx + last.heightPx,
    lines: built.lines,
    fontSizePx: input.fontSizePx * scale,
    clamped,
    ellipsised: built.ellipsised,
    overflowsWidth: width > widthPx + TOLERANCE_PX,
    missing: [...missing].sort((a, b) => a - b),
    partedEmoji: text.partedEmoji,
  }
}
