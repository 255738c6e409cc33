import { samplePixel } from './bitmap-ink.ts'
import type { DeviceBox } from './device-box.ts'
import type { Bitmap } from './ink.ts'

export interface Resampling {
  /** Px wanted of the enlarged picture, before flipping. */
  readonly window: DeviceBox
  /** Px of the bitmap per px of the picture. */
  readonly perPixelX: number
  readonly perPixelY: number
  /** Px of the enlarged bitmap at which the picture starts. */
  readonly corner: { readonly x: number; readonly y: number }
  readonly flipX: boolean
  readonly flipY: boolean
}

/** Enlarges a part of a bitmap bilinearly. */
export function resampleBitmap(bitmap: Bitmap, resampling: Resampling): Bitmap {
  const { window, perPixelX, perPixelY, corner, flipX, flipY } = resampling
  const width = window.right - window.left
  const height = window.bottom - window.top
  const data = new Uint8Array(width * height * bitmap.channels)
  const pixel = new Uint8Array(4)
  let at = 0
  for (let row = 0; row < height; row++) {
    const y = window.top + (flipY ? height - 1 - row : row)
    const v = (corner.y + y + 0.5) * perPixelY
    for (let column = 0; column < width; column++) {
      const x = window.left + (flipX ? width - 1 - column : column)
      samplePixel(pixel, 0, { bitmap, u: (corner.x + x + 0.5) * perPixelX, v })
      for (let channel = 0; channel < bitmap.channels; channel++) data[at++] = pixel[channel] ?? 0
    }
  }
  return { width, height, channels: bitmap.channels, data }
}
