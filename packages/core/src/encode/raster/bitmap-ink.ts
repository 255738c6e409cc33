import type { Matrix } from '../../foundation/matrix.ts'
import type { Bitmap, BitmapInk, UprightBitmap } from './ink.ts'

/** Draws the pixels of a bitmap where they are. Only its own box may be asked for. */
export function toUprightInk(upright: UprightBitmap, alpha: number): BitmapInk {
  const { bitmap, left, top } = upright
  return {
    kind: 'bitmap',
    alpha,
    upright,
    readRow(out, x, y, count) {
      const from = ((y - top) * bitmap.width + x - left) * bitmap.channels
      if (bitmap.channels === 4) out.set(bitmap.data.subarray(from, from + count * 4))
      else expandRow(out, bitmap.data.subarray(from, from + count * 3))
    },
  }
}

function expandRow(out: Uint8Array, rgb: Uint8Array): void {
  for (let from = 0, at = 0; from < rgb.length; from += 3, at += 4) {
    out[at] = rgb[from] ?? 0
    out[at + 1] = rgb[from + 1] ?? 0
    out[at + 2] = rgb[from + 2] ?? 0
    out[at + 3] = 255
  }
}

/**
 * Draws a bitmap through a transform, bilinearly. Beyond its edge the bitmap goes on with its
 * outermost pixels, so that a mask alone decides where it ends.
 *
 * @param toBitmap From device px to px of the bitmap.
 */
export function toTurnedInk(bitmap: Bitmap, toBitmap: Matrix): BitmapInk {
  const { a, b, c, d, e, f } = toBitmap
  return {
    kind: 'bitmap',
    alpha: 255,
    upright: undefined,
    readRow(out, x, y, count) {
      for (let index = 0; index < count; index++) {
        const centerX = x + index + 0.5
        const u = a * centerX + c * (y + 0.5) + e
        const v = b * centerX + d * (y + 0.5) + f
        samplePixel(out, index * 4, { bitmap, u, v })
      }
    },
  }
}

interface Sample {
  readonly bitmap: Bitmap
  /** Px of the bitmap; the centre of the first pixel is at 0.5. */
  readonly u: number
  readonly v: number
}

/** Writes the weighted mean of the four pixels around a point, as premultiplied RGBA. */
export function samplePixel(out: Uint8Array, at: number, { bitmap, u, v }: Sample): void {
  const { width, height, channels, data } = bitmap
  const x = Math.max(0, Math.min(width - 1, u - 0.5))
  const y = Math.max(0, Math.min(height - 1, v - 0.5))
  const left = Math.floor(x)
  const top = Math.floor(y)
  const toRight = left + 1 < width ? channels : 0
  const toBelow = top + 1 < height ? width * channels : 0
  const across = x - left
  const down = y - top
  const from = (top * width + left) * channels
  for (let channel = 0; channel < channels; channel++) {
    const corner = from + channel
    const above = (data[corner] ?? 0) * (1 - across) + (data[corner + toRight] ?? 0) * across
    const below =
      (data[corner + toBelow] ?? 0) * (1 - across) +
      (data[corner + toBelow + toRight] ?? 0) * across
    out[at + channel] = above * (1 - down) + below * down + 0.5
  }
  if (channels === 3) out[at + 3] = 255
}
