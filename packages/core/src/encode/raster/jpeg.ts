import type { Compression } from '../../foundation/output-format.ts'
import { encodeRaw } from './encode-raw.ts'
import type { LossyOptions } from './lossy-options.ts'
import type { RasterImage } from './raster-image.ts'

/**
 * Huffman tables of the picture's own would save 4 % for twice the time, so only `small` has them, with
 * mozjpeg's search, which saves another 18 % for eight times as much.
 */
const EFFORTS = {
  fast: { optimiseCoding: false },
  balanced: { optimiseCoding: false },
  small: { mozjpeg: true },
} as const satisfies Record<Compression, object>

/**
 * Encodes an image as JPEG with 4:2:0 chroma.
 *
 * JPEG has no alpha channel: what is transparent shows white.
 */
export function encodeJpeg(image: RasterImage, options: LossyOptions): Promise<Uint8Array> {
  const { quality, compression, signal } = options
  return encodeRaw(image, {
    signal,
    toFormat: (pipeline) => {
      const opaque = image.channels === 4 ? pipeline.flatten({ background: '#fff' }) : pipeline
      return opaque.jpeg({ quality, chromaSubsampling: '4:2:0', ...EFFORTS[compression] })
    },
  })
}
