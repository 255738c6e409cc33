import type { BitmapPlace } from './bitmap-place.ts'

/** Strikes that are looked at; fonts have some ten. */
const MAX_STRIKES = 64

/** Reads the place of a glyph of the largest strike of `sbix`, which is the one that HarfBuzz gives. */
export function findSbixPlace(table: DataView, glyphId: number): BitmapPlace | undefined {
  if (table.byteLength < 8) return undefined
  const strikes = Math.min(MAX_STRIKES, table.getUint32(4))
  let best: BitmapPlace | undefined
  for (let strike = 0; strike < strikes; strike++) {
    const entry = 8 + 4 * strike
    if (entry + 4 > table.byteLength) break
    const place = readPlace(table, table.getUint32(entry), glyphId)
    if (place !== undefined && place.pxPerEm > (best?.pxPerEm ?? 0)) best = place
  }
  return best
}

function readPlace(table: DataView, strike: number, glyphId: number): BitmapPlace | undefined {
  const offset = strike + 4 + 4 * glyphId
  if (offset + 8 > table.byteLength) return undefined
  const start = strike + table.getUint32(offset)
  const end = strike + table.getUint32(offset + 4)
  if (end - start < 8 || end > table.byteLength) return undefined
  return {
    pxPerEm: table.getUint16(strike),
    x: table.getInt16(start),
    y: table.getInt16(start + 2),
  }
}
