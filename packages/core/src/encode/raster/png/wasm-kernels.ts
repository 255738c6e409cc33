import { readFile } from 'node:fs/promises'
import { BAND_FILTERS, type PngKernels, type RowSpan } from './png-kernels.ts'

/** The part of WebAssembly that is used; Node's own types do not describe it. */
interface WebAssemblyEngine {
  instantiate(
    module: Uint8Array,
    imports: { readonly env: { abort(): never } },
  ): Promise<{ readonly instance: { readonly exports: unknown } }>
}

/** What kernels/png.as.ts exports. Addresses and sizes are bytes. */
interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
  heapStart(): number
  filterRows(
    type: number,
    rows: number,
    above: number,
    rowBytes: number,
    rowCount: number,
    pixelBytes: number,
    out: number,
    scratch: number,
  ): void
  countZeros(start: number, length: number): number
  adler32(start: number, length: number): number
  deflate(start: number, length: number, everywhere: number, sampled: number, out: number): number
}

/**
 * The compiled module. The sources and the published bundle both keep it in `kernels` beside the file
 * that asks, so one relative address finds it in either.
 */
export const KERNEL_URL = new URL('./kernels/png.wasm', import.meta.url)

const PAGE_BYTES = 65_536
const ALIGNMENT = 256

/** The longest codes of literals take 14 bits; codes and a flush are written beside them. */
const deflateBound = (length: number) => 2 * length + 6 * Math.ceil(length / 65_535) + 1024

const align = (address: number) => Math.ceil(address / ALIGNMENT) * ALIGNMENT

/**
 * Starts the kernels in WebAssembly.
 *
 * @throws When this engine has no WebAssembly SIMD, or when the module was not shipped along.
 */
export async function createWasmKernels(url: URL = KERNEL_URL): Promise<PngKernels> {
  const { WebAssembly: engine } = globalThis as unknown as { WebAssembly: WebAssemblyEngine }
  const module = await readFile(url)
  const { instance } = await engine.instantiate(module, { env: { abort: failInside } })
  return bindKernels(instance.exports as KernelExports)
}

function failInside(): never {
  throw new Error('The PNG kernel stopped.')
}

function bindKernels(kernel: KernelExports): PngKernels {
  const { memory } = kernel
  const input = align(kernel.heapStart())
  let filtered = input
  let filteredBytes = 0

  /** Lays the areas out one behind the other; memory grows to the largest span seen. */
  const layOut = (inputBytes: number, rowBytes: number, outputBytes: number) => {
    filtered = align(input + inputBytes)
    filteredBytes = outputBytes
    const scratch = align(filtered + outputBytes)
    const end = Math.max(scratch + rowBytes, scratch + deflateBound(outputBytes))
    const missing = end - memory.buffer.byteLength
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES))
    return scratch
  }

  return {
    filterRows(rows: RowSpan, filter) {
      const { rowBytes, rowCount, firstRow, pixelBytes, looksAbove, pixels } = rows
      const from = looksAbove ? firstRow - 1 : firstRow
      const source = pixels.subarray(from * rowBytes, (firstRow + rowCount) * rowBytes)
      const scratch = layOut(source.length, rowBytes, rowCount * (rowBytes + 1))
      new Uint8Array(memory.buffer, input, source.length).set(source)
      const first = looksAbove ? input + rowBytes : input
      const above = looksAbove ? input : 0
      const type = BAND_FILTERS[filter]
      kernel.filterRows(type, first, above, rowBytes, rowCount, pixelBytes, filtered, scratch)
      return new Uint8Array(memory.buffer, filtered, filteredBytes)
    },
    countZeros: () => kernel.countZeros(filtered, filteredBytes),
    // Unsigned: WebAssembly hands 32-bit numbers over with a sign.
    adler32: () => kernel.adler32(filtered, filteredBytes) >>> 0,
    deflate(search, counting = 'all') {
      // The area behind the filtered bytes: the scratch row is not needed any more.
      const out = align(filtered + filteredBytes)
      const everywhere = search === 'everywhere' ? 1 : 0
      const sampled = counting === 'some' ? 1 : 0
      const length = kernel.deflate(filtered, filteredBytes, everywhere, sampled, out)
      return new Uint8Array(memory.buffer, out, length)
    },
  }
}
