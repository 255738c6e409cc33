import type { Path } from '../foundation/path.ts'

/** The font of a glyph run, as far as exporters need it. `text` implements it. */
export interface FontFace {
  /** SHA-256 over the font file, the face index and the variation values. */
  readonly digest: string
  readonly family: string
  readonly weight: number
  readonly style: 'normal' | 'italic'
  /** Font units per em. */
  readonly unitsPerEm: number
  /** Font units, y up, as in OpenType. Empty for spaces. */
  outline(glyphId: number): Path
  /** Font units to the next glyph, as the font has them, before any shaping. */
  advance(glyphId: number): number
  /** The font file as sfnt, for subsetting. */
  readonly bytes: Uint8Array
  /** Of the font in a collection; 0 in a file of one. */
  readonly faceIndex: number
  /** The values of the axes that are set, by tag; the others are at their defaults. */
  readonly variations: ReadonlyMap<string, number>
}
