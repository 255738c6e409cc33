import type { Sharp, SharpOptions } from 'sharp'
import type { SvgDrawing } from './sandbox.ts'

type OpenSharp = (bytes: Buffer, options: SharpOptions) => Sharp

/**
 * How an SVG becomes pixels, in every process alike: red, green, blue and alpha, not premultiplied.
 *
 * librsvg draws one CSS px per px at 72 dpi, as sharp calls it.
 */
export function toSvgPixels(
  sharp: OpenSharp,
  { markup, width, height, maxPixels }: SvgDrawing,
): Sharp {
  return (
    sharp(Buffer.from(markup), { density: 72, limitInputPixels: maxPixels })
      // Only a document whose style sheet sets another size is changed by it.
      .resize({ width, height, fit: 'fill' })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
  )
}
