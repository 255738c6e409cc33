import type { CoverageMask } from './coverage-mask.ts'
import type { BitmapInk, UprightBitmap } from './ink.ts'
import type { Patch } from './patch.ts'
import { offsetInSurface } from './surface.ts'

/** Draws a bitmap, row by row; where an opaque one is wholly covered its pixels are copied. */
export function blendBitmap(patch: Patch, ink: BitmapInk): void {
  const { upright } = ink
  if (upright === undefined || !canCopy(patch, ink, upright)) blendRows(patch, ink)
  else if (patch.mask === undefined) copyRows(patch, upright)
  else copyRuns(patch, patch.mask, { ink, upright })
}

function canCopy(patch: Patch, ink: BitmapInk, upright: UprightBitmap): boolean {
  return ink.alpha === 255 && upright.bitmap.channels === 3 && patch.surface.channels === 3
}

/** Copies the runs of pixels that are wholly covered and blends the others. */
function copyRuns(
  patch: Patch,
  mask: CoverageMask,
  { ink, upright }: { readonly ink: BitmapInk; readonly upright: UprightBitmap },
): void {
  const { box } = patch
  for (let y = box.top; y < box.bottom; y++) {
    const start = (y - mask.top) * mask.width - mask.left
    let left = box.left
    while (left < box.right) {
      const isWhole = mask.data[start + left] === 255
      let right = left + 1
      while (right < box.right && (mask.data[start + right] === 255) === isWhole) right++
      const run = { ...patch, box: { left, top: y, right, bottom: y + 1 } }
      if (isWhole) copyRows(run, upright)
      else blendRows(run, ink)
      left = right
    }
  }
}

function blendRows(patch: Patch, ink: BitmapInk): void {
  const { surface, box, mask } = patch
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

const INVERSE_255 = 1 / 255

interface BitmapRow {
  /** Premultiplied RGBA. */
  readonly source: Uint8Array
  readonly coverage: Uint8Array | undefined
  readonly alpha: number
}

function blendRowRgb(data: Uint8Array, start: number, row: BitmapRow): void {
  const { source, coverage, alpha } = row
  for (let from = 0, at = start; from < source.length; from += 4, at += 3) {
    const covered = coverage?.[from >> 2] ?? 255
    if (covered === 0) continue
    const share = covered * alpha * INVERSE_255
    const rest = 255 - (source[from + 3] ?? 0) * share * INVERSE_255
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
  for (let from = 0, at = start; from < source.length; from += 4, at += 4) {
    const covered = coverage?.[from >> 2] ?? 255
    if (covered === 0) continue
    const share = covered * alpha * INVERSE_255
    const rest = 255 - (source[from + 3] ?? 0) * share * INVERSE_255
    for (let channel = 0; channel < 4; channel++) {
      const level = (source[from + channel] ?? 0) * share + (data[at + channel] ?? 0) * rest
      data[at + channel] = level * INVERSE_255 + 0.5
    }
  }
}
