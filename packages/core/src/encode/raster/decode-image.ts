import type { Sharp } from 'sharp'
import type { Rect } from '../../foundation/geometry.ts'
import type { ImageSource } from '../../paint/display-list.ts'
import type { DeviceBox } from './device-box.ts'
import type { Bitmap } from './ink.ts'
import { resampleBitmap } from './resample-bitmap.ts'
import { toBitmap } from './sharp-pixels.ts'

/** Pixels to make of an image: `crop` of it is stretched over width × height, `window` is kept. */
export interface ImageRequest {
  readonly image: ImageSource
  /** Px of the image after EXIF orientation. */
  readonly crop: Rect
  readonly width: number
  readonly height: number
  readonly window: DeviceBox
  readonly flipX: boolean
  readonly flipY: boolean
}

/** Decoding more px than this many windows to keep one of them is a waste. */
const MOST_WINDOWS = 4

/** Px that never count as a waste, so that small pictures take the simplest way. */
const FREE_PIXELS = 250_000

/** Source px around a window that the resampling kernel (Lanczos, 3 lobes) looks at. */
const KERNEL_REACH = 4

/**
 * Decodes the part of an image that shows, at the size at which it shows.
 *
 * A crop seldom falls on whole px of the image. Where possible the whole image is resized and the
 * crop cut out of that, which is off by half a device px at most and lets JPEG decode at an eighth,
 * a quarter or half its size. A crop that is a small part of its image is cut out first, with a
 * margin. One enlarged beyond reason is resampled by us.
 */
export async function decodeImage(request: ImageRequest, open: () => Sharp): Promise<Bitmap> {
  const { image, crop, window } = request
  const wanted = mirrorWindow(request)
  const scaleX = request.width / crop.width
  const scaleY = request.height / crop.height
  const allowed = MOST_WINDOWS * areaOf(window) + FREE_PIXELS
  const whole = sizeOf(image.width * scaleX, image.height * scaleY)
  if (whole.width * whole.height <= allowed) {
    const at = { x: crop.x * scaleX + wanted.left, y: crop.y * scaleY + wanted.top }
    const pixels = resizeAndCut(open(), { size: whole, at, window })
    return toBitmap(pixels, { hasAlpha: image.hasAlpha, ...flipsOf(request) })
  }
  const region = regionOf(request, wanted)
  const size = sizeOf(region.width * scaleX, region.height * scaleY)
  const cut = open().extract({
    left: region.x,
    top: region.y,
    width: region.width,
    height: region.height,
  })
  const corner = { x: (crop.x - region.x) * scaleX, y: (crop.y - region.y) * scaleY }
  if (size.width * size.height <= allowed) {
    const at = { x: corner.x + wanted.left, y: corner.y + wanted.top }
    const pixels = resizeAndCut(cut, { size, at, window })
    return toBitmap(pixels, { hasAlpha: image.hasAlpha, ...flipsOf(request) })
  }
  const reduced = sizeOf(region.width * Math.min(1, scaleX), region.height * Math.min(1, scaleY))
  const pixels = cut.resize({ ...reduced, fit: 'fill' })
  const bitmap = await toBitmap(pixels, { hasAlpha: image.hasAlpha, flipX: false, flipY: false })
  return resampleBitmap(bitmap, {
    ...flipsOf(request),
    window: wanted,
    perPixelX: reduced.width / (region.width * scaleX),
    perPixelY: reduced.height / (region.height * scaleY),
    corner,
  })
}

interface PixelSize {
  readonly width: number
  readonly height: number
}

function sizeOf(width: number, height: number): PixelSize {
  return { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) }
}

function areaOf(box: DeviceBox): number {
  return (box.right - box.left) * (box.bottom - box.top)
}

function flipsOf({ flipX, flipY }: ImageRequest): { flipX: boolean; flipY: boolean } {
  return { flipX, flipY }
}

/** The window before flipping. */
function mirrorWindow({ width, height, window, flipX, flipY }: ImageRequest): DeviceBox {
  return {
    left: flipX ? width - window.right : window.left,
    right: flipX ? width - window.left : window.right,
    top: flipY ? height - window.bottom : window.top,
    bottom: flipY ? height - window.top : window.bottom,
  }
}

/** Whole px of the image that the window shows, with a margin for the kernel. */
function regionOf({ image, crop, width, height }: ImageRequest, wanted: DeviceBox): Rect {
  const perX = crop.width / width
  const perY = crop.height / height
  const reachX = KERNEL_REACH * Math.max(1, perX)
  const reachY = KERNEL_REACH * Math.max(1, perY)
  const x = clamp(Math.floor(crop.x + wanted.left * perX - reachX), 0, image.width - 1)
  const y = clamp(Math.floor(crop.y + wanted.top * perY - reachY), 0, image.height - 1)
  const right = clamp(Math.ceil(crop.x + wanted.right * perX + reachX), x + 1, image.width)
  const bottom = clamp(Math.ceil(crop.y + wanted.bottom * perY + reachY), y + 1, image.height)
  return { x, y, width: right - x, height: bottom - y }
}

interface Cut {
  readonly size: PixelSize
  /** Px of the resized image at which the window starts. */
  readonly at: { readonly x: number; readonly y: number }
  readonly window: DeviceBox
}

function resizeAndCut(pixels: Sharp, { size, at, window }: Cut): Sharp {
  const width = window.right - window.left
  const height = window.bottom - window.top
  const resized = {
    width: Math.max(size.width, width),
    height: Math.max(size.height, height),
    fit: 'fill' as const,
  }
  const left = clamp(Math.round(at.x), 0, resized.width - width)
  const top = clamp(Math.round(at.y), 0, resized.height - height)
  const whole = resized.width === width && resized.height === height
  const result = pixels.resize(resized)
  return whole ? result : result.extract({ left, top, width, height })
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value))
}
