import type { EmojiPolicy } from './emoji/face-kind.ts'

/** A stretch of text in one style. A plain text is one span. */
export interface Span {
  readonly text: string
  readonly style: SpanStyle
}

export interface SpanStyle {
  /** Tried in order for each cluster; the bundled default ends every list. */
  readonly fontFamilies: readonly string[]
  /** 1..1000. */
  readonly fontWeight: number
  readonly fontStyle: 'normal' | 'italic'
  /** Percent, 100 is normal. */
  readonly fontStretch: number
  readonly fontSizePx: number
  /** Variation axis tag to value; wins over weight, style and stretch. */
  readonly variations: ReadonlyMap<string, number>
  /** OpenType feature tag to value. */
  readonly features: ReadonlyMap<string, number>
  /** Added after each cluster but the last of a line. */
  readonly letterSpacingPx: number
  /** Added to each space. */
  readonly wordSpacingPx: number
  readonly lineHeight: { readonly unit: 'factor' | 'px'; readonly value: number }
  /** Px up from the baseline. What is raised or lowered moves no line. */
  readonly raisePx: number
}

export interface ParagraphStyle {
  readonly align: 'start' | 'center' | 'end' | 'left' | 'right' | 'justify'
  /** `auto` follows the first strong character of each paragraph (UAX #9, P2 and P3). */
  readonly direction: 'auto' | 'ltr' | 'rtl'
  /** BCP 47. */
  readonly lang: string
  readonly wrap: 'normal' | 'none' | 'balance' | 'pretty'
  readonly wordBreak: 'normal' | 'anywhere'
  readonly hyphens: 'none' | 'manual' | 'auto'
  /** Spaces from one tab stop to the next. */
  readonly tabSize: number
  /** Px in front of each paragraph but the first. */
  readonly paragraphSpacingPx: number
  readonly maxLines: number | undefined
  readonly overflow: 'visible' | 'clip' | 'ellipsis'
  readonly ellipsis: string
  /** What stands for a character that no font has: the sign of its font, or nothing. */
  readonly missing: 'drop' | 'box'
  /** Whether emoji are drawn in their colours, in shades of the text's, or not at all. */
  readonly emoji: EmojiPolicy
}

/** One call of `layoutParagraph`. */
export interface ParagraphInput {
  readonly spans: readonly Span[]
  readonly style: ParagraphStyle
  /** The size that fitting speaks of; spans of other sizes change in proportion. */
  readonly fontSizePx: number
  /** Px that lines may take; `Infinity` when nothing bounds them. */
  readonly widthPx: number
  /** Px that lines may take together under `ellipsis` or `clip`; `Infinity` when nothing bounds them. */
  readonly heightPx: number
}
