import { sniffImage } from '../../assets/sniff-image.ts'
import { PlatenError } from '../../foundation/errors.ts'
import type { Limits } from '../../foundation/limits.ts'

/** What an uploaded file turned out to be. */
export interface CheckedUpload {
  readonly mediaType: string
  /** Px, after EXIF orientation. */
  readonly width: number
  /** Px, after EXIF orientation. */
  readonly height: number
}

const MEDIA_TYPES = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  avif: 'image/avif',
} as const

/** TrueType, OpenType, a collection, WOFF and WOFF2: the first four bytes. */
const FONT_SIGNATURES: ReadonlySet<string> = new Set([
  '\0\x01\0\0',
  'OTTO',
  'true',
  'ttcf',
  'wOFF',
  'wOF2',
])

/**
 * Tells what an uploaded file is from its own bytes; its name and media type are the sender's words.
 *
 * SVG and fonts are refused: they would be parsed in this process, where a malicious one cannot be
 * stopped.
 *
 * @throws {PlatenError} 422: `svg_untrusted`, `font_untrusted`, or what else is wrong with the image.
 */
export function checkUpload(bytes: Uint8Array, limits: Limits): CheckedUpload {
  if (FONT_SIGNATURES.has(Buffer.from(bytes.subarray(0, 4)).toString('latin1'))) {
    throw new PlatenError(
      'font_untrusted',
      'Font files are not taken as uploads by this version; register them in the program.',
    )
  }
  const image = sniffImage(bytes, { limits, allowAvif: false })
  if (image.format === 'svg') {
    throw new PlatenError(
      'svg_untrusted',
      'SVG files are not taken as uploads by this version; put them into the template as "markup", or use PNG.',
    )
  }
  const { format, width, height } = image
  return { mediaType: MEDIA_TYPES[format], width, height }
}
