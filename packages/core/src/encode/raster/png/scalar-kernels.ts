import { adler32 } from './adler-32.ts'
import type { PngKernels } from './png-kernels.ts'
import { deflate } from './scalar-deflate.ts'
import { filterRows } from './scalar-filter.ts'

/**
 * The kernels in TypeScript, for engines without WebAssembly SIMD and bundles without the module.
 *
 * Some ten times slower than WebAssembly, with equal bytes.
 */
export function createScalarKernels(): PngKernels {
  let filtered: Uint8Array = new Uint8Array(0)
  return {
    filterRows(rows, filter) {
      filtered = filterRows(rows, filter)
      return filtered
    },
    countZeros: () => filtered.reduce((zeros, byte) => (byte === 0 ? zeros + 1 : zeros), 0),
    adler32: () => adler32(filtered),
    deflate: (search, counting = 'all') => deflate(filtered, { search, counting }),
  }
}
