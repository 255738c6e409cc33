import type { Size } from '../foundation/geometry.ts'
import type { ResolvedText } from '../overrides/resolved-template.ts'
import type { FontSizeRange } from '../text/fit-font-size.ts'
import type { Paragraph } from '../text/paragraph.ts'
import type { ParagraphInput } from '../text/paragraph-input.ts'
import { buildParagraphInput } from './build-paragraph-input.ts'
import type { FittedText } from './fitted-text.ts'
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
 * its width. Lives for one layout; a text that is fitted gets a new one with its final copy and size.
 */
export class MeasuredText {
  readonly layer: ResolvedText
  readonly fontSizePx: number
  /** Absent until copy and size are chosen. */
  readonly fitted: FittedText | undefined
  readonly #measurer: TextMeasurer
  /** Without bounds. Its spans are shared by every measure, so that they are shaped but once. */
  readonly #input: ParagraphInput
  readonly #paragraphs = new Map<number, Paragraph>()
  #minContentWidthPx: number | undefined
  #maxContentWidthPx: number | undefined

  constructor(layer: ResolvedText, measurer: TextMeasurer, fitted?: FittedText) {
    this.layer = fitted?.layer ?? layer
    this.fontSizePx = fitted?.fontSizePx ?? layer.fontSizePx
    this.fitted = fitted
    this.#measurer = measurer
    this.#input = buildParagraphInput(this.layer, this.fontSizePx, UNBOUNDED)
  }

  /** Whether copy and size are final: the box is what the text takes, and not the other way round. */
  get isFitted(): boolean {
    const { fit, shorter } = this.layer
    return this.fitted !== undefined || (fit === 'none' && shorter.length === 0)
  }

  /**
   * The widest part that cannot be broken; of a text still to be fitted, at its smallest size, and of
   * the narrowest of its copy variants.
   */
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

  /**
   * Chooses the copy and the size for a box: the first variant that fits at a size that `fit` may
   * choose, else the last one.
   */
  fitInto(box: Size): FittedText {
    const { layer } = this
    const { fontSizePx: authoredPx, fit, shorter } = layer
    const whole: FittedText = { layer, variant: 0, fontSizePx: authoredPx, sizedBy: 'style' }
    if (this.isFitted) return whole
    const range = sizeRange(layer)
    const widthPx = box.width
    const heightPx = fit === 'fill-width' ? Number.POSITIVE_INFINITY : box.height
    for (const [variant, copy] of this.#listCopies().entries()) {
      const input = { ...copy.input, widthPx, heightPx }
      const { fontSizePx, fits } = this.#measurer.fitFontSize(input, range)
      if (!fits && variant < shorter.length) continue
      const sizedBy = fontSizePx === authoredPx ? 'style' : 'fit'
      return { layer: copy.layer, variant, fontSizePx, sizedBy }
    }
    return whole
  }

  /** The text once for each variant that may still be drawn, the longest first. */
  #listCopies(): readonly Copy[] {
    const { layer } = this
    const whole = { layer, input: this.#input }
    if (this.isFitted) return [whole]
    const others = layer.shorter.map((variant) => {
      const copy = { ...layer, ...variant }
      return { layer: copy, input: buildParagraphInput(copy, layer.fontSizePx, UNBOUNDED) }
    })
    return [whole, ...others]
  }

  #measureMinContentWidth(): number {
    const { layer } = this
    const widthsPx = this.#listCopies().map(({ input }) =>
      input.style.wrap === 'none'
        ? this.#measurer.maxContentWidth(input)
        : this.#measurer.minContentWidth(input),
    )
    const widthPx = Math.min(...widthsPx)
    if (this.isFitted || layer.fit === 'none') return roundUp(widthPx)
    // Widths are proportional to the size.
    const smallest = Math.min(1, layer.minFontSizePx / layer.fontSizePx)
    return roundUp(widthPx * smallest)
  }
}

/** A text with one of its copy variants, and what the text engine is told of it. */
interface Copy {
  readonly layer: ResolvedText
  readonly input: ParagraphInput
}

/** The sizes that `fit` may choose from. */
function sizeRange({ fit, fontSizePx, minFontSizePx, maxFontSizePx }: ResolvedText): FontSizeRange {
  if (fit === 'none') return { minPx: fontSizePx, maxPx: fontSizePx }
  if (fit === 'shrink') return { minPx: Math.min(minFontSizePx, fontSizePx), maxPx: fontSizePx }
  return { minPx: Math.min(minFontSizePx, maxFontSizePx), maxPx: maxFontSizePx }
}
