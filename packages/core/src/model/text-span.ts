import { z } from 'zod'
import { closedObject } from './closed-object.ts'
import { keyword } from './leaf-schema.ts'
import { listSchema } from './list-schema.ts'
import { textLinkSchema } from './text-link.ts'
import { TEXT_STYLE_SHAPE, type TextStyle } from './text-style.ts'

/** How a stretch of a text differs from its layer. */
export interface TextSpanStyle
  extends Pick<
    TextStyle,
    | 'fontFamily'
    | 'fontWeight'
    | 'fontStyle'
    | 'fontSize'
    | 'variations'
    | 'features'
    | 'fill'
    | 'letterSpacing'
    | 'decoration'
  > {
  /**
   * Raised or lowered, at five sixths of the size around unless `fontSize` says otherwise. Moves no
   * line. Default: on the line.
   */
  readonly baseline?: 'super' | 'sub'
  /** Where the stretch leads in formats that have links: `http:`, `https:` or `mailto:`. */
  readonly link?: string
}

/** A stretch of a text in a style of its own; what it does not set is that of the layer. */
export interface TextSpan extends TextSpanStyle {
  /** As the `text` of a layer: with references in a template, literal in an override. */
  readonly text: string
}

/** More stretches than a card has words; what a caller marks up with `markup` is bounded by its length. */
const MAX_SPANS = 500

const spanSchema = closedObject<TextSpan>({
  shape: {
    text: z.string(),
    fontFamily: TEXT_STYLE_SHAPE.fontFamily,
    fontWeight: TEXT_STYLE_SHAPE.fontWeight,
    fontStyle: TEXT_STYLE_SHAPE.fontStyle,
    fontSize: TEXT_STYLE_SHAPE.fontSize,
    variations: TEXT_STYLE_SHAPE.variations,
    features: TEXT_STYLE_SHAPE.features,
    fill: TEXT_STYLE_SHAPE.fill,
    letterSpacing: TEXT_STYLE_SHAPE.letterSpacing,
    decoration: TEXT_STYLE_SHAPE.decoration,
    baseline: keyword(['super', 'sub']),
    link: textLinkSchema,
  },
  required: ['text'],
})

export const textSpansSchema = listSchema(spanSchema, { minimum: 1, maximum: MAX_SPANS })

/** UTF-16 code units of all spans together, as limits count them. */
export function countSpanCharacters(spans: readonly TextSpan[]): number {
  return spans.reduce((sum, { text }) => sum + text.length, 0)
}
