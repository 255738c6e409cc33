import { z } from 'zod'
import type { ShapeOf } from './closed-object.ts'
import { type Fill, fillSchema } from './fill.ts'
import { languageSchema } from './language.ts'
import { keyword, leafSchema, numberBetween, wholeBetween } from './leaf-schema.ts'
import { listSchema } from './list-schema.ts'
import {
  type Highlight,
  highlightSchema,
  type TextStroke,
  textStrokeSchema,
} from './text-ornaments.ts'

/** How text looks; also what `defaults` of a template may set for all its texts. */
export interface TextStyle {
  /** Up to 16, tried in order for each cluster; the bundled default ends every list. */
  readonly fontFamily?: string | readonly string[]
  /** 1..1000. Default 400. */
  readonly fontWeight?: number
  /** Default `normal`. */
  readonly fontStyle?: 'normal' | 'italic'
  /** Percent, 50..200. Default 100. */
  readonly fontStretch?: number
  /** CSS px, up to 2,000. Default 16. */
  readonly fontSize?: number
  /** Variation axis tag such as `"wght"` to value; wins over weight, style and stretch. */
  readonly variations?: Readonly<Record<string, number>>
  /** OpenType feature tag such as `"tnum"` to value. */
  readonly features?: Readonly<Record<string, number>>
  /** Default black. */
  readonly fill?: Fill
  readonly stroke?: TextStroke
  readonly highlight?: Highlight
  /**
   * `justify` widens the spaces of each line but the last of a paragraph; between ideographs too.
   * Default `start`.
   */
  readonly align?: 'start' | 'center' | 'end' | 'left' | 'right' | 'justify'
  /** Default `top`. */
  readonly verticalAlign?: 'top' | 'middle' | 'bottom'
  /** A factor of the font size, or px such as `"24px"`. Default 1.2. */
  readonly lineHeight?: number | `${number}px`
  /** CSS px after each cluster. Default 0. */
  readonly letterSpacing?: number
  /** CSS px added to each space. Default 0. */
  readonly wordSpacing?: number
  /** CSS px between paragraphs, which line breaks of the text itself part. Default 0. */
  readonly paragraphSpacing?: number
  /** Spaces from one tab stop to the next. Default 8. */
  readonly tabSize?: number
  /** Other letters for those of the text, as its `lang` has them. Default `none`. */
  readonly transform?: 'none' | 'uppercase' | 'lowercase' | 'capitalize'
  /** Default `none`. */
  readonly decoration?: 'none' | 'underline' | 'line-through' | 'overline'
  /** `auto`, the default, follows the first strong character of each paragraph. */
  readonly direction?: 'auto' | 'ltr' | 'rtl'
  /** BCP 47. Default: the template's `locale`. */
  readonly lang?: string
  /**
   * `balance` makes the lines of a paragraph about equally long, `pretty` keeps them even and leaves no
   * short word alone on the last; neither makes more lines. `none` breaks only where the text does.
   * Default `normal`.
   */
  readonly wrap?: 'normal' | 'none' | 'balance' | 'pretty'
  /** `anywhere` lets a word break when it alone is too wide. Default `normal`. */
  readonly wordBreak?: 'normal' | 'anywhere'
  /**
   * `manual`, the default, divides words at their soft hyphens (U+00AD), `none` nowhere. `auto` divides words
   * without soft hyphens by the patterns of their `lang`, with 2 letters or more on either side; there are some for
   * bg, ca, cy, da, de, el, en, es, et, eu, fi, fr, gl, hr, hu, it, ka, nb, nl, nn, pl, pt, ru, sl, sv, tr and uk,
   * and in other languages it is `manual`.
   */
  readonly hyphens?: 'none' | 'manual' | 'auto'
  /**
   * `shrink` lowers the font size until the text fits its box; `grow` also raises it, up to
   * `maxFontSize`; `fill-width` makes the longest line, broken only where the text itself breaks, as
   * wide as the box. Default `none`.
   */
  readonly fit?: 'none' | 'shrink' | 'grow' | 'fill-width'
  /** CSS px: no smaller size is chosen by `fit` or by links to other texts. Default 8. */
  readonly minFontSize?: number
  /** CSS px: no larger size is chosen by `fit`. Default 2,000. */
  readonly maxFontSize?: number
  /** Default: no bound. */
  readonly maxLines?: number
  /** What becomes of text beyond its box or `maxLines`. Default `visible`. */
  readonly overflow?: 'visible' | 'clip' | 'ellipsis'
  /**
   * What stands for a character that no font has: `box`, the default, is the sign that its font has for
   * this, `drop` nothing, and `error` refuses the render.
   */
  readonly glyphPolicy?: 'drop' | 'box' | 'error'
  /**
   * How emoji are drawn: `colour`, the default, by the first font that has them in colour; `mono` by one
   * without colours, or else in shades of the text's fill; `drop` leaves them out.
   */
  readonly emoji?: 'colour' | 'mono' | 'drop'
  /** What `overflow: ellipsis` ends the text with. Default `…`. */
  readonly ellipsis?: string
}

/** Initial values; `lang` comes from the template's `locale`, `maxLines` has no bound. */
export const TEXT_STYLE_DEFAULTS = {
  fontFamily: [],
  fontWeight: 400,
  fontStyle: 'normal',
  fontStretch: 100,
  fontSize: 16,
  variations: {},
  features: {},
  fill: '#000',
  align: 'start',
  verticalAlign: 'top',
  lineHeight: 1.2,
  letterSpacing: 0,
  wordSpacing: 0,
  paragraphSpacing: 0,
  tabSize: 8,
  transform: 'none',
  decoration: 'none',
  direction: 'auto',
  wrap: 'normal',
  wordBreak: 'normal',
  hyphens: 'manual',
  fit: 'none',
  minFontSize: 8,
  maxFontSize: 2_000,
  overflow: 'visible',
  glyphPolicy: 'box',
  emoji: 'colour',
  ellipsis: '…',
} as const satisfies Required<Omit<TextStyle, 'lang' | 'maxLines' | 'stroke' | 'highlight'>>

/** Text style of the template format that this version does not draw. */
export const NOT_DRAWN_IN_TEXT_STYLE: readonly string[] = ['writingMode']

const fontSizeSchema = numberBetween(0.1, 2_000)

const family = z.string().min(1).max(100)

/** Tags of OpenType: four printable ASCII characters. */
const TAG = /^[ -~]{4}$/
const tag = leafSchema<string>(
  (value) => {
    const expected = 'four characters such as "wght"'
    return typeof value === 'string' && TAG.test(value)
      ? undefined
      : { code: 'invalid_value', expected }
  },
  () => z.string().regex(TAG),
)

const taggedNumbers = (value: z.ZodType<number>) =>
  z.record(tag, value) as z.ZodType<Readonly<Record<string, number>>>

const PX = /^\d{1,5}(?:\.\d{1,6})?px$/
const pxString = leafSchema<`${number}px`>(
  (value) => {
    const expected = 'a factor such as 1.2, or px such as "24px"'
    if (typeof value !== 'string') return { code: 'invalid_type', expected: 'px such as "24px"' }
    if (!PX.test(value)) return { code: 'invalid_value', expected }
    const px = Number.parseFloat(value)
    return px > 0 && px <= 10_000
      ? undefined
      : { code: 'out_of_range', expected: 'above "0px" and at most "10000px"' }
  },
  () => z.string().regex(PX),
)

export const TEXT_STYLE_SHAPE = {
  fontFamily: z.union([family, listSchema(family, { minimum: 1, maximum: 16 })]),
  fontWeight: numberBetween(1, 1000),
  fontStyle: keyword(['normal', 'italic']),
  fontStretch: numberBetween(50, 200),
  fontSize: fontSizeSchema,
  variations: taggedNumbers(numberBetween(-32_768, 32_767)),
  features: taggedNumbers(wholeBetween(0, 65_535)),
  fill: fillSchema,
  stroke: textStrokeSchema,
  highlight: highlightSchema,
  align: keyword(['start', 'center', 'end', 'left', 'right', 'justify']),
  verticalAlign: keyword(['top', 'middle', 'bottom']),
  lineHeight: z.union([numberBetween(0.1, 100), pxString]),
  letterSpacing: numberBetween(-1_000, 1_000),
  wordSpacing: numberBetween(-1_000, 1_000),
  paragraphSpacing: numberBetween(0, 1_000),
  tabSize: numberBetween(0, 100),
  transform: keyword(['none', 'uppercase', 'lowercase', 'capitalize']),
  decoration: keyword(['none', 'underline', 'line-through', 'overline']),
  direction: keyword(['auto', 'ltr', 'rtl']),
  lang: languageSchema,
  wrap: keyword(['normal', 'none', 'balance', 'pretty']),
  wordBreak: keyword(['normal', 'anywhere']),
  hyphens: keyword(['none', 'manual', 'auto']),
  fit: keyword(['none', 'shrink', 'grow', 'fill-width']),
  minFontSize: fontSizeSchema,
  maxFontSize: fontSizeSchema,
  maxLines: wholeBetween(1, 10_000),
  overflow: keyword(['visible', 'clip', 'ellipsis']),
  glyphPolicy: keyword(['drop', 'box', 'error']),
  emoji: keyword(['colour', 'mono', 'drop']),
  ellipsis: z.string().max(16),
} satisfies ShapeOf<TextStyle>
