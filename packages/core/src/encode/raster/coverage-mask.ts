import { type DeviceBox, intersectBoxes, isEmptyBox } from './device-box.ts'

/** How much of each pixel of a box is covered: 0 none, 255 all. One byte a pixel, rows unpadded. */
export interface CoverageMask {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

export const EMPTY_MASK: CoverageMask = {
  left: 0,
  top: 0,
  width: 0,
  height: 0,
  data: new Uint8Array(0),
}

export function boxOfMask(mask: CoverageMask): DeviceBox {
  return {
    left: mask.left,
    top: mask.top,
    right: mask.left + mask.width,
    bottom: mask.top + mask.height,
  }
}

/** Where both masks cover: their product, over the box that they share. */
export function multiplyMasks(a: CoverageMask, b: CoverageMask): CoverageMask {
  const box = intersectBoxes(boxOfMask(a), boxOfMask(b))
  if (isEmptyBox(box)) return EMPTY_MASK
  const width = box.right - box.left
  const height = box.bottom - box.top
  const data = new Uint8Array(width * height)
  for (let row = 0; row < height; row++) {
    let fromA = (box.top + row - a.top) * a.width + box.left - a.left
    let fromB = (box.top + row - b.top) * b.width + box.left - b.left
    const end = (row + 1) * width
    for (let at = row * width; at < end; at++, fromA++, fromB++) {
      const product = (a.data[fromA] ?? 0) * (b.data[fromB] ?? 0) + 128
      data[at] = (product + (product >> 8)) >> 8
    }
  }
  return { left: box.left, top: box.top, width, height, data }
}

/** Covers what the mask leaves free, within its box. */
export function invertMask(mask: CoverageMask): CoverageMask {
  return { ...mask, data: mask.data.map((covered) => 255 - covered) }
}
