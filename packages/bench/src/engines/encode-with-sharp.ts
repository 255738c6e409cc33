import type { Sharp } from 'sharp'
import type { Encoding } from './encoding.ts'

/** Encodes as a user of sharp does who sets nothing but the quality. */
export function encodeWithSharp(pixels: Sharp, encoding: Encoding): Promise<Buffer> {
  switch (encoding.format) {
    case 'png':
      return pixels.png().toBuffer()
    case 'jpeg':
      return pixels.jpeg({ quality: encoding.quality }).toBuffer()
    case 'webp': {
      const { quality, effort } = encoding
      return pixels.webp(effort === undefined ? { quality } : { quality, effort }).toBuffer()
    }
  }
}
