import type { PngKernels, RowSpan } from './png-kernels.ts'
import { buildSegment, type PngSegment } from './png-segment.ts'

/**
 * From this share of zero residuals on, rows are flat or smooth, and repeat each other.
 *
 * Photographs lie below 0.5, under a dark veil below 0.75; gradients and flat art above 0.9.
 */
const SMOOTH_SHARE = 0.82

/**
 * Encodes rows that change with every render, in the quickest way that fits what they show.
 *
 * A function of the rows alone: where a page is a photograph above and flat below, each gets its own way.
 */
export function encodeQuickly(rows: RowSpan, kernels: PngKernels): PngSegment {
  const filtered = kernels.filterRows(rows, 'paeth')
  const isSmooth = kernels.countZeros() >= SMOOTH_SHARE * filtered.length
  return buildSegment(kernels.deflate(isSmooth ? 'everywhere' : 'runs'), filtered.length, kernels)
}
