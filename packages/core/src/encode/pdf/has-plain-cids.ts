/** Operators of a Top DICT (Adobe Technical Note 5176, section 9). */
const CHARSET = 15
const ESCAPE = 12
/** Behind an escape: registry, ordering and supplement, which only CID-keyed fonts have. */
const REGISTRY = 30
/** Smaller offsets name charsets that every reader knows. */
const LAST_KNOWN_CHARSET = 2

/**
 * Whether a reader finds each glyph of a `CFF ` table by its own id.
 *
 * It does in a font that is keyed by names; one that is keyed by CIDs is asked for these (ISO 32000-1,
 * 9.7.4.2), and a font cut down by its maker may number its glyphs in another way.
 */
export function hasPlainCids(cff: Uint8Array, glyphIds: readonly number[]): boolean {
  const table = Buffer.from(cff.buffer, cff.byteOffset, cff.byteLength)
  const names = readIndex(table, table.readUInt8(2))
  const [topDict] = readIndex(table, names.end).items
  const { isCidKeyed, charset } = readTopDict(topDict ?? Buffer.alloc(0))
  if (!isCidKeyed || charset <= LAST_KNOWN_CHARSET) return true
  const last = glyphIds.at(-1) ?? 0
  const cids = readCharset(table, charset, last + 1)
  return glyphIds.every((glyphId) => cids[glyphId] === glyphId)
}

function readIndex(table: Buffer, start: number) {
  const count = table.readUInt16BE(start)
  if (count === 0) return { items: [], end: start + 2 }
  const offsetBytes = table.readUInt8(start + 2)
  const data = start + 2 + (count + 1) * offsetBytes
  const offset = (item: number) =>
    data + table.readUIntBE(start + 3 + item * offsetBytes, offsetBytes)
  const items = Array.from({ length: count }, (_, item) =>
    table.subarray(offset(item), offset(item + 1)),
  )
  return { items, end: offset(count) }
}

function readTopDict(dict: Buffer): { readonly isCidKeyed: boolean; readonly charset: number } {
  let isCidKeyed = false
  let charset = 0
  let operand = 0
  for (let at = 0; at < dict.length; ) {
    const first = dict.readUInt8(at)
    const size = operandBytes(dict, at)
    if (size > 0) {
      operand = readWhole(dict, at)
      at += size
      continue
    }
    if (first === CHARSET) charset = operand
    if (first === ESCAPE && dict[at + 1] === REGISTRY) isCidKeyed = true
    at += first === ESCAPE ? 2 : 1
  }
  return { isCidKeyed, charset }
}

/** 0 for an operator. */
function operandBytes(dict: Buffer, at: number): number {
  const first = dict.readUInt8(at)
  if (first <= 21) return 0
  if (first === 28) return 3
  if (first === 29) return 5
  if (first !== 30) return first < 247 ? 1 : 2
  let end = at + 1
  // A real number ends with the nibble 15.
  while (end < dict.length && (dict.readUInt8(end) & 0xf) !== 0xf) end++
  return end + 1 - at
}

/** A whole number; 0 for others, which no offset is. */
function readWhole(dict: Buffer, at: number): number {
  const first = dict.readUInt8(at)
  if (first === 28) return dict.readInt16BE(at + 1)
  if (first === 29) return dict.readInt32BE(at + 1)
  if (first >= 32 && first < 247) return first - 139
  if (first >= 247 && first < 251) return (first - 247) * 256 + dict.readUInt8(at + 1) + 108
  return 0
}

/** CIDs by glyph id, for at least `count` glyphs as far as there are so many. */
function readCharset(table: Buffer, start: number, count: number): readonly number[] {
  const format = table.readUInt8(start)
  const cids = [0]
  let at = start + 1
  while (cids.length < count && at + 2 <= table.length) {
    const first = table.readUInt16BE(at)
    at += 2
    // Format 0 lists glyphs one by one, the others stretches of them.
    const more = format === 0 ? 0 : table.readUIntBE(at, format)
    at += format
    for (let cid = first; cid <= first + more; cid++) cids.push(cid)
  }
  return cids
}
