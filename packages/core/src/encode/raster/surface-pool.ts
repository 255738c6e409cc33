import type { DeviceBox } from './device-box.ts'
import { createSurface, type Surface } from './surface.ts'

/** Bytes of memory kept for canvases to come: seven of 1200 × 630 px. Larger ones than all are not. */
const KEPT_BYTES = 16_000_000

/**
 * Canvases whose memory is used again.
 *
 * New memory of that size costs a page fault every 4 KB, and hurries the garbage collector.
 */
export interface SurfacePool {
  /** A surface over `box`: black without alpha, transparent with it. */
  create(box: DeviceBox, channels: 3 | 4): Surface
  copy(surface: Surface): Surface
  /** Takes back the pixels of a surface that nobody reads or draws on any more. */
  release(pixels: Uint8Array): void
  clear(): void
}

export function createSurfacePool(maxBytes = KEPT_BYTES): SurfacePool {
  const free: Uint8Array[] = []
  let freeBytes = 0

  const take = (length: number): Uint8Array | undefined => {
    const index = free.findIndex((pixels) => pixels.length === length)
    if (index === -1) return undefined
    freeBytes -= length
    return free.splice(index, 1)[0]
  }

  return {
    create(box, channels) {
      const width = box.right - box.left
      const height = box.bottom - box.top
      const data = take(width * height * channels)?.fill(0)
      if (data === undefined) return createSurface(box, channels)
      return { left: box.left, top: box.top, width, height, channels, data }
    },
    copy(surface) {
      const data = take(surface.data.length)
      data?.set(surface.data)
      // `slice` neither clears the new memory nor shares Buffer's pool.
      return { ...surface, data: data ?? Uint8Array.prototype.slice.call(surface.data) }
    },
    release(pixels) {
      if (pixels.length > maxBytes || free.includes(pixels)) return
      free.push(pixels)
      freeBytes += pixels.length
      // The oldest go first: another size of canvas is in use now.
      while (freeBytes > maxBytes) freeBytes -= free.shift()?.length ?? freeBytes
    },
    clear() {
      free.length = 0
      freeBytes = 0
    },
  }
}
