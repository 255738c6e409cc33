/** What a PDF says of an embedded font; font units, y up, as the tables have them. */
export interface SfntDescription {
  readonly unitsPerEm: number
  readonly bounds: readonly [xMin: number, yMin: number, xMax: number, yMax: number]
  readonly ascender: number
  readonly descender: number
  readonly capHeight: number
  /** Degrees counter-clockwise. */
  readonly italicAngle: number
  readonly isFixedPitch: boolean
  /** `fsType` of `OS/2`: what its maker allows. */
  readonly embedding: number
  /** The `CFF ` table when outlines are of that kind. */
  readonly cff: Uint8Array | undefined
  /** No outlines that PDF knows: `CFF2`, bitmaps. */
  readonly hasOutlines: boolean
}

const DIRECTORY_BYTES = 12
const ENTRY_BYTES = 16

/** Reads a file of our own subsetter; what is missing counts as 0. */
export function readSfnt(bytes: Uint8Array): SfntDescription {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = new Map<string, Buffer>()
  const count = file.readUInt16BE(4)
  for (let index = 0; index < count; index++) {
    const entry = DIRECTORY_BYTES + index * ENTRY_BYTES
    const start = file.readUInt32BE(entry + 8)
    tables.set(
      file.toString('latin1', entry, entry + 4),
      file.subarray(start, start + file.readUInt32BE(entry + 12)),
    )
  }
  const read = (tag: string, at: number) => {
    const table = tables.get(tag)
    return table !== undefined && at + 2 <= table.length ? table.readInt16BE(at) : 0
  }
  const cff = tables.get('CFF ')
  const post = tables.get('post')
  return {
    unitsPerEm: read('head', 18) || 1000,
    bounds: [read('head', 36), read('head', 38), read('head', 40), read('head', 42)],
    ascender: read('hhea', 4),
    descender: read('hhea', 6),
    capHeight: read('OS/2', 88) || read('hhea', 4),
    italicAngle: read('post', 4),
    isFixedPitch: post !== undefined && post.length >= 16 && post.readUInt32BE(12) !== 0,
    embedding: read('OS/2', 8) & 0xffff,
    cff,
    hasOutlines: cff !== undefined || tables.has('glyf'),
  }
}
