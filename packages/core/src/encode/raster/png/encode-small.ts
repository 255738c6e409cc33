import { pipeline } from 'node:stream/promises'
import { createDeflate } from 'node:zlib'
import { assertNotAborted } from '../assert-not-aborted.ts'
import { createPacer } from '../pacer.ts'
import type { RasterImage } from '../raster-image.ts'
import { encodeThoroughly } from './encode-thoroughly.ts'
import { buildChunk } from './png-chunks.ts'
import type { BandFilter, PngKernels } from './png-kernels.ts'
import { joinSegments, type PngSegment } from './png-segment.ts'
import { sliceRows } from './slice-rows.ts'

/** Filters tried over the whole image: each is the smallest for some kind of picture. */
const TRIALS: readonly BandFilter[] = ['none', 'up', 'adaptive']

export interface SmallPngOptions {
  readonly kernels: PngKernels
  readonly signal: AbortSignal | undefined
}

/**
 * Encodes the IDAT chunks of an image as small as they get, for files that are built once.
 *
 * Takes zlib's best level over the whole image for each trial, some two seconds for a photograph of
 * 1200x630, in libuv's threads, and our own deflate, which is the smallest for most photographs.
 */
export async function encodeSmall(
  image: RasterImage,
  options: SmallPngOptions,
): Promise<readonly Uint8Array[]> {
  let best: readonly Uint8Array[] = joinSegments(await encodeStretches(image, options))
  for (const filter of TRIALS) {
    const stream = await deflateWhole(image, filter, options)
    const chunks = stream.map((part) => buildChunk('IDAT', part))
    if (countBytes(chunks) < countBytes(best)) best = chunks
  }
  return best
}

const countBytes = (parts: readonly Uint8Array[]) =>
  parts.reduce((sum, part) => sum + part.length, 0)

/** Our own ways, in pieces that may look at each other, whatever bands are volatile. */
async function encodeStretches(
  image: RasterImage,
  { kernels, signal }: SmallPngOptions,
): Promise<PngSegment[]> {
  const pacer = createPacer(signal)
  const segments: PngSegment[] = []
  for (const rows of sliceRows(image)) {
    if (pacer.isDue()) await pacer.pause()
    segments.push(encodeThoroughly(rows, kernels))
  }
  return segments
}

/** One zlib stream over all rows, in pieces; a piece of filtered rows is in memory at a time. */
async function deflateWhole(
  image: RasterImage,
  filter: BandFilter,
  { kernels, signal }: SmallPngOptions,
): Promise<Uint8Array[]> {
  const parts: Uint8Array[] = []
  try {
    await pipeline(
      function* filterAll() {
        // Copied, since zlib reads it in another thread while the kernels' buffers are used again.
        for (const rows of sliceRows(image)) yield Buffer.from(kernels.filterRows(rows, filter))
      },
      createDeflate({ level: 9, memLevel: 9, chunkSize: 65_536 }),
      async (deflated: AsyncIterable<Uint8Array>) => {
        for await (const part of deflated) parts.push(part)
      },
      { signal },
    )
  } catch (error) {
    assertNotAborted(signal)
    throw error
  }
  return parts
}
