const LIST_OFFSET = 2
const ENTRY_BYTES = 12

/** The document of a font's table `SVG ` that draws a glyph; `undefined` when none does. */
export function findSvgDocument(table: DataView, glyphId: number): Uint8Array | undefined {
  if (table.byteLength < 10) return undefined
  const list = table.getUint32(LIST_OFFSET)
  if (list + 2 > table.byteLength) return undefined
  const count = table.getUint16(list)
  for (let entry = 0; entry < count; entry++) {
    const at = list + 2 + ENTRY_BYTES * entry
    if (at + ENTRY_BYTES > table.byteLength) return undefined
    if (glyphId < table.getUint16(at) || glyphId > table.getUint16(at + 2)) continue
    const start = list + table.getUint32(at + 4)
    const length = table.getUint32(at + 8)
    if (start + length > table.byteLength) return undefined
    return new Uint8Array(table.buffer, table.byteOffset + start, length)
  }
  return undefined
}
