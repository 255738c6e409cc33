import type { CanvasMemory } from './canvas-memory.ts'
import type { CoverageMask } from './coverage-mask.ts'
import type { DeviceBox } from './device-box.ts'

/**
 * Pixels to draw on: a canvas, or the layer of a group somewhere on it.
 *
 * RGB when every pixel is opaque, else RGBA premultiplied by alpha; 8-bit sRGB, rows without
 * padding. `data` is mutable and may be a view into any buffer.
 */
export interface Surface {
  /** Device px of the canvas at which the first pixel lies. */
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
  readonly data: Uint8Array
  /** Where `data` lies when it is in WebAssembly, whose kernels may draw on it. */
  readonly memory?: CanvasMemory | undefined
}

/** A surface over `box`: black without alpha, transparent with it. */
export function createSurface(box: DeviceBox, channels: 3 | 4): Surface {
  const width = box.right - box.left
  const height = box.bottom - box.top
  const data = new Uint8Array(width * height * channels)
  return { left: box.left, top: box.top, width, height, channels, data }
}

export function boxOfSurface(surface: Surface): DeviceBox {
  return {
    left: surface.left,
    top: surface.top,
    right: surface.left + surface.width,
    bottom: surface.top + surface.height,
  }
}

/** Index in `data` of the pixel at device px x, y. */
export function offsetInSurface(surface: Surface, x: number, y: number): number {
  return ((y - surface.top) * surface.width + x - surface.left) * surface.channels
}

/** How opaque each pixel of an RGBA surface is. */
export function alphaOfSurface({ left, top, width, height, data }: Surface): CoverageMask {
  const alphas = new Uint8Array(width * height)
  for (let at = 0; at < alphas.length; at++) alphas[at] = data[at * 4 + 3] ?? 0
  return { left, top, width, height, data: alphas }
}
