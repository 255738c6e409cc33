import type { Rect } from '../../foundation/geometry.ts'
import { invert, type Matrix, multiply, transformBounds } from '../../foundation/matrix.ts'
import { clampToDevice, type DeviceBox, intersectBoxes, isEmptyBox } from './device-box.ts'
import { isUpright } from './upright.ts'

/** Where a raster image or vector drawing goes, and how many pixels of it are needed. */
export interface PicturePlacement {
  /** Device px that the whole picture takes. */
  readonly width: number
  readonly height: number
  /** The part of these that is needed, in px of the picture. */
  readonly window: DeviceBox
  readonly flipX: boolean
  readonly flipY: boolean
  /** Set for an upright picture: device px of the window's first pixel. */
  readonly at: { readonly left: number; readonly top: number } | undefined
  /** From device px to px of the picture. */
  readonly toPicture: Matrix
}

/** Pixels of a turned picture, in canvases: the part that is off the canvas is decoded with it. */
const MOST_CANVASES = 4

/**
 * Places a picture that is stretched over `rect`.
 *
 * The edges of an upright picture snap to whole device px, each to the nearest, and to one px at
 * least, as browsers do: a photo keeps sharp edges, and two that touch leave no gap. A turned one is
 * decoded at device size and resampled bilinearly.
 *
 * @returns `undefined` when nothing of it shows.
 */
export function placePicture(
  rect: Rect,
  matrix: Matrix,
  canvas: DeviceBox,
): PicturePlacement | undefined {
  return isUpright(matrix) ? placeUpright(rect, matrix, canvas) : placeTurned(rect, matrix, canvas)
}

function placeUpright(rect: Rect, matrix: Matrix, canvas: DeviceBox): PicturePlacement | undefined {
  const bounds = transformBounds(matrix, rect)
  const left = Math.round(clampToDevice(bounds.x))
  const top = Math.round(clampToDevice(bounds.y))
  const right = Math.max(left + 1, Math.round(clampToDevice(bounds.x + bounds.width)))
  const bottom = Math.max(top + 1, Math.round(clampToDevice(bounds.y + bounds.height)))
  const visible = intersectBoxes({ left, top, right, bottom }, canvas)
  if (isEmptyBox(visible)) return undefined
  return {
    width: right - left,
    height: bottom - top,
    window: {
      left: visible.left - left,
      top: visible.top - top,
      right: visible.right - left,
      bottom: visible.bottom - top,
    },
    flipX: matrix.a < 0,
    flipY: matrix.d < 0,
    at: { left: visible.left, top: visible.top },
    toPicture: { a: 1, b: 0, c: 0, d: 1, e: -left, f: -top },
  }
}

function placeTurned(rect: Rect, matrix: Matrix, canvas: DeviceBox): PicturePlacement | undefined {
  const inverse = invert(matrix)
  if (inverse === undefined || !(rect.width > 0 && rect.height > 0)) return undefined
  const wide = clampToDevice(rect.width * Math.hypot(matrix.a, matrix.b))
  const high = clampToDevice(rect.height * Math.hypot(matrix.c, matrix.d))
  const canvasPixels = (canvas.right - canvas.left) * (canvas.bottom - canvas.top)
  const room = Math.max(1, canvasPixels * MOST_CANVASES)
  const reduction = Math.min(1, Math.sqrt(room / (wide * high)))
  const width = Math.min(room, Math.max(1, Math.round(wide * reduction)))
  const height = Math.min(Math.ceil(room / width), Math.max(1, Math.round(high * reduction)))
  const toUnit = { a: width / rect.width, b: 0, c: 0, d: height / rect.height, e: 0, f: 0 }
  const fromCorner = { a: 1, b: 0, c: 0, d: 1, e: -rect.x, f: -rect.y }
  return {
    width,
    height,
    window: { left: 0, top: 0, right: width, bottom: height },
    flipX: false,
    flipY: false,
    at: undefined,
    toPicture: multiply(toUnit, multiply(fromCorner, inverse)),
  }
}
