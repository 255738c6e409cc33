/**
 * The WebAssembly module behind the PNG encoder.
 *
 * The caller lays out memory: everything from `heapStart()` on is its own, and it grows the memory as it
 * needs. Nothing is allocated in here and no state outlives a call.
 */

export { adler32 } from './adler.as'
export { deflate } from './deflate.as'
export { countZeros, filterRows } from './filter.as'

export function heapStart(): usize {
  return __heap_base
}
