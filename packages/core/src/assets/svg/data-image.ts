import { isPlatenError } from '../../foundation/errors.ts'
import { parseDataUrl } from '../data-url.ts'
import { type SniffedImage, sniffImage } from '../sniff-image.ts'
import { svgFault } from './svg-fault.ts'

/**
 * Checks an image that an SVG carries inside itself, and writes its URL anew with the media type that
 * its bytes have.
 *
 * @returns `undefined` for data that is no image, which draws nothing.
 * @throws {PlatenError} `svg_forbidden_element` for SVG inside SVG, which would need this check all
 *   over; `too_many_pixels`; `source_corrupt`; `source_unsupported`.
 */
export function checkDataImage(
  href: string,
  maxPixels: number,
): { readonly dataUrl: string; readonly pixels: number } | undefined {
  const bytes = parseDataUrl(href, href.length)
  const image = sniff(bytes, maxPixels)
  if (image === undefined) return undefined
  if (image.format === 'svg') {
    throw svgFault('svg_forbidden_element', 'holds an image that is an SVG itself')
  }
  const dataUrl = `data:image/${image.format};base64,${Buffer.from(bytes).toString('base64')}`
  return { dataUrl, pixels: image.width * image.height }
}

function sniff(bytes: Uint8Array, maxPixels: number): SniffedImage | undefined {
  try {
    return sniffImage(bytes, { limits: { sourcePixels: maxPixels }, allowAvif: false })
  } catch (error) {
    if (isPlatenError(error) && error.code === 'source_not_image') return undefined
    throw error
  }
}
