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
  /** The font file as sfnt, for subsetting. */
  readonly bytes: Uint8Array
}
