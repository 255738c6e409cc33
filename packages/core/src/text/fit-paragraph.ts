import { analyzeOnce } from './analyze-once.ts'
import type { FontSet } from './fonts/font-set.ts'
import { layoutAnalyzed } from './layout-paragraph.ts'
import type { Paragraph } from './paragraph.ts'
import type { ParagraphInput } from './paragraph-input.ts'
import { type Bounds, linesFit, planLines } from './plan-lines.ts'

/** Sizes are multiples of this, but for the authored and the smallest one. */
const GRID_PX = 0.5
/** 2 to the power of the steps that bisection may take. */
const MAX_SIZES = 2 ** 12

export interface FitInput {
  /** Its `widthPx` and `maxLines` bound the fit too. */
  readonly input: ParagraphInput
  /** Size of the first span, below which nothing is shrunk; the others shrink in proportion. */
  readonly minFontSizePx: number
  readonly boxHeightPx: number
}

export interface FittedParagraph {
  readonly paragraph: Paragraph
  /** Of the first span. */
  readonly fontSizePx: number
  readonly shrunk: boolean
}

/**
 * Lays a text out at the largest size at which it fits its box, found by bisection: the authored
 * size, else a multiple of 0.5 px, else the smallest size, at which what is too long overflows as
 * the style says. Letter spacing and line heights given in px shrink with the size.
 */
export function fitParagraph(fit: FitInput, fonts: FontSet): FittedParagraph {
  const { input } = fit
  const text = analyzeOnce(input, fonts)
  const authored = input.spans[0]?.style.fontSizePx ?? 0
  const { widthPx, style } = input
  const bounds: Bounds = { widthPx, heightPx: fit.boxHeightPx, maxLines: style.maxLines }
  const fits = (sizePx: number): boolean => {
    const scale = sizePx / authored
    return linesFit(planLines(text, { style, widthPx, scale }), bounds, scale)
  }
  const fontSizePx = findLargest(candidateSizes(authored, fit.minFontSizePx), fits)
  const paragraph = layoutAnalyzed(text, input, authored === 0 ? 1 : fontSizePx / authored)
  return { paragraph, fontSizePx, shrunk: fontSizePx < authored }
}

/** From the smallest size to the authored one. */
function candidateSizes(authored: number, smallest: number): readonly number[] {
  if (!(smallest < authored)) return [authored]
  const grid = GRID_PX * Math.max(1, Math.ceil((authored - smallest) / GRID_PX / (MAX_SIZES - 2)))
  const sizes = [smallest]
  for (let step = Math.floor(smallest / grid) + 1; step * grid < authored; step++) {
    sizes.push(step * grid)
  }
  return [...sizes, authored]
}

/** The largest of ascending sizes that fits, the first when none does. */
function findLargest(sizes: readonly number[], fits: (sizePx: number) => boolean): number {
  const largest = sizes.at(-1) ?? 0
  if (fits(largest)) return largest
  let low = 0
  let high = sizes.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (fits(sizes[middle] ?? 0)) low = middle
    else high = middle
  }
  return sizes[low] ?? 0
}
