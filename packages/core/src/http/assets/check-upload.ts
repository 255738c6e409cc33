import { checkSvg } from '../../assets/check-svg.ts'
import { sniffImage } from '../../assets/sniff-image.ts'
import { PlatenError } from '../../foundation/errors.ts'
import type { Limits } from '../../foundation/limits.ts'

/** What an uploaded file turned out to be. */
export interface CheckedUpload {
  /** What is kept: the file, but of an SVG only what draws. */
  readonly bytes: Uint8Array
  readonly about: AboutUpload
}

export interface AboutUpload {
  readonly mediaType: string
  /** Px, after EXIF orientation; of an SVG rounded up. */
  readonly width: number
  /** Px, after EXIF orientation; of an SVG rounded up. */
  readonly height: number
}

const MEDIA_TYPES = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  avif: 'image/avif',
} as const

const SVG_MEDIA_TYPE = 'image/svg+xml'

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
 * Of an SVG only what draws is kept, so that no script of it is ever handed out again. Fonts are
 * refused: they would be parsed in this process, where a malicious one cannot be stopped.
 *
 * @throws {PlatenError} 422: `font_untrusted`, or what else is wrong with the image.
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
    const { markup, width, height } = checkSvg(bytes, { limits })
    return {
      bytes: new TextEncoder().encode(markup),
      about: { mediaType: SVG_MEDIA_TYPE, width: Math.ceil(width), height: Math.ceil(height) },
    }
  }
  const { format, width, height } = image
  return { bytes, about: { mediaType: MEDIA_TYPES[format], width, height } }
}
