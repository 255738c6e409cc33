import { isSmooth } from './is-smooth.ts'
import type { PngKernels, RowSpan } from './png-kernels.ts'
import { buildSegment, type PngSegment } from './png-segment.ts'

/**
 * Encodes rows that change with every render, in the quickest way that fits what they show.
 *
 * A function of the rows alone: where a page is a photograph above and flat below, each gets its own way.
 */
export function encodeQuickly(rows: RowSpan, kernels: PngKernels): PngSegment {
  const filtered = kernels.filterRows(rows, 'paeth')
  const search = isSmooth(filtered, kernels) ? 'everywhere' : 'runs'
  return buildSegment(kernels.deflate(search, 'some'), filtered.length, kernels)
}
