import type { CanvasMemory } from './canvas-memory.ts'
import type { DeviceBox } from './device-box.ts'
import type { Surface } from './surface.ts'

/** Bytes of memory kept for canvases to come: seven of 1200 × 630 px. Larger ones than all are not. */
const KEPT_BYTES = 16_000_000

/**
 * Canvases that found no room in the canvas memory before it is given up for a new one: pixels that were
 * never given back, or sizes that are no longer drawn, hold what it had.
 */
const MISSES_UNTIL_RENEWED = 32

/**
 * Canvases whose memory is used again.
 *
 * New memory of that size costs a page fault every 4 KB, and hurries the garbage collector.
 */
export interface SurfacePool {
  /** Takes new canvases from such memories, on which blending is quick. */
  useMemories(create: (() => CanvasMemory) | undefined): void
  /** A surface over `box`: black without alpha, transparent with it. */
  create(box: DeviceBox, channels: 3 | 4): Surface
  copy(surface: Surface): Surface
  /** Takes back the pixels of a surface that nobody reads or draws on any more. */
  release(pixels: Uint8Array): void
  clear(): void
}

export function createSurfacePool(maxBytes = KEPT_BYTES): SurfacePool {
  return new RecyclingSurfacePool(maxBytes)
}

class RecyclingSurfacePool implements SurfacePool {
  readonly #maxBytes: number
  readonly #free: Uint8Array[] = []
  #freeBytes = 0
  #createMemory: (() => CanvasMemory) | undefined
  #memory: CanvasMemory | undefined
  #misses = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  useMemories(create: (() => CanvasMemory) | undefined): void {
    this.#createMemory = create
  }

  create(box: DeviceBox, channels: 3 | 4): Surface {
    const width = box.right - box.left
    const height = box.bottom - box.top
    const length = width * height * channels
    const data = this.#takeKept(length)?.fill(0) ?? new Uint8Array(length)
    return this.#toSurface({ left: box.left, top: box.top, width, height, channels, data })
  }

  copy(surface: Surface): Surface {
    const kept = this.#takeKept(surface.data.length)
    kept?.set(surface.data)
    // `slice` neither clears the new memory nor shares Buffer's pool.
    const data = kept ?? Uint8Array.prototype.slice.call(surface.data)
    return this.#toSurface({ ...surface, data })
  }

  release(pixels: Uint8Array): void {
    if (pixels.length > this.#maxBytes || this.#free.includes(pixels)) return
    const isOfOldMemory = pixels.buffer.byteLength > pixels.length && !this.#isInMemory(pixels)
    if (isOfOldMemory) return
    this.#free.push(pixels)
    this.#freeBytes += pixels.length
    // The oldest go first: another size of canvas is in use now.
    while (this.#freeBytes > this.#maxBytes) this.#drop(this.#free.shift())
  }

  clear(): void {
    this.#free.length = 0
    this.#freeBytes = 0
    this.#memory = undefined
  }

  /** Bytes as they were left. */
  #takeKept(length: number): Uint8Array | undefined {
    const index = this.#free.findIndex((pixels) => pixels.length === length)
    if (index === -1) return this.#takeFromMemory(length)
    this.#freeBytes -= length
    return this.#free.splice(index, 1)[0]
  }

  #takeFromMemory(length: number): Uint8Array | undefined {
    if (length > this.#maxBytes) return undefined
    this.#memory ??= this.#createMemory?.()
    const pixels = this.#memory?.take(length)
    if (pixels !== undefined || this.#memory === undefined) return pixels
    this.#misses++
    if (this.#misses < MISSES_UNTIL_RENEWED) return undefined
    this.clear()
    this.#misses = 0
    return undefined
  }

  #drop(pixels: Uint8Array | undefined): void {
    if (pixels === undefined) return
    this.#freeBytes -= pixels.length
    if (this.#isInMemory(pixels)) this.#memory?.release(pixels)
  }

  #isInMemory(pixels: Uint8Array): boolean {
    return this.#memory?.holds(pixels) === true
  }

  #toSurface(surface: Omit<Surface, 'memory'>): Surface {
    const memory = this.#isInMemory(surface.data) ? this.#memory : undefined
    return { ...surface, memory }
  }
}
