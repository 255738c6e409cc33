import type { PngKernels, RowSpan } from './png-kernels.ts'
import { buildSegment, type PngSegment } from './png-segment.ts'
import { deflateWithZlib } from './zlib-segment.ts'

/**
 * From this share of zero residuals on, rows are flat or smooth: there, unfiltered rows repeat each other
 * and a dictionary finds it. Photographs lie below 0.5, flat art and gradients above 0.9.
 */
const SMOOTH_SHARE = 0.75

/** The quickest level that looks back properly: a third of the bytes of level 1 on gradients. */
const SMOOTH_LEVEL = 3

/**
 * Encodes rows that change with every render, in the quickest way that fits what they show.
 *
 * A function of the rows alone: where neighbouring rows are of another kind, each gets its own way.
 */
export function encodeQuickly(rows: RowSpan, kernels: PngKernels): PngSegment {
  const filtered = kernels.filterRows(rows, 'paeth')
  if (kernels.countZeros() < SMOOTH_SHARE * filtered.length) {
    return buildSegment(kernels.deflate(), filtered.length, kernels)
  }
  const plain = kernels.filterRows(rows, 'none')
  return buildSegment(deflateWithZlib(plain, SMOOTH_LEVEL), plain.length, kernels)
}
