import { crc32 } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

/** A picture of two colours, `width` × `height` px; half of it see-through when `alpha`. */
export function picture(width: number, height: number, alpha = false): Sharp {
  const channels = alpha ? 4 : 3
  const pixels = Buffer.alloc(width * height * channels, 200)
  if (alpha) for (let at = 3; at < pixels.length / 2; at += channels) pixels[at] = 0
  return sharp(pixels, { raw: { width, height, channels } })
}

/** A PNG chunk with its checksum. */
export function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(data.length)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body), body.length + 4)
  return chunk
}

export const PNG_SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

export interface PngHeader {
  readonly width: number
  readonly height: number
  readonly depth?: number
  readonly colorType?: number
}

/** A PNG of any header, with image data that no header matches. */
export function pngWith(header: PngHeader, ...chunks: readonly Buffer[]): Buffer {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(header.width, 0)
  data.writeUInt32BE(header.height, 4)
  data[8] = header.depth ?? 8
  data[9] = header.colorType ?? 2
  const rest = chunks.length > 0 ? chunks : [pngChunk('IDAT', Buffer.of(1, 2, 3))]
  return Buffer.concat([
    PNG_SIGNATURE,
    pngChunk('IHDR', data),
    ...rest,
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

/** An EXIF block that says nothing but the orientation. */
export function exifBlock(orientation: number, order: 'II' | 'MM' = 'II'): Buffer {
  const isLittle = order === 'II'
  const u16 = (value: number) => {
    const bytes = Buffer.alloc(2)
    if (isLittle) bytes.writeUInt16LE(value)
    else bytes.writeUInt16BE(value)
    return bytes
  }
  const u32 = (value: number) =>
    isLittle ? Buffer.concat([u16(value), u16(0)]) : Buffer.concat([u16(0), u16(value)])
  return Buffer.concat([
    Buffer.from(order, 'latin1'),
    u16(42),
    u32(8),
    u16(1),
    ...[u16(0x0112), u16(3), u32(1), u16(orientation), u16(0)],
    u32(0),
  ])
}

/** Puts a segment right behind the start marker of a JPEG. */
export function withJpegSegment(jpeg: Buffer, marker: number, data: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255])
  return Buffer.concat([jpeg.subarray(0, 2), head, data, jpeg.subarray(2)])
}

export interface GifFrame {
  readonly left?: number
  readonly top?: number
  readonly width: number
  readonly height: number
}

/** A GIF of any screen with one frame, whose data is one colour and too short for large frames. */
export function gifWith(screen: { width: number; height: number }, frame: GifFrame): Buffer {
  const u16 = (value: number) => Buffer.of(value & 255, value >> 8)
  return Buffer.concat([
    Buffer.from('GIF89a', 'latin1'),
    ...[u16(screen.width), u16(screen.height), Buffer.of(0x80, 0, 0)],
    Buffer.of(0, 0, 0, 255, 255, 255),
    Buffer.of(0x2c),
    ...[frame.left ?? 0, frame.top ?? 0, frame.width, frame.height].map(u16),
    Buffer.of(0, 2, 2, 0x44, 1, 0, 0x3b),
  ])
}

/** A RIFF file of WebP chunks. */
export function webpWith(...chunks: readonly Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...chunks])
  const head = Buffer.alloc(8)
  head.write('RIFF', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}

export function webpChunk(type: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}

/** The extended header of WebP. */
export function webpCanvas(width: number, height: number, flags = 0): Buffer {
  const data = Buffer.alloc(10)
  data[0] = flags
  data.writeUIntLE(width - 1, 4, 3)
  data.writeUIntLE(height - 1, 7, 3)
  return webpChunk('VP8X', data)
}

/** A lossless picture's header without its data. */
export function webpLossless(width: number, height: number): Buffer {
  const data = Buffer.alloc(5)
  data[0] = 0x2f
  data.writeUInt32LE(((height - 1) << 14) | (width - 1), 1)
  return webpChunk('VP8L', data)
}

/** One file of each kind that sharp writes. */
export const FILES = {
  'PNG, RGB': () => picture(31, 17).png().toBuffer(),
  'PNG, RGBA': () => picture(31, 17, true).png().toBuffer(),
  'PNG, palette': () => picture(31, 17).png({ palette: true }).toBuffer(),
  'PNG, palette with transparency': () => picture(31, 17, true).png({ palette: true }).toBuffer(),
  'PNG, grey': () => picture(31, 17).toColourspace('b-w').png().toBuffer(),
  'PNG, 16 bits': () => picture(31, 17).toColourspace('rgb16').png().toBuffer(),
  'PNG, interlaced': () => picture(31, 17).png({ progressive: true }).toBuffer(),
  'JPEG, baseline': () => picture(31, 17).jpeg().toBuffer(),
  'JPEG, progressive': () => picture(31, 17).jpeg({ progressive: true }).toBuffer(),
  'JPEG, grey': () => picture(31, 17).toColourspace('b-w').jpeg().toBuffer(),
  'JPEG, CMYK': () => picture(31, 17).toColourspace('cmyk').jpeg().toBuffer(),
  'JPEG, one px high': () => picture(65_500, 1).jpeg().toBuffer(),
  'WebP, lossy': () => picture(31, 17).webp().toBuffer(),
  'WebP, lossy with alpha': () => picture(31, 17, true).webp().toBuffer(),
  'WebP, lossless': () => picture(31, 17).webp({ lossless: true }).toBuffer(),
  'WebP, lossless with alpha': () => picture(31, 17, true).webp({ lossless: true }).toBuffer(),
  GIF: () => picture(31, 17).gif().toBuffer(),
  'GIF with transparency': () => picture(31, 17, true).gif().toBuffer(),
  AVIF: () => picture(31, 17).avif({ effort: 0 }).toBuffer(),
  'AVIF with alpha': () => picture(31, 17, true).avif({ effort: 0 }).toBuffer(),
}
