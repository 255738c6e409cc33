import type { Rect } from '../../foundation/geometry.ts'
import { type Matrix, transformBounds } from '../../foundation/matrix.ts'

/**
 * A box of whole device px, `right` and `bottom` exclusive.
 *
 * Edges rather than sizes, because clipping and loops want edges.
 */
export interface DeviceBox {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export const EMPTY_BOX: DeviceBox = { left: 0, top: 0, right: 0, bottom: 0 }

/** Far outside every canvas, and small enough for whole-number arithmetic in the inner loops. */
const FAR = 2 ** 30

export function isEmptyBox(box: DeviceBox): boolean {
  return box.right <= box.left || box.bottom <= box.top
}

export function intersectBoxes(a: DeviceBox, b: DeviceBox): DeviceBox {
  const box = {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  }
  return isEmptyBox(box) ? EMPTY_BOX : box
}

/** The device px that a transformed rectangle touches, and `marginPx` more on every side. */
export function boxAround(rect: Rect, matrix: Matrix, marginPx = 0): DeviceBox {
  const bounds = transformBounds(matrix, rect)
  return {
    left: clampToDevice(Math.floor(bounds.x - marginPx)),
    top: clampToDevice(Math.floor(bounds.y - marginPx)),
    right: clampToDevice(Math.ceil(bounds.x + bounds.width + marginPx)),
    bottom: clampToDevice(Math.ceil(bounds.y + bounds.height + marginPx)),
  }
}

/** Keeps a coordinate finite and near; NaN, which overflowing products can give, goes far left. */
export function clampToDevice(value: number): number {
  return value > -FAR ? Math.min(value, FAR) : -FAR
}
