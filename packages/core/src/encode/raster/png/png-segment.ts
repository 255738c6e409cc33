import { combineAdler32 } from './adler-32.ts'
import { buildChunk } from './png-chunks.ts'
import type { PngKernels } from './png-kernels.ts'

/** Some rows, filtered and deflated so that they stand on their own, as a finished IDAT chunk. */
export interface PngSegment {
  readonly chunk: Uint8Array
  readonly deflatedBytes: number
  /** Adler-32 of the filtered bytes. */
  readonly adler: number
  /** How many filtered bytes there are. */
  readonly filteredBytes: number
}

/** Wraps deflated bytes; `kernels` must still hold the filtered bytes that they came from. */
export function buildSegment(
  deflated: Uint8Array,
  filteredBytes: number,
  kernels: PngKernels,
): PngSegment {
  return {
    chunk: buildChunk('IDAT', deflated),
    deflatedBytes: deflated.length,
    adler: kernels.adler32(),
    filteredBytes,
  }
}

/** RFC 1950 section 2.2: deflate, a window of 32 KB, no dictionary. */
const STREAM_HEADER = Uint8Array.of(0x78, 0x01)

/**
 * Joins segments to the IDAT chunks of one zlib stream.
 *
 * The end is a final block without content (RFC 1951 section 3.2.6) and the checksum of all.
 */
export function joinSegments(segments: readonly PngSegment[]): Uint8Array[] {
  const end = Uint8Array.of(0x03, 0x00, 0, 0, 0, 0)
  const adler = segments.reduce(
    (sum, segment) => combineAdler32(sum, segment.adler, segment.filteredBytes),
    1,
  )
  new DataView(end.buffer).setUint32(2, adler)
  return [
    buildChunk('IDAT', STREAM_HEADER),
    ...segments.map((segment) => segment.chunk),
    buildChunk('IDAT', end),
  ]
}
