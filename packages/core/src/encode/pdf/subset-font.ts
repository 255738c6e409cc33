import { PlatenError } from '../../foundation/errors.ts'
import { quote } from '../../foundation/quote.ts'
import type { FontFace } from '../../paint/font-face.ts'
import { type Subsetter, withSubsetter } from './load-subsetter.ts'

/** hb-subset.h: no hinting, which would move outlines; glyph ids stay; .notdef keeps its box. */
const FLAGS = 0x1 | 0x2 | 0x40 | 0x200
/** hb-subset.h: `HB_SUBSET_SETS_DROP_TABLE_TAG`. */
const DROPPED_TABLES = 3
/** hb-blob.h: `HB_MEMORY_MODE_WRITABLE`. */
const WRITABLE = 2
/** Text is shaped before it is written, so a reader needs outlines and widths alone. */
const DROPPED = ['GSUB', 'GPOS', 'GDEF', 'BASE', 'JSTF', 'MATH', 'kern', 'morx', 'name', 'STAT']

/**
 * A font file with the given glyphs only, at their ids, of a variable font the instance that was
 * drawn: what a PDF embeds.
 *
 * @throws {PlatenError} `font_corrupt`.
 */
export async function subsetFont(face: FontFace, glyphIds: Iterable<number>): Promise<Uint8Array> {
  try {
    return await withSubsetter((subsetter) => subset(subsetter, face, glyphIds))
  } catch (cause) {
    throw new PlatenError(
      'font_corrupt',
      `The font ${quote(face.family)} cannot be embedded in a PDF; use another file of it.`,
      { cause },
    )
  }
}

function subset(hb: Subsetter, font: FontFace, glyphIds: Iterable<number>): Uint8Array {
  const at = hb.malloc(font.bytes.length)
  new Uint8Array(hb.memory.buffer).set(font.bytes, at)
  const blob = hb.hb_blob_create(at, font.bytes.length, WRITABLE, 0, 0)
  const face = hb.hb_face_create(blob, font.faceIndex)
  hb.hb_blob_destroy(blob)
  const input = hb.hb_subset_input_create_or_fail()
  if (input === 0) throw new Error('The subsetter has no memory left.')
  const glyphs = hb.hb_subset_input_glyph_set(input)
  hb.hb_set_add(glyphs, 0)
  for (const glyphId of glyphIds) hb.hb_set_add(glyphs, glyphId)
  const dropped = hb.hb_subset_input_set(input, DROPPED_TABLES)
  for (const tag of DROPPED) hb.hb_set_add(dropped, toTag(tag))
  hb.hb_subset_input_set_flags(input, FLAGS)
  hb.hb_subset_input_pin_all_axes_to_default(input, face)
  for (const [tag, value] of font.variations) {
    hb.hb_subset_input_pin_axis_location(input, face, toTag(tag), value)
  }
  const small = hb.hb_subset_or_fail(face, input)
  hb.hb_subset_input_destroy(input)
  hb.hb_face_destroy(face)
  hb.free(at)
  if (small === 0) throw new Error('The subsetter gave up.')
  const bytes = readFace(hb, small)
  hb.hb_face_destroy(small)
  return bytes
}

function readFace(hb: Subsetter, face: number): Uint8Array {
  const blob = hb.hb_face_reference_blob(face)
  const start = hb.hb_blob_get_data(blob, 0)
  const bytes = new Uint8Array(hb.memory.buffer, start, hb.hb_blob_get_length(blob)).slice()
  hb.hb_blob_destroy(blob)
  return bytes
}

function toTag(tag: string): number {
  return Buffer.from(tag.padEnd(4), 'latin1').readUInt32BE()
}
