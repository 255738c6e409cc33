import { z } from 'zod'
import type { ShapeOf } from '../closed-object.ts'
import type { CommonProperties } from '../common-properties.ts'
import { type LayerBase, layerSchema } from '../layer-base.ts'
import { keyword, leafSchema } from '../leaf-schema.ts'
import { SIZE_LINKS_SHAPE, type SizeLinks } from '../size-link.ts'
import { type TextSpan, textSpansSchema } from '../text-span.ts'
import { NOT_DRAWN_IN_TEXT_STYLE, TEXT_STYLE_SHAPE, type TextStyle } from '../text-style.ts'

export interface TextProperties extends TextStyle {
  /**
   * The characters to draw, or up to 16 copy variants, the longest first: the first that fits the box
   * is drawn, and the last when none does. With `markup` each variant is read by itself. In a template `{name}` stands for the text of another
   * layer and `{{` for a brace; in an override every character is literal.
   */
  readonly text?: string | readonly string[]
  /**
   * Rich text, up to 500 stretches, in place of `text`: a layer or an order gives one of them, and
   * either in an order replaces whichever the template has.
   */
  readonly spans?: readonly TextSpan[]
  /**
   * `markdown` reads `**bold**`, `*italic*`, `~~struck~~`, `[words](https://…)`, `<c=#f00>colour</c>`
   * and `\` before a mark in `text`, nested as one likes; what is not closed is literal. Texts that
   * a reference puts in stay literal. Default `none`.
   */
  readonly markup?: 'none' | 'markdown'
}

export const TEXT_DEFAULTS = { markup: 'none' } as const satisfies TextProperties

/** Text wrapped into its box. */
export interface TextLayer extends LayerBase<TextProperties>, TextProperties, SizeLinks {
  readonly kind: 'text'
}

/** What an override of a text layer may set. */
export interface TextOverride extends CommonProperties, TextProperties {}

const MAX_VARIANTS = 16
const EXPECTED_TEXT = `a string, or a list of 1 to ${MAX_VARIANTS} strings, the longest first`

const textSchema = leafSchema<string | readonly string[]>(
  (value) => {
    if (typeof value === 'string') return undefined
    if (!Array.isArray(value)) return { code: 'invalid_type', expected: EXPECTED_TEXT }
    if (value.length === 0 || value.length > MAX_VARIANTS) {
      return { code: 'invalid_value', expected: EXPECTED_TEXT }
    }
    const isListOfTexts = value.every((variant) => typeof variant === 'string')
    return isListOfTexts ? undefined : { code: 'invalid_type', expected: EXPECTED_TEXT }
  },
  () => z.union([z.string(), z.array(z.string()).min(1).max(MAX_VARIANTS)]),
)

export const TEXT_SHAPE = {
  text: textSchema,
  spans: textSpansSchema,
  markup: keyword(['none', 'markdown']),
  ...TEXT_STYLE_SHAPE,
} satisfies ShapeOf<TextProperties>

/** The texts of a `text` property, in order; none when it is not set. */
export function listVariants(text: string | readonly string[] | undefined): readonly string[] {
  if (text === undefined) return []
  return typeof text === 'string' ? [text] : text
}

export const textLayerSchema = layerSchema<TextLayer>({
  kind: 'text',
  properties: TEXT_SHAPE,
  structure: SIZE_LINKS_SHAPE,
  required: [],
  notDrawn: NOT_DRAWN_IN_TEXT_STYLE,
})
