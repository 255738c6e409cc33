/** What each stretch of a text may have of its own. */
export interface ResolvedFontStyle {
  readonly fontFamilies: readonly string[]
  /** 1..1000. */
  readonly fontWeight: number
  readonly fontStyle: 'normal' | 'italic'
  readonly fontSizePx: number
  /** Variation axis tag to value. */
  readonly variations: ReadonlyMap<string, number>
  /** OpenType feature tag to value. */
  readonly features: ReadonlyMap<string, number>
  readonly letterSpacingPx: number
  readonly decoration: 'none' | 'underline' | 'line-through' | 'overline'
}

/** What a text has as a whole. */
export interface ResolvedParagraphStyle {
  /** Percent, 100 is normal. */
  readonly fontStretch: number
  readonly align: 'start' | 'center' | 'end' | 'left' | 'right' | 'justify'
  readonly verticalAlign: 'top' | 'middle' | 'bottom'
  /** A factor of the font size, or px. */
  readonly lineHeight: { readonly unit: 'factor' | 'px'; readonly value: number }
  readonly wordSpacingPx: number
  readonly paragraphSpacingPx: number
  /** Spaces from one tab stop to the next. */
  readonly tabSize: number
  readonly transform: 'none' | 'uppercase' | 'lowercase' | 'capitalize'
  readonly direction: 'auto' | 'ltr' | 'rtl'
  readonly lang: string
  readonly wrap: 'normal' | 'none' | 'balance' | 'pretty'
  readonly wordBreak: 'normal' | 'anywhere'
  readonly hyphens: 'none' | 'manual' | 'auto'
  readonly maxLines: number | undefined
  readonly overflow: 'visible' | 'clip' | 'ellipsis'
  readonly glyphPolicy: 'drop' | 'box' | 'error'
  readonly emoji: 'colour' | 'mono' | 'drop'
  readonly ellipsis: string
}

/** How the font size of a text follows its box and other texts. */
export interface ResolvedFitting {
  readonly fit: 'none' | 'shrink' | 'grow' | 'fill-width'
  /** Smallest size that `fit` and links may choose. */
  readonly minFontSizePx: number
  /** Largest size that `fit` may choose. */
  readonly maxFontSizePx: number
  /** All texts of one group are drawn at the smallest size of them all. */
  readonly sizeGroup: string | undefined
  /** The size is at most `ratio` times the final size of the text at `path`, if that is drawn. */
  readonly sizeRelativeTo: { readonly path: string; readonly ratio: number } | undefined
}
