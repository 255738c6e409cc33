import type { LRUCache } from 'lru-cache'
import type { Compression } from '../../../foundation/output-format.ts'
import { createPacer } from '../pacer.ts'
import type { RasterImage } from '../raster-image.ts'
import { encodeQuickly } from './encode-quickly.ts'
import { encodeThoroughly } from './encode-thoroughly.ts'
import type { PngKernels } from './png-kernels.ts'
import type { PngSegment } from './png-segment.ts'
import { STRETCH_BYTES, toRowSpan } from './slice-rows.ts'

/** Compressed steady bands, by all that decides their bytes. */
export type BandCache = LRUCache<string, PngSegment>

/** How a band that no volatile command touches is encoded. */
const STEADY_ENCODERS = {
  fast: encodeQuickly,
  balanced: encodeThoroughly,
} as const satisfies Partial<Record<Compression, typeof encodeQuickly>>

export interface BandOptions {
  readonly kernels: PngKernels
  readonly compression: keyof typeof STEADY_ENCODERS
  readonly cache: BandCache | undefined
  readonly signal: AbortSignal | undefined
}

/** Bands `from` to before `until`, all volatile or one steady. */
interface Stretch {
  readonly from: number
  readonly until: number
  readonly steady: boolean
}

/**
 * Encodes an image band by band: volatile ones quickly, steady ones once.
 *
 * A steady band is encoded the same way whether it was kept or not, so the cache changes no byte.
 */
export async function encodeBands(image: RasterImage, options: BandOptions): Promise<PngSegment[]> {
  const pacer = createPacer(options.signal)
  const segments: PngSegment[] = []
  for (const stretch of splitBands(image)) {
    if (pacer.isDue()) await pacer.pause()
    segments.push(
      stretch.steady
        ? encodeSteadyBand(image, stretch, options)
        : encodeQuickly(toBandRows(image, stretch), options.kernels),
    )
  }
  return segments
}

function encodeSteadyBand(
  image: RasterImage,
  stretch: Stretch,
  { kernels, compression, cache }: BandOptions,
): PngSegment {
  const key = toBandKey(image, stretch.from, compression)
  const kept = key === undefined ? undefined : cache?.get(key)
  if (kept !== undefined) return kept
  // Kept segments are joined with others than today's, so nothing in them may look at the band above.
  const rows = { ...toBandRows(image, stretch), looksAbove: false }
  const segment = STEADY_ENCODERS[compression](rows, kernels)
  if (key !== undefined) cache?.set(key, segment)
  return segment
}

/** What decides a steady band's bytes; `undefined` when its pixels have no name. */
function toBandKey(image: RasterImage, band: number, compression: Compression): string | undefined {
  const digest = image.bandDigests[band]
  if (digest === undefined) return undefined
  const rows = Math.min(image.bandRows, image.height - band * image.bandRows)
  return `${digest} ${image.width}x${rows}x${image.channels} ${compression}`
}

function toBandRows(image: RasterImage, { from, until }: Stretch) {
  return toRowSpan(image, from * image.bandRows, until * image.bandRows)
}

/** Each steady band by itself, so that it can be kept; neighbouring volatile bands together. */
function splitBands(image: RasterImage): Stretch[] {
  const { width, height, channels, bandRows, volatileBands } = image
  const bandCount = Math.ceil(height / bandRows)
  const most = Math.max(1, Math.floor(STRETCH_BYTES / (width * channels * bandRows)))
  const isVolatile = (band: number) => volatileBands[band] === 1
  const stretches: Stretch[] = []
  for (let from = 0; from < bandCount; ) {
    const steady = !isVolatile(from)
    let until = from + 1
    while (!steady && until < bandCount && until - from < most && isVolatile(until)) until++
    stretches.push({ from, until, steady })
    from = until
  }
  return stretches
}
