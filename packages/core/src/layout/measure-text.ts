import type { Size } from '../foundation/geometry.ts'
import type { ResolvedText } from '../overrides/resolved-template.ts'
import type { Paragraph } from '../text/paragraph.ts'
import type { ParagraphInput } from '../text/paragraph-input.ts'
import { buildParagraphInput } from './build-paragraph-input.ts'
import type { TextMeasurer } from './text-measurer.ts'

const UNBOUNDED = { widthPx: Number.POSITIVE_INFINITY, heightPx: Number.POSITIVE_INFINITY }

/**
 * Rounds up to 1/64 px, as browsers do. Yoga computes in 32-bit floats: a width that it hands back a
 * hair smaller than it was measured would break one line more. Multiples of 1/64 survive exactly.
 */
function roundUp(lengthPx: number): number {
  return Math.ceil(lengthPx * 64 - 1e-6) / 64
}

/**
 * One text of a page and all that was ever measured of it.
 *
 * Yoga asks for the same text at several widths, in an order of its own, so every answer is kept by
 * its width. Lives for one layout; a text that is fitted gets a new one at its final size.
 */
export class MeasuredText {
  readonly layer: ResolvedText
  readonly fontSizePx: number
  /** True once fitting has chosen the size, or when there is nothing to fit. */
  readonly isFitted: boolean
  readonly #measurer: TextMeasurer
  /** Without bounds. Its spans are shared by every measure, so that they are shaped but once. */
  readonly #input: ParagraphInput
  readonly #paragraphs = new Map<number, Paragraph>()
  #minContentWidthPx: number | undefined
  #maxContentWidthPx: number | undefined

  constructor(layer: ResolvedText, measurer: TextMeasurer, fittedSizePx?: number) {
    this.layer = layer
    this.fontSizePx = fittedSizePx ?? layer.fontSizePx
    this.isFitted = layer.fit === 'none' || fittedSizePx !== undefined
    this.#measurer = measurer
    this.#input = buildParagraphInput(layer, this.fontSizePx, UNBOUNDED)
  }

  /** The widest part that cannot be broken; of a text still to be fitted, at its smallest size. */
  minContentWidthPx(): number {
    this.#minContentWidthPx ??= this.#measureMinContentWidth()
    return this.#minContentWidthPx
  }

  /** The width at which no line is broken that the text itself does not break. */
  maxContentWidthPx(): number {
    this.#maxContentWidthPx ??= roundUp(this.#measurer.maxContentWidth(this.#input))
    return this.#maxContentWidthPx
  }

  /** CSS `fit-content`: as wide as the text wants, as far as there is room. */
  fitContentWidthPx(availablePx: number): number {
    const maxContent = this.maxContentWidthPx()
    if (availablePx >= maxContent) return maxContent
    return Math.min(Math.max(this.minContentWidthPx(), availablePx), maxContent)
  }

  heightPx(widthPx: number): number {
    return roundUp(this.paragraph(widthPx).heightPx)
  }

  /** From the top of the text to its first baseline. */
  baselinePx(widthPx: number): number {
    const paragraph = this.paragraph(widthPx)
    return paragraph.lines[0]?.baselinePx ?? paragraph.heightPx
  }

  fitContentSize(availablePx: number): Size {
    const width = this.fitContentWidthPx(availablePx)
    return { width, height: this.heightPx(width) }
  }

  /** Lines broken at a width, unbounded in height. */
  paragraph(widthPx: number): Paragraph {
    const known = this.#paragraphs.get(widthPx)
    if (known !== undefined) return known
    const paragraph = this.#measurer.layoutParagraph({ ...this.#input, widthPx })
    this.#paragraphs.set(widthPx, paragraph)
    return paragraph
  }

  /** Lines for the final box: what does not fit its height follows `overflow`. */
  paragraphWithin(box: Size): Paragraph {
    const paragraph = this.paragraph(box.width)
    const fits = paragraph.heightPx <= box.height + 1 / 64
    if (fits || this.layer.overflow === 'visible') return paragraph
    return this.#measurer.layoutParagraph({
      ...this.#input,
      widthPx: box.width,
      heightPx: box.height,
    })
  }

  /** The largest size at which the text fits a box. */
  fitFontSizePx(box: Size): number {
    return this.#measurer.fitFontSize(
      { ...this.#input, widthPx: box.width, heightPx: box.height },
      Math.min(this.layer.minFontSizePx, this.layer.fontSizePx),
    )
  }

  #measureMinContentWidth(): number {
    const { layer } = this
    const widthPx =
      layer.wrap === 'none'
        ? this.#measurer.maxContentWidth(this.#input)
        : this.#measurer.minContentWidth(this.#input)
    if (this.isFitted) return roundUp(widthPx)
    // Widths are proportional to the size.
    const smallest = Math.min(1, layer.minFontSizePx / layer.fontSizePx)
    return roundUp(widthPx * smallest)
  }
}
