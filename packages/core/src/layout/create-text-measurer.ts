import { maxContentWidth, minContentWidth } from '../text/content-width.ts'
import { fitFontSize } from '../text/fit-font-size.ts'
import type { FontSet } from '../text/fonts/font-set.ts'
import { layoutParagraph } from '../text/layout-paragraph.ts'
import type { TextMeasurer } from './text-measurer.ts'

/** The text engine as layout sees it, with the fonts of one render. */
export function createTextMeasurer(fonts: FontSet): TextMeasurer {
  return {
    layoutParagraph: (input) => layoutParagraph(input, fonts),
    minContentWidth: (input) => minContentWidth(input, fonts),
    maxContentWidth: (input) => maxContentWidth(input, fonts),
    fitFontSize: (input, range) => fitFontSize(input, range, fonts),
  }
}
