import type { PngKernels } from './png-kernels.ts'
import { createScalarKernels } from './scalar-kernels.ts'
import { createWasmKernels } from './wasm-kernels.ts'

let loading: Promise<PngKernels> | undefined

/** The fastest kernels that run here; made once, shared, since their calls are synchronous. */
export function loadKernels(): Promise<PngKernels> {
  // Both give equal bytes, so a missing module or missing SIMD costs time only.
  loading ??= createWasmKernels().catch(createScalarKernels)
  return loading
}
