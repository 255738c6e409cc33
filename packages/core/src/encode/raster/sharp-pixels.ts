import type { Sharp } from 'sharp'
import type { Bitmap } from './ink.ts'
import { toPremultipliedAlpha } from './straight-alpha.ts'

export interface PixelOptions {
  readonly hasAlpha: boolean
  readonly flipX: boolean
  readonly flipY: boolean
}

/** Runs a sharp pipeline and takes its pixels, in 8-bit sRGB whatever the file held. */
export async function toBitmap(pipeline: Sharp, options: PixelOptions): Promise<Bitmap> {
  const inSrgb = pipeline.toColourspace('srgb')
  const oriented = options.hasAlpha ? inSrgb.ensureAlpha() : inSrgb.removeAlpha()
  const { data, info } = await oriented
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  const { width, height } = info
  const bitmap: Bitmap = { width, height, channels: options.hasAlpha ? 4 : 3, data }
  flip(bitmap, options)
  return finishBitmap(bitmap)
}

/** Makes a bitmap of pixels whose alpha is straight; their memory is taken over. */
export function finishBitmap(bitmap: Bitmap): Bitmap {
  const { channels, data } = bitmap
  if (channels === 3) return bitmap
  toPremultipliedAlpha(data)
  return isOpaque(data) ? withoutAlpha(bitmap) : bitmap
}

function isOpaque(rgba: Uint8Array): boolean {
  for (let at = 3; at < rgba.length; at += 4) if (rgba[at] !== 255) return false
  return true
}

/** Many files carry an alpha channel that says nothing; without it rows can be copied. */
function withoutAlpha(bitmap: Bitmap): Bitmap {
  const { width, height } = bitmap
  const data = new Uint8Array(width * height * 3)
  for (let from = 0, at = 0; at < data.length; from += 4, at += 3) {
    data[at] = bitmap.data[from] ?? 0
    data[at + 1] = bitmap.data[from + 1] ?? 0
    data[at + 2] = bitmap.data[from + 2] ?? 0
  }
  return { width, height, channels: 3, data }
}

function flip(bitmap: Bitmap, { flipX, flipY }: PixelOptions): void {
  const { width, height, channels, data } = bitmap
  const rowBytes = width * channels
  if (flipX) {
    for (let row = 0; row < height; row++) {
      reverse(data.subarray(row * rowBytes, (row + 1) * rowBytes), channels)
    }
  }
  if (flipY) reverse(data, rowBytes)
}

/** Reverses the order of items of `size` bytes, in place. */
function reverse(data: Uint8Array, size: number): void {
  const held = new Uint8Array(size)
  for (let low = 0, high = data.length - size; low < high; low += size, high -= size) {
    held.set(data.subarray(low, low + size))
    data.copyWithin(low, high, high + size)
    data.set(held, high)
  }
}
