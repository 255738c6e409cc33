import type { FontFace } from '../../paint/font-face.ts'
import type { PdfReference } from './pdf-file.ts'

/** A font of a file, and what of it the pages use. */
export interface PdfFont {
  readonly reference: PdfReference
  readonly face: FontFace
  /** The glyphs used, each with the characters that it stands for wherever nothing else is said. */
  readonly texts: ReadonlyMap<number, string>
  /** Notes that a glyph is used. False when it stands for other characters elsewhere. */
  use(glyphId: number, text: string): boolean
}
