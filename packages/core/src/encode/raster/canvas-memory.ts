import { readFile } from 'node:fs/promises'

/** The part of WebAssembly that is used; Node's own types do not describe it. */
interface WebAssemblyEngine {
  compile(module: Uint8Array): Promise<object>
  Instance: new (
    module: object,
    imports: { readonly env: { abort(): never } },
  ) => { readonly exports: unknown }
}

/** What kernels/canvas.as.ts exports. Addresses and sizes are bytes. */
interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer }
  heapStart(): number
  blendRgb: BlendKernel
  blendRgba: BlendKernel
  drawVeil(row: number, length: number, levels: number, rests: number): void
}

type BlendKernel = (
  pixels: number,
  rowBytes: number,
  mask: number,
  width: number,
  height: number,
  color: number,
) => void

/** The sources and the published bundle both keep it in `kernels` beside the file that asks. */
const CANVAS_KERNEL_URL = new URL('./kernels/canvas.wasm', import.meta.url)

/** Room for the mask or the factors of one call. */
const SCRATCH_BYTES = 1 << 19
/** Kernels read and write up to four vectors behind the last pixel, without a change there. */
const PADDING = 64
const ALIGNMENT = 64

const align = (address: number) => Math.ceil(address / ALIGNMENT) * ALIGNMENT

/** Rows of pixels in a canvas memory. */
export interface CanvasRows {
  readonly pixels: Uint8Array
  readonly channels: 3 | 4
  /** Index of the first byte in `pixels`. */
  readonly start: number
  /** Bytes from one row to the next. */
  readonly rowBytes: number
}

/** A mask of the same size as the pixels that are drawn on; rows may be parts of longer ones. */
export interface MaskRows {
  readonly data: Uint8Array
  readonly start: number
  readonly rowBytes: number
  readonly width: number
  readonly height: number
}

/**
 * Memory of canvases in WebAssembly, with kernels that blend on it.
 *
 * It never grows, so views into it stay good. The module's memory is some 20 MB, of which only what is
 * drawn on becomes resident.
 */
export class CanvasMemory {
  readonly #kernel: KernelExports
  readonly #buffer: ArrayBuffer
  readonly #scratch: number
  readonly #released = new Map<number, number[]>()
  #end: number

  constructor(kernel: KernelExports) {
    this.#kernel = kernel
    this.#buffer = kernel.memory.buffer
    this.#scratch = align(kernel.heapStart())
    this.#end = this.#scratch + SCRATCH_BYTES + PADDING
  }

  /** Bytes as they were left, or `undefined` when there is no room for them. */
  take(length: number): Uint8Array | undefined {
    const size = align(length + PADDING)
    const released = this.#released.get(size)?.pop()
    if (released !== undefined) return new Uint8Array(this.#buffer, released, length)
    if (this.#end + size > this.#buffer.byteLength) return undefined
    const address = this.#end
    this.#end += size
    return new Uint8Array(this.#buffer, address, length)
  }

  /** Takes back what `take` gave and nobody reads any more. */
  release(pixels: Uint8Array): void {
    const size = align(pixels.length + PADDING)
    const released = this.#released.get(size)
    if (released === undefined) this.#released.set(size, [pixels.byteOffset])
    else released.push(pixels.byteOffset)
  }

  holds(pixels: Uint8Array): boolean {
    return pixels.buffer === this.#buffer
  }

  /**
   * Draws one colour through a mask, source over what is there.
   *
   * @param color Red in the lowest byte, then green, blue and opacity.
   */
  blendMask(rows: CanvasRows, mask: MaskRows, color: number): void {
    const { width } = mask
    const blend = rows.channels === 3 ? this.#kernel.blendRgb : this.#kernel.blendRgba
    const most = Math.max(1, Math.floor((SCRATCH_BYTES - PADDING) / width))
    const first = rows.pixels.byteOffset + rows.start
    for (let row = 0; row < mask.height; row += most) {
      const height = Math.min(most, mask.height - row)
      this.#copyMask(mask, row, height)
      const at = first + row * rows.rowBytes
      blend(at, rows.rowBytes, this.#scratch, width, height, color)
    }
  }

  /**
   * Puts the factors of a veil where `drawVeil` looks for them, until the next call of another method.
   * False when there is no room for them.
   */
  setVeil(levels: Int32Array, rests: Int32Array): boolean {
    if (2 * levels.byteLength > SCRATCH_BYTES) return false
    new Int32Array(this.#buffer, this.#scratch, levels.length).set(levels)
    new Int32Array(this.#buffer, this.#scratch + levels.byteLength, rests.length).set(rests)
    return true
  }

  /** Draws the veil that was set over `length` bytes. */
  drawVeil(pixels: Uint8Array, start: number, length: number): void {
    const levels = this.#scratch
    this.#kernel.drawVeil(pixels.byteOffset + start, length, levels, levels + 4 * length)
  }

  #copyMask({ data, start, rowBytes, width }: MaskRows, row: number, height: number): void {
    const scratch = new Uint8Array(this.#buffer, this.#scratch, height * width)
    const from = start + row * rowBytes
    if (rowBytes === width) {
      scratch.set(data.subarray(from, from + height * width))
      return
    }
    for (let y = 0; y < height; y++) {
      const at = from + y * rowBytes
      scratch.set(data.subarray(at, at + width), y * width)
    }
  }
}

let compiling: Promise<(() => CanvasMemory) | undefined> | undefined

/**
 * Makes canvas memories; `undefined` where WebAssembly SIMD or the module is missing, which costs time
 * only.
 */
export function loadCanvasMemory(): Promise<(() => CanvasMemory) | undefined> {
  compiling ??= compileCanvasMemory().catch(() => undefined)
  return compiling
}

/** @throws When this engine has no WebAssembly SIMD, or when the module was not shipped along. */
export async function compileCanvasMemory(
  url: URL = CANVAS_KERNEL_URL,
): Promise<() => CanvasMemory> {
  const { WebAssembly: engine } = globalThis as unknown as { WebAssembly: WebAssemblyEngine }
  const module = await engine.compile(await readFile(url))
  return () => {
    const { exports } = new engine.Instance(module, { env: { abort: failInside } })
    return new CanvasMemory(exports as KernelExports)
  }
}

function failInside(): never {
  throw new Error('The canvas kernel stopped.')
}
