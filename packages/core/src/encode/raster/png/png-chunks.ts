import { crc32 } from 'node:zlib'

/** The first eight bytes of every PNG, section 5.2. */
export const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

export type ChunkType = 'IHDR' | 'sRGB' | 'IDAT' | 'IEND'

/** Colour types of PNG section 11.2.1. */
const COLOR_TYPES = { rgb: 2, rgba: 6 } as const

type ColorType = keyof typeof COLOR_TYPES

/** Builds one chunk: length, type, data and CRC, section 5.3. Copies `data`. */
export function buildChunk(type: ChunkType, data: Uint8Array = new Uint8Array(0)): Uint8Array {
  const chunk = new Uint8Array(data.length + 12)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, data.length)
  for (let i = 0; i < 4; i++) chunk[4 + i] = type.charCodeAt(i)
  chunk.set(data, 8)
  view.setUint32(8 + data.length, crc32(chunk.subarray(4, 8 + data.length)))
  return chunk
}

export interface ImageHeader {
  readonly width: number
  readonly height: number
  readonly colorType: ColorType
}

/** Section 11.2.1: 8 bits per sample, deflate, the five filters, no interlace. */
export function buildHeader({ width, height, colorType }: ImageHeader): Uint8Array {
  const data = new Uint8Array(13)
  const view = new DataView(data.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  data[8] = 8
  data[9] = COLOR_TYPES[colorType]
  return buildChunk('IHDR', data)
}

/** Section 11.3.2.5, perceptual: without it, viewers may take the numbers for those of their screen. */
export function buildColorSpace(): Uint8Array {
  return buildChunk('sRGB', Uint8Array.of(0))
}

/** Joins parts into bytes of their own buffer, which can be transferred. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const total = parts.reduce((sum, part) => sum + part.length, 0)
  // Not zeroed first: every byte is written below.
  const joined = new Uint8Array(Buffer.allocUnsafeSlow(total).buffer)
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}
