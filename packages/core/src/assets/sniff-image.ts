import { PlatenError } from '../foundation/errors.ts'
import type { Limits } from '../foundation/limits.ts'
import { readAvifHeader } from './headers/avif-header.ts'
import { findForeignFormat } from './headers/foreign-format.ts'
import { readGifHeader } from './headers/gif-header.ts'
import type { ImageHeader } from './headers/header-reader.ts'
import { isAvif } from './headers/is-avif.ts'
import { readJpegHeader } from './headers/jpeg-header.ts'
import { readPngHeader } from './headers/png-header.ts'
import { readWebpHeader } from './headers/webp-header.ts'
import { isSvg } from './svg/is-svg.ts'

/** What the first bytes of a file say that it is. */
export type SniffedImage = ImageHeader | { readonly format: 'svg' }

export interface SniffOptions {
  readonly limits: Pick<Limits, 'sourcePixels'>
  /** AVIF decoders have had memory faults of late, so their input is off unless asked for. */
  readonly allowAvif: boolean
}

type RasterFormat = ImageHeader['format']

const READERS = {
  png: readPngHeader,
  jpeg: readJpegHeader,
  webp: readWebpHeader,
  gif: readGifHeader,
  avif: readAvifHeader,
} satisfies Record<RasterFormat, (bytes: Uint8Array) => ImageHeader>

/**
 * Tells what an image file is and how large, from its own bytes, before any decoder sees it.
 *
 * Neither name nor media type is asked: both are the sender's to choose. Width and height are as
 * drawn, after EXIF orientation.
 *
 * @throws {PlatenError} `source_empty`, `source_not_image`, `source_unsupported`, `source_corrupt`,
 *   `svg_compressed`, `too_many_pixels`.
 */
export function sniffImage(bytes: Uint8Array, options: SniffOptions): SniffedImage {
  if (bytes.length === 0) throw new PlatenError('source_empty', 'The source holds no bytes.')
  const format = findFormat(bytes)
  if (format === undefined) return sniffText(bytes)
  if (format === 'avif' && !options.allowAvif) {
    throw unsupported('an AVIF image, which must be allowed by "avifInput"')
  }
  const header = upright(READERS[format](bytes))
  const { sourcePixels } = options.limits
  if (header.width * header.height > sourcePixels) {
    throw new PlatenError(
      'too_many_pixels',
      `The image is ${header.width} × ${header.height} pixels; at most ${sourcePixels} in all are allowed.`,
    )
  }
  return header
}

function upright(header: ImageHeader): ImageHeader {
  if (header.orientation < 5) return header
  return { ...header, width: header.height, height: header.width }
}

function findFormat(bytes: Uint8Array): RasterFormat | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'gif'
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'webp'
  if (isAvif(bytes)) return 'avif'
  return undefined
}

/** What is left is SVG, another format worth naming, or no image at all. */
function sniffText(bytes: Uint8Array): SniffedImage {
  if (isSvg(bytes)) return { format: 'svg' }
  const head = Buffer.from(bytes.subarray(0, 32)).toString('latin1')
  if (head.startsWith('\x1f\x8b')) {
    throw new PlatenError('svg_compressed', 'The source is compressed with gzip; send it plain.')
  }
  // Transfers in "text mode" break the signature and leave the first chunk's name in sight.
  if (/^.PNG|^.{7,11}IHDR/s.test(head) && head.includes('IHDR')) {
    throw new PlatenError('source_corrupt', 'The PNG image has a damaged signature.')
  }
  if (head.startsWith('ftyp', 4)) throw unsupported('a HEIF image or a video')
  const foreign = findForeignFormat(bytes)
  if (foreign !== undefined) throw unsupported(`a ${foreign} file`)
  throw new PlatenError(
    'source_not_image',
    'The source is not an image; PNG, JPEG, WebP, GIF and SVG can be drawn.',
  )
}

function unsupported(what: string): PlatenError {
  return new PlatenError(
    'source_unsupported',
    `The source is ${what}; PNG, JPEG, WebP, GIF and SVG can be drawn.`,
  )
}
