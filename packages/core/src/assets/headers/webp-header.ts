import { findExifOrientation } from './exif-orientation.ts'
import { HeaderReader, type ImageHeader } from './header-reader.ts'

interface Picture {
  readonly width: number
  readonly height: number
  readonly hasAlpha: boolean
}

const FIRST_CHUNK = 12
const CHUNK_HEADER_BYTES = 8
/** A frame's position, size, duration and flags, before the chunks of its picture. */
const FRAME_HEADER_BYTES = 16

/** Flags of the extended header (RFC 9649, section 2.7). */
const FLAG = { animation: 0x02, alpha: 0x10 } as const

/** Reads the header of a WebP (RFC 9649): lossy, lossless or extended; of an animation the canvas. */
export function readWebpHeader(bytes: Uint8Array): ImageHeader {
  const reader = new HeaderReader(bytes, 'WebP')
  const end = reader.u32le(4) + CHUNK_HEADER_BYTES
  if (end > reader.length) throw reader.corrupt('ends too early')
  const type = reader.tag(FIRST_CHUNK)
  if (type === 'VP8X') return readExtended(reader, end)
  const picture = readPicture(reader, FIRST_CHUNK)
  if (picture === undefined) throw reader.corrupt('begins with a chunk that is no picture')
  return { format: 'webp', ...picture, orientation: 1 }
}

function readExtended(reader: HeaderReader, end: number): ImageHeader {
  const flags = reader.u8(FIRST_CHUNK + 8)
  const width = reader.u24le(FIRST_CHUNK + 12) + 1
  const height = reader.u24le(FIRST_CHUNK + 15) + 1
  const isAnimated = (flags & FLAG.animation) !== 0
  let picture: Picture | undefined
  let orientation = 1
  let at = FIRST_CHUNK
  while (at + CHUNK_HEADER_BYTES <= end) {
    const length = reader.u32le(at + 4)
    const type = reader.tag(at)
    if (type === 'EXIF') orientation = readExif(reader.part(at + CHUNK_HEADER_BYTES, length))
    picture ??= type === 'ANMF' ? readFrame(reader, at) : readPicture(reader, at)
    // Chunks are padded to an even length.
    at += CHUNK_HEADER_BYTES + length + (length % 2)
  }
  if (picture === undefined) throw reader.corrupt('holds no picture')
  // A small canvas must not hide a huge picture from the limit on pixels.
  const fits = isAnimated
    ? picture.width <= width && picture.height <= height
    : picture.width === width && picture.height === height
  if (!fits) throw reader.corrupt('holds a picture that is not the size of its canvas')
  return { format: 'webp', width, height, hasAlpha: (flags & FLAG.alpha) !== 0, orientation }
}

function readFrame(reader: HeaderReader, at: number): Picture | undefined {
  const end = at + CHUNK_HEADER_BYTES + reader.u32le(at + 4)
  let inner = at + CHUNK_HEADER_BYTES + FRAME_HEADER_BYTES
  while (inner + CHUNK_HEADER_BYTES <= end) {
    const picture = readPicture(reader, inner)
    if (picture !== undefined) return picture
    const length = reader.u32le(inner + 4)
    inner += CHUNK_HEADER_BYTES + length + (length % 2)
  }
  throw reader.corrupt('holds a frame without a picture')
}

/** `undefined` when the chunk is neither a lossy nor a lossless picture. */
function readPicture(reader: HeaderReader, at: number): Picture | undefined {
  const type = reader.tag(at)
  const data = at + CHUNK_HEADER_BYTES
  if (type !== 'VP8 ' && type !== 'VP8L') return undefined
  reader.part(data, reader.u32le(at + 4))
  return type === 'VP8 ' ? readLossy(reader, data) : readLossless(reader, data)
}

/** RFC 6386, section 9.1: a key frame begins with its start code and two 14-bit sizes. */
function readLossy(reader: HeaderReader, at: number): Picture {
  const isKeyFrame = (reader.u8(at) & 1) === 0
  if (!isKeyFrame || reader.u8(at + 3) !== 0x9d || reader.u16le(at + 4) !== 0x2a01) {
    throw reader.corrupt('does not begin with a key frame')
  }
  const width = reader.u16le(at + 6) & 0x3fff
  const height = reader.u16le(at + 8) & 0x3fff
  if (width === 0 || height === 0) throw reader.corrupt('has a side of no length')
  return { width, height, hasAlpha: false }
}

/** RFC 9649, section 3.4: signature 2F, 14 bits each of width − 1 and height − 1, an alpha bit. */
function readLossless(reader: HeaderReader, at: number): Picture {
  if (reader.u8(at) !== 0x2f) throw reader.corrupt('has no lossless signature')
  const bits = reader.u32le(at + 1)
  return {
    width: (bits & 0x3fff) + 1,
    height: ((bits >>> 14) & 0x3fff) + 1,
    hasAlpha: ((bits >>> 28) & 1) === 1,
  }
}

/** Some writers put the `Exif\0\0` of JPEG in front. */
function readExif(block: Uint8Array): number {
  const hasPrefix = block[0] === 0x45 && block[4] === 0 && block[5] === 0
  return findExifOrientation(hasPrefix ? block.subarray(6) : block)
}
