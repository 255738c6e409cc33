import { analyzeOnce } from './analyze-once.ts'
import type { FontSet } from './fonts/font-set.ts'
import type { ParagraphInput } from './paragraph-input.ts'
import { type Bounds, linesFit, planLines } from './plan-lines.ts'

/** Sizes are multiples of this, but for the authored and the smallest one. */
const GRID_PX = 0.5
/** 2 to the power of the steps that bisection may take. */
const MAX_SIZES = 2 ** 12

export interface FitInput {
  /** Its `widthPx` and `maxLines` bound the fit too. */
  readonly input: ParagraphInput
  /** Below this `fontSizePx` nothing is shrunk; spans shrink in proportion to it. */
  readonly minFontSizePx: number
  readonly boxHeightPx: number
}

/**
 * The largest `fontSizePx` at which a text fits its box, found by bisection in at most
 * twelve steps: the authored size, else a multiple of 0.5 px, else the smallest size, whether or not
 * it fits. Letter spacing and line heights given in px shrink with the size. Nothing is shaped again
 * from step to step.
 *
 * @throws {PlatenError} `text_too_complex`, `font_corrupt`.
 */
export function fitFontSize(fit: FitInput, fonts: FontSet): number {
  const { input } = fit
  const text = analyzeOnce(input, fonts)
  const authored = input.fontSizePx
  const { widthPx, style } = input
  const bounds: Bounds = { widthPx, heightPx: fit.boxHeightPx, maxLines: style.maxLines }
  return findLargest(candidateSizes(authored, fit.minFontSizePx), (sizePx) => {
    const scale = sizePx / authored
    return linesFit(planLines(text, { style, widthPx, scale }), bounds, scale)
  })
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
