import type { ImageSource } from '../../paint/display-list.ts'
import { stripJpeg } from './strip-jpeg.ts'
import { stripPng } from './strip-png.ts'
import { stripWebp } from './strip-webp.ts'
import type { StrippedImage } from './stripped-image.ts'

const STRIPPERS: Readonly<
  Record<ImageSource['format'], ((bytes: Uint8Array) => StrippedImage) | undefined>
> = {
  jpeg: stripJpeg,
  png: stripPng,
  webp: stripWebp,
  // AVIF turns pixels by `irot` and `imir`, which every decoder applies; its EXIF turns nothing.
  avif: undefined,
  gif: undefined,
}

/**
 * The image without EXIF, XMP and text chunks, and the orientation that EXIF asked for.
 *
 * Browsers turn an SVG `<image>` by its EXIF, librsvg and most design tools do not; without the tag
 * all agree, and the writer turns the image itself. Where and by whom a photo was taken is nobody's
 * business either. Colour profiles stay. Damaged files come back as they are.
 */
export function stripMetadata(image: ImageSource): StrippedImage {
  const strip = STRIPPERS[image.format]
  return strip === undefined ? { bytes: image.bytes, orientation: 1 } : strip(image.bytes)
}
