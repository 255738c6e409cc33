import { encodeRaw } from '../encode/raster/encode-raw.ts'
import type { Pixels } from './compare-pages.ts'

/** Pixels as a PNG file, for reports. */
export function writePixels(pixels: Pixels): Promise<Uint8Array> {
  return encodeRaw(pixels, {
    toFormat: (pipeline) => pipeline.png({ compressionLevel: 9 }),
    signal: undefined,
  })
}
