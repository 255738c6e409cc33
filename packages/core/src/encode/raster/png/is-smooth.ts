import type { PngKernels } from './png-kernels.ts'

/**
 * From this share of zero residuals on, rows are flat or smooth, and repeat each other.
 *
 * Photographs lie below 0.5, under a dark veil below 0.75; gradients and flat art above 0.9.
 */
const SMOOTH_SHARE = 0.82

/** Whether rows, filtered by `paeth` and still held by the kernels, show flat art or a gradient. */
export function isSmooth(filtered: Uint8Array, kernels: PngKernels): boolean {
  return kernels.countZeros() >= SMOOTH_SHARE * filtered.length
}
