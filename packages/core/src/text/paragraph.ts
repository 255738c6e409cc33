import type { FontFace } from './font-face.ts'

/** What `layoutParagraph` makes: text broken into lines of positioned glyphs. */
export interface Paragraph {
  readonly text: string
  /** The widest line, spaces at its end left out. */
  readonly widthPx: number
  /** Sum of the line heights. */
  readonly heightPx: number
  readonly lines: readonly Line[]
  /** The size of the whole after fitting; spans may have others, in proportion. */
  readonly fontSizePx: number
  /** `maxLines` or the height left text out. */
  readonly clamped: boolean
  readonly ellipsised: boolean
  /** True when a line is wider than the width that was given. */
  readonly overflowsWidth: boolean
  /** Code points that no font has, ascending, each once. */
  readonly missing: readonly number[]
  /** Emoji sequences that no font draws as one, so that their parts stand side by side, each once. */
  readonly partedEmoji: readonly string[]
}

export interface Line {
  /** UTF-16 offsets into the text, `end` exclusive, the line break left out. */
  readonly start: number
  readonly end: number
  /** From the paragraph's left edge, alignment applied. */
  readonly xPx: number
  /** Spaces at the end left out. */
  readonly widthPx: number
  /** From the paragraph's top. */
  readonly topPx: number
  readonly heightPx: number
  /** From the paragraph's top, unrounded. */
  readonly baselinePx: number
  readonly direction: 'ltr' | 'rtl'
  /** Whether the last glyph is a hyphen that the text does not have; its cluster is `end`. */
  readonly hyphenated: boolean
  /** In visual order, left to right. */
  readonly runs: readonly GlyphRun[]
}

/** Glyphs of one font, one span and one direction; all arrays are equally long. */
export interface GlyphRun {
  readonly face: FontFace
  readonly fontSizePx: number
  /** Index of the span in the input. */
  readonly span: number
  readonly direction: 'ltr' | 'rtl'
  /** From the line's left edge. */
  readonly xPx: number
  readonly widthPx: number
  readonly glyphIds: Uint32Array
  /** Glyph origins from the line's left edge. */
  readonly xs: Float32Array
  /** Glyph origins from the baseline, y down. */
  readonly ys: Float32Array
  /** For each glyph, the UTF-16 offset in the text at which its cluster starts. */
  readonly clusters: Uint32Array
}
