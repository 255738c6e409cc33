import { readOrientation } from './read-orientation.ts'
import type { Orientation, StrippedImage } from './stripped-image.ts'

/** `RIFF`, size, `WEBP`. */
const HEADER_BYTES = 12
const CHUNK_HEADER_BYTES = 8
const DROPPED: ReadonlySet<string> = new Set(['EXIF', 'XMP '])
/** Flags of the `VP8X` chunk that announce EXIF and XMP. */
const METADATA_FLAGS = 0x0c
const EXIF = 'Exif\0\0'

export function stripWebp(bytes: Uint8Array): StrippedImage {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = []
  let orientation: Orientation = 1
  let offset = HEADER_BYTES
  while (offset + CHUNK_HEADER_BYTES <= file.length) {
    const type = file.toString('latin1', offset, offset + 4)
    const size = file.readUInt32LE(offset + 4)
    // Chunks are padded to an even length.
    const end = offset + CHUNK_HEADER_BYTES + size + (size % 2)
    const data = file.subarray(offset + CHUNK_HEADER_BYTES, end)
    if (type === 'EXIF') orientation = readOrientation(withoutPrefix(data))
    if (!DROPPED.has(type)) kept.push(withoutFlags(type, file.subarray(offset, end)))
    offset = end
  }
  kept.push(file.subarray(offset))
  return { bytes: withHeader(file, Buffer.concat(kept)), orientation }
}

/** Some writers put JPEG's prefix before the TIFF header. */
function withoutPrefix(data: Buffer): Buffer {
  const hasPrefix = data.toString('latin1', 0, EXIF.length) === EXIF
  return hasPrefix ? data.subarray(EXIF.length) : data
}

function withoutFlags(type: string, chunk: Buffer): Buffer {
  if (type !== 'VP8X' || chunk.length <= CHUNK_HEADER_BYTES) return chunk
  const copy = Buffer.from(chunk)
  const flags = copy.readUInt8(CHUNK_HEADER_BYTES)
  copy.writeUInt8(flags & ~METADATA_FLAGS, CHUNK_HEADER_BYTES)
  return copy
}

function withHeader(file: Buffer, chunks: Buffer): Buffer {
  const header = Buffer.from(file.subarray(0, HEADER_BYTES))
  if (header.length === HEADER_BYTES) header.writeUInt32LE(chunks.length + 4, 4)
  return Buffer.concat([header, chunks])
}
