import type { BitmapPlace } from './bitmap-place.ts'

/** The bitmaps of one size: a record of 48 bytes of `CBLC`. */
const SIZE_BYTES = 48
const MAX_SIZES = 64
/** Formats of `CBDT` that begin with the measures of a glyph, and of `CBLC` that list offsets. */
const IMAGE_FORMATS: ReadonlySet<number> = new Set([17, 18])
const OFFSET_BYTES: Readonly<Record<number, number>> = { 1: 4, 3: 2 }

/** The tables of a bitmap font (OpenType, `CBLC` and `CBDT`). */
export interface BitmapTables {
  readonly locations: DataView
  readonly data: DataView
}

/** Reads the place of a glyph at the largest size, which is the one that HarfBuzz gives. */
export function findCbdtPlace(tables: BitmapTables, glyphId: number): BitmapPlace | undefined {
  const { locations } = tables
  if (locations.byteLength < 8) return undefined
  const sizes = Math.min(MAX_SIZES, locations.getUint32(4))
  let best: BitmapPlace | undefined
  for (let size = 0; size < sizes; size++) {
    const at = 8 + SIZE_BYTES * size
    if (at + SIZE_BYTES > locations.byteLength) break
    const pxPerEm = locations.getUint8(at + 45)
    if (pxPerEm <= (best?.pxPerEm ?? 0)) continue
    const start = findImage(locations, at, glyphId)
    const place = start === undefined ? undefined : readMeasures(tables.data, start)
    if (place !== undefined) best = { ...place, pxPerEm }
  }
  return best
}

/** Where the image of a glyph starts in `CBDT`. */
function findImage(table: DataView, size: number, glyphId: number): number | undefined {
  const list = table.getUint32(size)
  const count = table.getUint32(size + 8)
  for (let entry = 0; entry < count; entry++) {
    const at = list + 8 * entry
    if (at + 8 > table.byteLength) return undefined
    const first = table.getUint16(at)
    if (glyphId < first || glyphId > table.getUint16(at + 2)) continue
    return findInSubtable(table, list + table.getUint32(at + 4), glyphId - first)
  }
  return undefined
}

function findInSubtable(table: DataView, start: number, index: number): number | undefined {
  if (start + 8 > table.byteLength) return undefined
  const bytes = OFFSET_BYTES[table.getUint16(start)]
  if (bytes === undefined || !IMAGE_FORMATS.has(table.getUint16(start + 2))) return undefined
  const at = start + 8 + bytes * index
  if (at + bytes > table.byteLength) return undefined
  const offset = bytes === 4 ? table.getUint32(at) : table.getUint16(at)
  return table.getUint32(start + 4) + offset
}

/** Height, width, bearings: the same four bytes in small and in big measures. */
function readMeasures(table: DataView, at: number): Omit<BitmapPlace, 'pxPerEm'> | undefined {
  if (at + 4 > table.byteLength) return undefined
  return { x: table.getInt8(at + 2), y: table.getInt8(at + 3) - table.getUint8(at) }
}
