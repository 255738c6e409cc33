import type { Compression } from '../../foundation/output-format.ts'
import { encodeRaw } from './encode-raw.ts'
import type { LossyOptions } from './lossy-options.ts'
import type { RasterImage } from './raster-image.ts'

/** libaom's speeds, turned round: each step about doubles the time. */
const EFFORTS = { fast: 0, balanced: 1, small: 4 } as const satisfies Record<Compression, number>

/** Encodes an image as 8-bit AVIF. Chroma is kept whole (4:4:4), since small coloured text needs it. */
export function encodeAvif(image: RasterImage, options: LossyOptions): Promise<Uint8Array> {
  const { quality, compression, signal } = options
  const effort = EFFORTS[compression]
  return encodeRaw(image, {
    signal,
    toFormat: (pipeline) => pipeline.avif({ quality, effort, chromaSubsampling: '4:4:4' }),
  })
}
