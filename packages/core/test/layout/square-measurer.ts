import type { TextMeasurer } from '../../src/layout/text-measurer.ts'
import type { Line, Paragraph } from '../../src/text/paragraph.ts'
import type { ParagraphInput } from '../../src/text/paragraph-input.ts'

/**
 * A text engine for a font whose every character, spaces too, is one em wide, with its baseline at
 * 0.8 em of the em box: geometry can be checked in one's head. Breaks at spaces only.
 */
export const squareMeasurer: TextMeasurer = {
  layoutParagraph: layoutSquares,
  minContentWidth: (input) =>
    Math.max(
      0,
      ...textOf(input)
        .split(/[ \n]/)
        .map((word) => word.length),
    ) * sizeOf(input),
  maxContentWidth: (input) =>
    Math.max(
      0,
      ...textOf(input)
        .split('\n')
        .map((line) => line.trimEnd().length),
    ) * sizeOf(input),
  fitFontSize: (input, { minPx, maxPx }) => {
    for (let sizePx = maxPx; sizePx > minPx; sizePx -= 0.5) {
      if (fitsAt(input, sizePx)) return { fontSizePx: sizePx, fits: true }
    }
    return { fontSizePx: minPx, fits: fitsAt(input, minPx) }
  },
}

function fitsAt(input: ParagraphInput, sizePx: number): boolean {
  const { widthPx, heightPx, clamped } = layoutSquares(withSize(input, sizePx))
  return !clamped && widthPx <= input.widthPx && heightPx <= input.heightPx
}

function layoutSquares(input: ParagraphInput): Paragraph {
  const sizePx = sizeOf(input)
  const { unit, value } = input.spans[0]?.style.lineHeight ?? { unit: 'factor', value: 1 }
  const lineHeightPx = unit === 'px' ? value : value * sizePx
  const all = breakLines(input)
  const room = input.style.overflow === 'visible' ? Infinity : input.heightPx
  const mostByHeight = Math.max(1, Math.floor(room / lineHeightPx))
  const kept = all.slice(0, Math.min(input.style.maxLines ?? Infinity, mostByHeight))
  const lines = kept.map(
    ({ start, end }, index): Line => ({
      start,
      end,
      xPx: 0,
      widthPx: (end - start) * sizePx,
      topPx: index * lineHeightPx,
      heightPx: lineHeightPx,
      baselinePx: index * lineHeightPx + (lineHeightPx - sizePx) / 2 + 0.8 * sizePx,
      direction: 'ltr',
      hyphenated: false,
      runs: [],
    }),
  )
  const widthPx = Math.max(0, ...lines.map((line) => line.widthPx))
  return {
    text: textOf(input),
    widthPx,
    heightPx: lines.length * lineHeightPx,
    lines,
    fontSizePx: sizePx,
    clamped: kept.length < all.length,
    ellipsised: false,
    overflowsWidth: widthPx > input.widthPx,
    missing: [],
    partedEmoji: [],
  }
}

interface Range {
  readonly start: number
  readonly end: number
}

/** Greedy: a word goes to the next line when it does not fit behind those before it. */
function breakLines(input: ParagraphInput): readonly Range[] {
  const text = textOf(input)
  const perLine = input.style.wrap === 'none' ? Infinity : (input.widthPx + 1e-3) / sizeOf(input)
  const lines: Range[] = []
  let start = 0
  let end = 0
  for (const word of text.matchAll(/[^ \n]+|\n/g)) {
    const isBreak = word[0] === '\n'
    const wordEnd = word.index + word[0].length
    if (isBreak || (end > start && wordEnd - start > perLine)) {
      lines.push({ start, end })
      start = isBreak ? wordEnd : word.index
    }
    end = wordEnd
  }
  lines.push({ start, end })
  return lines
}

function textOf(input: ParagraphInput): string {
  return input.spans.map((span) => span.text).join('')
}

function sizeOf(input: ParagraphInput): number {
  return input.spans[0]?.style.fontSizePx ?? 0
}

function withSize(input: ParagraphInput, fontSizePx: number): ParagraphInput {
  return {
    ...input,
    spans: input.spans.map((span) => ({ ...span, style: { ...span.style, fontSizePx } })),
  }
}
