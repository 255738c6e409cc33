import type { FittedSize, FontSizeRange } from '../text/fit-font-size.ts'
import type { Paragraph } from '../text/paragraph.ts'
import type { ParagraphInput } from '../text/paragraph-input.ts'

/**
 * What layout asks of the text engine.
 *
 * Pure and synchronous: equal input gives equal answers. The content widths and the fitted size
 * depend on nothing but the argument.
 */
export interface TextMeasurer {
  layoutParagraph(input: ParagraphInput): Paragraph
  /** Px of the widest cluster that no line may break; `widthPx` of the input is of no effect. */
  minContentWidth(input: ParagraphInput): number
  /** Px of the text when only its own line breaks break it; `widthPx` of the input is of no effect. */
  maxContentWidth(input: ParagraphInput): number
  /** The largest size of the range at which the text fits the box, which is that of the input. */
  fitFontSize(input: ParagraphInput, range: FontSizeRange): FittedSize
}
