import type { RasterImage } from '../raster-image.ts'
import type { RowSpan } from './png-kernels.ts'

/** Pixels that are filtered and deflated in one go, so that they stay in the processor's cache. */
export const STRETCH_BYTES = 256 * 1024

/** The rows from `firstRow` to before `endRow`, each predicted from the one above. */
export function toRowSpan(image: RasterImage, firstRow: number, endRow: number): RowSpan {
  const { width, height, channels, pixels } = image
  return {
    pixels,
    rowBytes: width * channels,
    pixelBytes: channels,
    firstRow,
    rowCount: Math.min(endRow, height) - firstRow,
    looksAbove: firstRow > 0,
  }
}

/** Cuts an image into spans of as many rows as are quickest. */
export function* sliceRows(image: RasterImage): Generator<RowSpan> {
  const rows = Math.max(1, Math.floor(STRETCH_BYTES / (image.width * image.channels)))
  for (let row = 0; row < image.height; row += rows) yield toRowSpan(image, row, row + rows)
}
