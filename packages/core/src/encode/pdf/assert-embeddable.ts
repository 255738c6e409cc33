import { PlatenError } from '../../foundation/errors.ts'
import { quote } from '../../foundation/quote.ts'
import type { FontFace } from '../../paint/font-face.ts'
import type { SfntDescription } from './read-sfnt.ts'

/** `fsType` (OpenType, OS/2): the three levels of permission, of which the least strict one counts. */
const LEVELS = 0xe
const RESTRICTED = 0x2
const NO_SUBSETTING = 0x100
const BITMAPS_ONLY = 0x200

/**
 * Refuses a font whose maker forbids what a PDF does: to carry the outlines that it uses.
 *
 * @throws {PlatenError} `font_not_embeddable`; `font_corrupt` when there are no outlines.
 */
export function assertEmbeddable(
  { family }: FontFace,
  { embedding, hasOutlines }: SfntDescription,
): void {
  const isForbidden =
    (embedding & LEVELS) === RESTRICTED || (embedding & (NO_SUBSETTING | BITMAPS_ONLY)) !== 0
  if (isForbidden) {
    throw new PlatenError(
      'font_not_embeddable',
      `The licence bits of the font ${quote(family)} forbid to embed it in a PDF; use another family, or an image format.`,
    )
  }
  if (hasOutlines) return
  throw new PlatenError(
    'font_corrupt',
    `The font ${quote(family)} has no outlines that a PDF can hold; use a TrueType or CFF file of it.`,
  )
}
