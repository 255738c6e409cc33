import { HeaderReader, type ImageHeader } from './header-reader.ts'

const HEADER_BYTES = 13
const EXTENSION = 0x21
const GRAPHIC_CONTROL = 0xf9
const IMAGE = 0x2c

/**
 * Reads the header of a GIF (GIF89a) up to its first image; later frames are not looked at.
 *
 * The logical screen is the size, enlarged when the first image reaches beyond it; what that image
 * leaves bare decoders fill with an opaque colour.
 */
export function readGifHeader(bytes: Uint8Array): ImageHeader {
  const reader = new HeaderReader(bytes, 'GIF')
  const screenWidth = reader.u16le(6)
  const screenHeight = reader.u16le(8)
  let isTransparent = false
  let at = HEADER_BYTES + colorTableBytes(reader.u8(10))
  while (reader.u8(at) === EXTENSION) {
    if (reader.u8(at + 1) === GRAPHIC_CONTROL) isTransparent = (reader.u8(at + 3) & 1) === 1
    at = skipBlocks(reader, at + 2)
  }
  if (reader.u8(at) !== IMAGE) throw reader.corrupt('holds no image')
  const left = reader.u16le(at + 1)
  const top = reader.u16le(at + 3)
  const frameWidth = reader.u16le(at + 5)
  const frameHeight = reader.u16le(at + 7)
  if (frameWidth === 0 || frameHeight === 0) throw reader.corrupt('has a side of no length')
  const width = Math.max(screenWidth, left + frameWidth)
  const height = Math.max(screenHeight, top + frameHeight)
  return { format: 'gif', width, height, hasAlpha: isTransparent, orientation: 1 }
}

function colorTableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1)
}

/** @returns The place after a chain of sub-blocks, whose end is a block of no length. */
function skipBlocks(reader: HeaderReader, from: number): number {
  let at = from
  for (let length = reader.u8(at); length !== 0; length = reader.u8(at)) at += 1 + length
  return at + 1
}
