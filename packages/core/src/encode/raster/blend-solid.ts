import type { CoverageMask } from './coverage-mask.ts'
import type { SolidInk } from './ink.ts'
import type { Patch } from './patch.ts'
import { offsetInSurface } from './surface.ts'

/**
 * The inner loops of text and flat shapes.
 *
 * A level of 0..65025 is divided by 255 and rounded as (v + 128 + ((v + 128) >> 8)) >> 8, which is
 * exact. One loop per pixel layout, since a branch per pixel costs as much as the blend.
 */
export function blendSolid(patch: Patch, ink: SolidInk): void {
  if (ink.alpha === 0) return
  if (patch.mask === undefined) {
    if (ink.alpha === 255) fillRows(patch, ink)
    else blendEvenly(patch, ink)
  } else if (patch.surface.memory !== undefined) {
    blendInMemory(patch, patch.mask, ink)
  } else if (patch.surface.channels === 3) {
    blendRgb(patch, patch.mask.data, ink)
  } else {
    blendRgba(patch, patch.mask.data, ink)
  }
}

/** By the kernels of WebAssembly: a few times quicker, with equal pixels. */
function blendInMemory(patch: Patch, mask: CoverageMask, ink: SolidInk): void {
  const { surface, box } = patch
  const { channels, data } = surface
  const start = offsetInSurface(surface, box.left, box.top)
  const rows = { pixels: data, channels, start, rowBytes: surface.width * channels }
  const covered = {
    data: mask.data,
    start: offsetInMask(patch, box.top),
    rowBytes: mask.width,
    width: box.right - box.left,
    height: box.bottom - box.top,
  }
  const color = ink.r | (ink.g << 8) | (ink.b << 16) | (ink.alpha << 24)
  surface.memory?.blendMask(rows, covered, color)
}

/** Index in the mask of the first pixel of a row of the patch. */
function offsetInMask(patch: Patch, y: number): number {
  const { mask, box } = patch
  return mask === undefined ? 0 : (y - mask.top) * mask.width + box.left - mask.left
}

function blendRgb(patch: Patch, mask: Uint8Array, ink: SolidInk): void {
  const { surface, box } = patch
  const { data } = surface
  const { r, g, b, alpha } = ink
  const width = box.right - box.left
  for (let y = box.top; y < box.bottom; y++) {
    let at = offsetInSurface(surface, box.left, y)
    const from = offsetInMask(patch, y)
    const end = from + width
    for (let pixel = from; pixel < end; pixel++, at += 3) {
      const coverage = mask[pixel] ?? 0
      if (coverage === 0) continue
      const product = coverage * alpha + 128
      const weight = (product + (product >> 8)) >> 8
      if (weight === 255) {
        data[at] = r
        data[at + 1] = g
        data[at + 2] = b
        continue
      }
      const rest = 255 - weight
      const red = (data[at] ?? 0) * rest + r * weight + 128
      const green = (data[at + 1] ?? 0) * rest + g * weight + 128
      const blue = (data[at + 2] ?? 0) * rest + b * weight + 128
      data[at] = (red + (red >> 8)) >> 8
      data[at + 1] = (green + (green >> 8)) >> 8
      data[at + 2] = (blue + (blue >> 8)) >> 8
    }
  }
}

function blendRgba(patch: Patch, mask: Uint8Array, ink: SolidInk): void {
  const { surface, box } = patch
  const { data } = surface
  const { r, g, b, alpha } = ink
  const width = box.right - box.left
  for (let y = box.top; y < box.bottom; y++) {
    let at = offsetInSurface(surface, box.left, y)
    const from = offsetInMask(patch, y)
    const end = from + width
    for (let pixel = from; pixel < end; pixel++, at += 4) {
      const coverage = mask[pixel] ?? 0
      if (coverage === 0) continue
      const product = coverage * alpha + 128
      const weight = (product + (product >> 8)) >> 8
      const rest = 255 - weight
      const red = (data[at] ?? 0) * rest + r * weight + 128
      const green = (data[at + 1] ?? 0) * rest + g * weight + 128
      const blue = (data[at + 2] ?? 0) * rest + b * weight + 128
      const opacity = (data[at + 3] ?? 0) * rest + 255 * weight + 128
      data[at] = (red + (red >> 8)) >> 8
      data[at + 1] = (green + (green >> 8)) >> 8
      data[at + 2] = (blue + (blue >> 8)) >> 8
      data[at + 3] = (opacity + (opacity >> 8)) >> 8
    }
  }
}

/** One translucent colour over every pixel: each channel becomes a table of its 256 outcomes. */
function blendEvenly(patch: Patch, ink: SolidInk): void {
  const { surface, box } = patch
  const { data, channels } = surface
  const rowBytes = (box.right - box.left) * channels
  const reds = outcomes(ink.r, ink.alpha)
  const greens = outcomes(ink.g, ink.alpha)
  const blues = outcomes(ink.b, ink.alpha)
  const opacities = outcomes(255, ink.alpha)
  for (let y = box.top; y < box.bottom; y++) {
    const start = offsetInSurface(surface, box.left, y)
    for (let at = start; at < start + rowBytes; at += channels) {
      data[at] = reds[data[at] ?? 0] ?? 0
      data[at + 1] = greens[data[at + 1] ?? 0] ?? 0
      data[at + 2] = blues[data[at + 2] ?? 0] ?? 0
      if (channels === 4) data[at + 3] = opacities[data[at + 3] ?? 0] ?? 0
    }
  }
}

function outcomes(level: number, weight: number): Uint8Array {
  const table = new Uint8Array(256)
  for (let below = 0; below < 256; below++) {
    const blended = below * (255 - weight) + level * weight + 128
    table[below] = (blended + (blended >> 8)) >> 8
  }
  return table
}

/** Writes the first row pixel by pixel and copies it to the others. */
function fillRows(patch: Patch, ink: SolidInk): void {
  const { surface, box } = patch
  const { data, channels } = surface
  const rowBytes = (box.right - box.left) * channels
  const first = offsetInSurface(surface, box.left, box.top)
  for (let at = first; at < first + rowBytes; at += channels) {
    data[at] = ink.r
    data[at + 1] = ink.g
    data[at + 2] = ink.b
    if (channels === 4) data[at + 3] = 255
  }
  for (let y = box.top + 1; y < box.bottom; y++) {
    data.copyWithin(offsetInSurface(surface, box.left, y), first, first + rowBytes)
  }
}
