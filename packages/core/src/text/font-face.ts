import type { Path } from '../foundation/path.ts'
import type { ColorGlyph } from './color-glyph/color-glyph.ts'

/** One font at one set of variation values. Immutable; outlines are memoised inside. */
export interface FontFace {
  /** SHA-256 over the font file, the face index and the variation values. */
  readonly digest: string
  readonly family: string
  readonly weight: number
  readonly style: 'normal' | 'italic'
  /** Font units per em. */
  readonly unitsPerEm: number
  readonly metrics: FontMetrics
  /** Font units, y up, as in OpenType. Empty for spaces. */
  outline(glyphId: number): Path
  /** Whether glyphs may bring colours of their own. */
  readonly hasColors: boolean
  /**
   * The glyph in colours of its own; `undefined` for one that is drawn by its outline.
   *
   * @throws {PlatenError} `font_too_complex`.
   */
  colorGlyph(glyphId: number): ColorGlyph | undefined
  /** Font units to the next glyph, as the font has them, before any shaping. */
  advance(glyphId: number): number
  /** The font file as sfnt (TrueType or CFF), decompressed. */
  readonly bytes: Uint8Array
  /** Of the font in a collection; 0 in a file of one. */
  readonly faceIndex: number
  /** The values of the axes that are set, by tag; the others are at their defaults. */
  readonly variations: ReadonlyMap<string, number>
}

/** Font units, y up, as in the OpenType tables `hhea`, `OS/2` and `post`. */
export interface FontMetrics {
  readonly ascender: number
  /** Negative below the baseline. */
  readonly descender: number
  readonly lineGap: number
  readonly capHeight: number
  readonly xHeight: number
  /** Top of the underline; negative below the baseline. */
  readonly underlinePosition: number
  readonly underlineThickness: number
  /** Top of the strike-out stroke. */
  readonly strikeoutPosition: number
  readonly strikeoutThickness: number
}
