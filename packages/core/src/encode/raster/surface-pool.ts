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
  /** @param name Names the pixels of the surface: equal names, equal pixels. */
  copy(surface: Surface, name: string): Surface
  /**
   * Takes back the pixels of a surface that nobody reads or draws on any more.
   *
   * @param history Of a copy, so that the next copy of the same need restore only what was changed.
   */
  release(pixels: Uint8Array, history?: CopyHistory): void
  clear(): void
}

/** What was copied, and where it was drawn on since. */
export interface CopyHistory {
  readonly name: string
  readonly bandRows: number
  /** One entry for each `bandRows` rows: 0 = as it was copied. */
  readonly changedBands: Uint8Array
}

interface FreePixels {
  readonly pixels: Uint8Array
  readonly history: CopyHistory | undefined
}

export function createSurfacePool(maxBytes = KEPT_BYTES): SurfacePool {
  return new RecyclingSurfacePool(maxBytes)
}

class RecyclingSurfacePool implements SurfacePool {
  readonly #maxBytes: number
  readonly #free: FreePixels[] = []
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
    const data = this.#takeKept(length)?.pixels.fill(0) ?? new Uint8Array(length)
    return this.#toSurface({ left: box.left, top: box.top, width, height, channels, data })
  }

  copy(surface: Surface, name: string): Surface {
    const kept = this.#takeKept(surface.data.length, name)
    // `slice` neither clears the new memory nor shares Buffer's pool.
    if (kept === undefined) {
      return this.#toSurface({ ...surface, data: Uint8Array.prototype.slice.call(surface.data) })
    }
    if (kept.history?.name === name) restore(kept.pixels, surface, kept.history)
    else kept.pixels.set(surface.data)
    return this.#toSurface({ ...surface, data: kept.pixels })
  }

  release(pixels: Uint8Array, history?: CopyHistory): void {
    const isKept = this.#free.some((free) => free.pixels === pixels)
    if (pixels.length > this.#maxBytes || isKept) return
    const isOfOldMemory = pixels.buffer.byteLength > pixels.length && !this.#isInMemory(pixels)
    if (isOfOldMemory) return
    this.#free.push({ pixels, history })
    this.#freeBytes += pixels.length
    // The oldest go first: another size of canvas is in use now.
    while (this.#freeBytes > this.#maxBytes) this.#drop(this.#free.shift()?.pixels)
  }

  clear(): void {
    this.#free.length = 0
    this.#freeBytes = 0
    this.#memory = undefined
  }

  /** Bytes as they were left; those of a copy of `name` if there are any. */
  #takeKept(length: number, name?: string): FreePixels | undefined {
    const fits = ({ pixels }: FreePixels) => pixels.length === length
    const isCopy = ({ history }: FreePixels) => name !== undefined && history?.name === name
    const copy = this.#free.findIndex((free) => fits(free) && isCopy(free))
    const index = copy === -1 ? this.#free.findIndex(fits) : copy
    if (index === -1) {
      const pixels = this.#takeFromMemory(length)
      return pixels && { pixels, history: undefined }
    }
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

/** Undoes what was drawn on a copy. */
function restore(pixels: Uint8Array, { data, width, channels }: Surface, history: CopyHistory) {
  const bandBytes = history.bandRows * width * channels
  for (const [band, isChanged] of history.changedBands.entries()) {
    if (isChanged === 0) continue
    const start = band * bandBytes
    pixels.set(data.subarray(start, start + bandBytes), start)
  }
}
