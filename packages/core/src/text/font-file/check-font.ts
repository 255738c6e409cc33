import { PlatenError } from '../../foundation/errors.ts'
import { corruptFont, type FontTables } from './font-tables.ts'

/** A design space with more axes costs more than it can show. */
const MAX_AXES = 32

/** The least bytes that each table needs for what is read of it. */
const REQUIRED = { head: 54, maxp: 6, cmap: 4, hhea: 36, hmtx: 4 } as const
type RequiredTag = keyof typeof REQUIRED

/**
 * Refuses a font whose basic tables contradict each other, before HarfBuzz sees it.
 *
 * @throws {PlatenError} `font_corrupt`, or `font_too_complex` for a design space with too many axes.
 */
export function checkFont(tables: FontTables, label: string): void {
  for (const [tag, bytes] of Object.entries(REQUIRED)) {
    const table = tables.get(tag)
    if (table === undefined) throw corruptFont(label, `it has no "${tag}" table`)
    if (table.byteLength < bytes) throw corruptFont(label, `its "${tag}" table is cut off`)
  }
  const get = (tag: RequiredTag): DataView => tables.get(tag) ?? new DataView(new ArrayBuffer(64))
  const unitsPerEm = get('head').getUint16(18)
  if (unitsPerEm < 16 || unitsPerEm > 16_384) {
    throw corruptFont(label, `it has ${unitsPerEm} units per em; 16 to 16384 are allowed`)
  }
  const glyphs = get('maxp').getUint16(4)
  if (glyphs === 0) throw corruptFont(label, 'it has no glyphs')
  const metrics = get('hhea').getUint16(34)
  if (metrics === 0 || metrics > glyphs || metrics * 4 > get('hmtx').byteLength) {
    throw corruptFont(label, 'its glyph widths do not match its glyphs')
  }
  checkGlyphOffsets(tables, { glyphs, longOffsets: get('head').getInt16(50) === 1, label })
  const axes = tables.get('fvar')
  if (axes !== undefined && axes.byteLength >= 10 && axes.getUint16(8) > MAX_AXES) {
    throw new PlatenError('font_too_complex', `The font "${label}" has more than ${MAX_AXES} axes.`)
  }
}

interface GlyphOffsets {
  readonly glyphs: number
  readonly longOffsets: boolean
  readonly label: string
}

function checkGlyphOffsets(tables: FontTables, offsets: GlyphOffsets): void {
  if (!tables.has('glyf')) return
  const bytes = (offsets.glyphs + 1) * (offsets.longOffsets ? 4 : 2)
  if ((tables.get('loca')?.byteLength ?? 0) < bytes) {
    throw corruptFont(offsets.label, 'its glyph offsets do not match its glyphs')
  }
}
