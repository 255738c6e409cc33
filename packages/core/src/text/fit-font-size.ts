import { analyzeOnce } from './analyze-once.ts'
import type { FontSet } from './fonts/font-set.ts'
import type { ParagraphInput } from './paragraph-input.ts'
import { type Bounds, linesFit, planLines } from './plan-lines.ts'

/** Sizes are multiples of this, but for the smallest and the largest one. */
const GRID_PX = 0.5
/** 2 to the power of the steps that bisection may take. */
const MAX_SIZES = 2 ** 12

/** Sizes of the paragraph that may be chosen; the spans scale in proportion. */
export interface FontSizeRange {
  readonly minPx: number
  /** Not below `minPx`. */
  readonly maxPx: number
}

export interface FittedSize {
  readonly fontSizePx: number
  /** Whether the text fits at this size; it may not at the smallest. */
  readonly fits: boolean
}

/**
 * The largest `fontSizePx` at which a text fits its box, found by bisection in at most
 * twelve steps: the largest of the range, else a multiple of 0.5 px, else the smallest, whether or
 * not it fits. Letter spacing and line heights given in px scale with the size. Nothing is shaped
 * again from step to step.
 *
 * @param input Its width, height and `maxLines` are the box.
 * @throws {PlatenError} `text_too_complex`, `font_corrupt`.
 */
export function fitFontSize(
  input: ParagraphInput,
  range: FontSizeRange,
  fonts: FontSet,
): FittedSize {
  const text = analyzeOnce(input, fonts)
  const authoredPx = input.fontSizePx
  const { widthPx, heightPx, style } = input
  const bounds: Bounds = { widthPx, heightPx, maxLines: style.maxLines }
  return findLargest(candidateSizes(range), (sizePx) => {
    const scale = authoredPx === 0 ? 1 : sizePx / authoredPx
    return linesFit(planLines(text, { style, widthPx, scale }), bounds, scale)
  })
}

/** From the smallest size to the largest. */
function candidateSizes({ minPx, maxPx }: FontSizeRange): readonly number[] {
  if (!(minPx < maxPx)) return [maxPx]
  const grid = GRID_PX * Math.max(1, Math.ceil((maxPx - minPx) / GRID_PX / (MAX_SIZES - 2)))
  const sizes = [minPx]
  for (let step = Math.floor(minPx / grid) + 1; step * grid < maxPx; step++) {
    sizes.push(step * grid)
  }
  return [...sizes, maxPx]
}

/** The largest of ascending sizes that fits, the first when none does. */
function findLargest(sizes: readonly number[], fits: (sizePx: number) => boolean): FittedSize {
  const largest = sizes.at(-1) ?? 0
  if (fits(largest)) return { fontSizePx: largest, fits: true }
  let low = 0
  let high = sizes.length - 1
  let isLowKnown = false
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (fits(sizes[middle] ?? 0)) {
      low = middle
      isLowKnown = true
    } else high = middle
  }
  const fontSizePx = sizes[low] ?? 0
  return { fontSizePx, fits: isLowKnown || (sizes.length > 1 && fits(fontSizePx)) }
}
