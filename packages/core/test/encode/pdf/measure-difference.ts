import sharp from 'sharp'
import type { PdfPixels } from './pdf-programs.ts'

export interface Difference {
  /** Mean over all channels, 0..255. */
  readonly mean: number
  /** Share of px that are off by more than 16 in some channel. */
  readonly off: number
}

/** How far a PNG, on white, is from pixels of the same size. */
export async function measureDifference(png: Uint8Array, other: PdfPixels): Promise<Difference> {
  const { data, info } = await sharp(png)
    .flatten({ background: '#fff' })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  if (info.width !== other.width || info.height !== other.height) {
    throw new Error(`${other.width} × ${other.height}, not ${info.width} × ${info.height}`)
  }
  let sum = 0
  let off = 0
  for (let at = 0; at < data.length; at += 3) {
    let worst = 0
    for (let channel = at; channel < at + 3; channel++) {
      const difference = Math.abs((data[channel] ?? 0) - (other.pixels[channel] ?? 0))
      sum += difference
      worst = Math.max(worst, difference)
    }
    if (worst > 16) off++
  }
  return { mean: sum / data.length, off: (3 * off) / data.length }
}
