import type { FontChain } from './fonts/font-chain.ts'
import type { SpanStyle } from './paragraph-input.ts'
import type { ShapedGlyphs } from './shaping/shaped-glyphs.ts'
import type { ShapingFace } from './shaping/shaping-face.ts'

/**
 * A text that is itemised and shaped at its authored size, and not yet broken into lines. All that
 * depends on width or on a fitted size comes after, so that fitting shapes nothing again.
 *
 * Offsets are UTF-16 offsets, ends exclusive: those of spans and segments count in the whole text,
 * those inside a segment from its start.
 */
export interface AnalyzedText {
  readonly text: string
  /** In order, none empty. */
  readonly spans: readonly StyledSpan[]
  /** The stretches between hard line breaks. */
  readonly segments: readonly Segment[]
  /** Code points that no font has, ascending, each once. */
  readonly missing: readonly number[]
  /** Emoji sequences that their font draws as several glyphs, each once. */
  readonly partedEmoji: readonly string[]
}

export interface StyledSpan {
  /** Index of the span in the input. */
  readonly index: number
  readonly start: number
  readonly end: number
  readonly style: SpanStyle
  readonly fonts: FontChain
  readonly features: ReadonlyMap<string, number>
  /** The features as text, for the shaping cache. */
  readonly featureKey: string
}

/** A stretch of text without hard line breaks: a paragraph in the words of UAX #9. */
export interface Segment {
  readonly text: string
  readonly start: number
  /** The hard break that may follow is left out. */
  readonly end: number
  readonly direction: 'ltr' | 'rtl'
  /** Logical order; together they cover the segment. */
  readonly items: readonly Item[]
  /** The items that are tabs, whose width depends on where they stand on a line. */
  readonly tabs: readonly Item[]
  /** Spaces from one tab stop to the next. */
  readonly tabSize: number
  /** Offsets at which a line may end, ascending, `end` last. */
  readonly opportunities: readonly number[]
  /** Those of the offsets at which the line then ends in a hyphen that the text does not have. */
  readonly hyphenations: ReadonlySet<number>
  /** Offsets at which grapheme clusters start. */
  readonly graphemes: Uint32Array
  /** Px from the segment's start to each of its offsets, tabs counted as nothing. */
  readonly prefixPx: Float64Array
  /** 1 where text may be cut and both sides stay as they are; by offset from the start. */
  readonly safeToCut: Uint8Array
}

/** A stretch of one span, font, script and direction. */
export interface Item {
  readonly kind: 'text' | 'tab'
  readonly start: number
  readonly end: number
  readonly span: StyledSpan
  readonly face: ShapingFace
  /** ISO 15924. */
  readonly script: string
  readonly language: string
  /** Embedding level of UAX #9; odd is right to left. */
  readonly level: number
  /** Px per font unit at the authored size. */
  readonly pxPerUnit: number
  /** The span's own, or 0 in scripts whose letters join. */
  readonly letterSpacingPx: number
  readonly shaped: ShapedGlyphs
}
