import { crc32 } from 'node:zlib'
import { findExifOrientation } from './exif-orientation.ts'
import { HeaderReader, type ImageHeader } from './header-reader.ts'

const SIGNATURE_BYTES = 8
/** Length, type and CRC around a chunk's data. */
const CHUNK_OVERHEAD = 12
const MAX_SIDE = 0x7fff_ffff

/** Chunks of one file. A megabyte holds 80,000 empty ones; encoders write a few thousand at most. */
const MAX_CHUNKS = 65_536

/** Chunk types as the numbers that their four letters make. */
const TYPE = { IDAT: 0x49444154, IEND: 0x49454e44, tRNS: 0x74524e53, eXIf: 0x65584966 } as const

/** The case of a type's first letter tells whether a decoder must know it. */
const ANCILLARY_BIT = 0x2000_0000

/** Allowed bit depths of each colour type (PNG, third edition, table 11.1). */
const BIT_DEPTHS: ReadonlyMap<number, readonly number[]> = new Map([
  [0, [1, 2, 4, 8, 16]],
  [2, [8, 16]],
  [3, [1, 2, 4, 8]],
  [4, [8, 16]],
  [6, [8, 16]],
])

const WITH_ALPHA: ReadonlySet<number> = new Set([4, 6])

/**
 * Reads the header of a PNG (PNG, third edition, section 5) and walks its chunks to the end.
 *
 * The checksums of critical chunks are verified: damage that is found here lets a fallback be drawn,
 * damage that the decoder finds no longer does. Of an animated PNG the still image counts.
 */
export function readPngHeader(bytes: Uint8Array): ImageHeader {
  const reader = new HeaderReader(bytes, 'PNG')
  const size = readIhdr(reader)
  let hasAlpha = size.hasAlpha
  let orientation = 1
  let hasData = false
  let at = SIGNATURE_BYTES
  let type = 0
  for (let chunks = 0; type !== TYPE.IEND; chunks += 1) {
    if (chunks === MAX_CHUNKS) throw reader.corrupt('has too many chunks')
    const length = reader.u32be(at)
    type = reader.u32be(at + 4)
    const data = reader.part(at + 8, length)
    checkCrc(reader, at, length)
    if (type === TYPE.IDAT) hasData = true
    if (type === TYPE.tRNS && !hasData) hasAlpha = true
    if (type === TYPE.eXIf) orientation = findExifOrientation(data)
    at += length + CHUNK_OVERHEAD
  }
  if (!hasData) throw reader.corrupt('holds no image data')
  return { format: 'png', width: size.width, height: size.height, hasAlpha, orientation }
}

function readIhdr(reader: HeaderReader): { width: number; height: number; hasAlpha: boolean } {
  const at = SIGNATURE_BYTES
  if (reader.u32be(at) !== 13 || reader.tag(at + 4) !== 'IHDR') {
    throw reader.corrupt('does not begin with its "IHDR" chunk')
  }
  const width = reader.u32be(at + 8)
  const height = reader.u32be(at + 12)
  const colorType = reader.u8(at + 17)
  const isKnown = BIT_DEPTHS.get(colorType)?.includes(reader.u8(at + 16)) === true
  const isPlain = reader.u8(at + 18) === 0 && reader.u8(at + 19) === 0 && reader.u8(at + 20) <= 1
  if (!isKnown || !isPlain) throw reader.corrupt('has a header that PNG does not define')
  if (width === 0 || height === 0 || width > MAX_SIDE || height > MAX_SIDE) {
    throw reader.corrupt('has a side of no length')
  }
  return { width, height, hasAlpha: WITH_ALPHA.has(colorType) }
}

function checkCrc(reader: HeaderReader, at: number, length: number): void {
  const crc = reader.u32be(at + 8 + length)
  if ((reader.u32be(at + 4) & ANCILLARY_BIT) !== 0) return
  if (crc32(reader.part(at + 4, length + 4)) !== crc) {
    throw reader.corrupt(`has a wrong checksum in its "${reader.tag(at + 4)}" chunk`)
  }
}
