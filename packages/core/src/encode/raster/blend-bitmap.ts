import type { BitmapInk, UprightBitmap } from './ink.ts'
import type { Patch } from './patch.ts'
import { offsetInSurface } from './surface.ts'

/** Draws a bitmap, row by row; an opaque one that needs no work is copied. */
export function blendBitmap(patch: Patch, ink: BitmapInk): void {
  const { surface, box, mask } = patch
  if (ink.upright !== undefined && canCopy(patch, ink, ink.upright)) {
    copyRows(patch, ink.upright)
    return
  }
  const width = box.right - box.left
  const source = new Uint8Array(width * 4)
  for (let y = box.top; y < box.bottom; y++) {
    ink.readRow(source, box.left, y, width)
    const from = mask === undefined ? 0 : (y - mask.top) * mask.width + box.left - mask.left
    const coverage = mask?.data.subarray(from, from + width)
    const row = { source, coverage, alpha: ink.alpha }
    const at = offsetInSurface(surface, box.left, y)
    if (surface.channels === 3) blendRowRgb(surface.data, at, row)
    else blendRowRgba(surface.data, at, row)
  }
}

function canCopy(patch: Patch, ink: BitmapInk, upright: UprightBitmap): boolean {
  const opaque = ink.alpha === 255 && upright.bitmap.channels === 3
  return opaque && patch.mask === undefined && patch.surface.channels === 3
}

function copyRows(patch: Patch, upright: UprightBitmap): void {
  const { surface, box } = patch
  const { bitmap, left, top } = upright
  const rowBytes = (box.right - box.left) * 3
  for (let y = box.top; y < box.bottom; y++) {
    const from = ((y - top) * bitmap.width + box.left - left) * 3
    const row = bitmap.data.subarray(from, from + rowBytes)
    surface.data.set(row, offsetInSurface(surface, box.left, y))
  }
}

interface BitmapRow {
  /** Premultiplied RGBA. */
  readonly source: Uint8Array
  readonly coverage: Uint8Array | undefined
  readonly alpha: number
}

function blendRowRgb(data: Uint8Array, start: number, row: BitmapRow): void {
  const { source, coverage, alpha } = row
  let at = start
  for (let from = 0, x = 0; from < source.length; from += 4, x++, at += 3) {
    const share = coverage === undefined ? alpha : (coverage[x] ?? 0) * alpha * INVERSE_255
    const opacity = (source[from + 3] ?? 0) * share * INVERSE_255
    if (opacity === 0) continue
    const rest = 255 - opacity
    const red = (source[from] ?? 0) * share + (data[at] ?? 0) * rest
    const green = (source[from + 1] ?? 0) * share + (data[at + 1] ?? 0) * rest
    const blue = (source[from + 2] ?? 0) * share + (data[at + 2] ?? 0) * rest
    data[at] = red * INVERSE_255 + 0.5
    data[at + 1] = green * INVERSE_255 + 0.5
    data[at + 2] = blue * INVERSE_255 + 0.5
  }
}

function blendRowRgba(data: Uint8Array, start: number, row: BitmapRow): void {
  const { source, coverage, alpha } = row
  let at = start
  for (let from = 0, x = 0; from < source.length; from += 4, x++, at += 4) {
    const share = coverage === undefined ? alpha : (coverage[x] ?? 0) * alpha * INVERSE_255
    const opacity = (source[from + 3] ?? 0) * share * INVERSE_255
    if (opacity === 0) continue
    const rest = 255 - opacity
    for (let channel = 0; channel < 4; channel++) {
      const level = (source[from + channel] ?? 0) * share + (data[at + channel] ?? 0) * rest
      data[at + channel] = level * INVERSE_255 + 0.5
    }
  }
}

const INVERSE_255 = 1 / 255
