import sharp from 'sharp'
import type { SvgDrawing } from '../sandbox.ts'

/** Loaders that SVG needs: its own. Pictures inside a drawing are decoded by its renderer. */
const ALLOWED = ['VipsForeignLoadSvgBuffer']

/** Settings of this process, which is nobody else's. */
export function setUpRenderer(): void {
  sharp.cache(false)
  sharp.concurrency(1)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: ALLOWED })
}

/** librsvg draws one CSS px per px at 72 dpi, as sharp calls it. */
export async function drawSvg(
  { markup, width, height, maxPixels }: SvgDrawing,
  deadlineMs: number,
): Promise<Uint8Array> {
  const pipeline = sharp(Buffer.from(markup), { density: 72, limitInputPixels: maxPixels })
    // Only a document whose style sheet sets another size is changed by it.
    .resize({ width, height, fit: 'fill' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .timeout({ seconds: Math.ceil(deadlineMs / 1000) })
  return pipeline.toBuffer()
}
