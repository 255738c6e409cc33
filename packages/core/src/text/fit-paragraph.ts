import { analyzeOnce } from './analyze-once.ts'
import { type FitInput, fitFontSize } from './fit-font-size.ts'
import type { FontSet } from './fonts/font-set.ts'
import { layoutAnalyzed } from './layout-paragraph.ts'
import type { Paragraph } from './paragraph.ts'

export interface FittedParagraph {
  readonly paragraph: Paragraph
  readonly fontSizePx: number
  readonly shrunk: boolean
}

/**
 * Lays a text out at the size that `fitFontSize` finds; what is too long even at the smallest size
 * overflows as the style says.
 *
 * @throws {PlatenError} `text_too_complex`, `font_corrupt`.
 */
export function fitParagraph(fit: FitInput, fonts: FontSet): FittedParagraph {
  const authored = fit.input.fontSizePx
  const fontSizePx = fitFontSize(fit, fonts)
  const scale = authored === 0 ? 1 : fontSizePx / authored
  const paragraph = layoutAnalyzed(analyzeOnce(fit.input, fonts), fit.input, scale)
  return { paragraph, fontSizePx, shrunk: fontSizePx < authored }
}
