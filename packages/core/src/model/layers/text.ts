import type { ShapeOf } from '../closed-object.ts'
import type { CommonProperties } from '../common-properties.ts'
import { type LayerBase, layerSchema } from '../layer-base.ts'
import { keyword, leafSchema } from '../leaf-schema.ts'
import { type TextSpan, textSpansSchema } from '../text-span.ts'
import { NOT_DRAWN_IN_TEXT_STYLE, TEXT_STYLE_SHAPE, type TextStyle } from '../text-style.ts'

export interface TextProperties extends TextStyle {
  /**
   * The characters to draw. In a template `{name}` stands for the text of another layer and `{{` for
   * a brace; in an override every character is literal.
   */
  readonly text?: string
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
export interface TextLayer extends LayerBase<TextProperties>, TextProperties {
  readonly kind: 'text'
}

/** What an override of a text layer may set. */
export interface TextOverride extends CommonProperties, TextProperties {}

const textSchema = leafSchema<string>((value) => {
  if (typeof value === 'string') return undefined
  // A list of copy variants, of which the first that fits would win.
  return { code: Array.isArray(value) ? 'not_drawn' : 'invalid_type', expected: 'a string' }
})

export const TEXT_SHAPE = {
  text: textSchema,
  spans: textSpansSchema,
  markup: keyword(['none', 'markdown']),
  ...TEXT_STYLE_SHAPE,
} satisfies ShapeOf<TextProperties>

export const textLayerSchema = layerSchema<TextLayer>({
  kind: 'text',
  properties: TEXT_SHAPE,
  structure: {},
  required: [],
  notDrawn: NOT_DRAWN_IN_TEXT_STYLE,
})
