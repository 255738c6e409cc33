import { LRUCache } from 'lru-cache'
import type { Compression } from '../../../foundation/output-format.ts'
import { assertNotAborted } from '../assert-not-aborted.ts'
import type { RasterImage } from '../raster-image.ts'
import { type BandCache, encodeBands } from './encode-bands.ts'
import { encodeSmall } from './encode-small.ts'
import { loadKernels } from './load-kernels.ts'
import { buildChunk, buildColorSpace, buildHeader, joinBytes, PNG_SIGNATURE } from './png-chunks.ts'
import type { PngKernels } from './png-kernels.ts'
import { joinSegments } from './png-segment.ts'

/** Memory of the compressed bands that an encoder keeps: the steady parts of some sixty photo cards. */
const DEFAULT_CACHE_BYTES = 32 * 1024 * 1024

/** What an entry of the cache costs beside its bytes. */
const ENTRY_BYTES = 400

export interface PngOptions {
  readonly compression: Compression
  readonly signal?: AbortSignal | undefined
}

export interface PngEncoder {
  /**
   * Encodes an image as PNG (3rd edition), RGB or RGBA with 8 bits a sample.
   *
   * The bytes follow from pixels, `volatileBands` and `compression` alone (and the version of Node, whose
   * zlib is used), never from what was encoded before. Linear in pixels; lets the event loop run every
   * few milliseconds.
   *
   * @throws {PlatenError} `render_aborted`, or the signal's own reason.
   */
  encode(image: RasterImage, options: PngOptions): Promise<Uint8Array>
  /** Forgets the compressed bands. */
  close(): void
}

export interface PngEncoderOptions {
  /** Bytes of compressed bands kept, 32 MB by default; 0 keeps none. */
  readonly cacheBytes?: number | undefined
  /** By default the fastest that run here. */
  readonly kernels?: PngKernels | undefined
}

/** Creates an encoder, which keeps the compressed bands that do not change from render to render. */
export function createPngEncoder(options: PngEncoderOptions = {}): PngEncoder {
  const { cacheBytes = DEFAULT_CACHE_BYTES } = options
  const cache = cacheBytes > 0 ? createBandCache(cacheBytes) : undefined
  return {
    async encode(image, { compression, signal }) {
      assertNotAborted(signal)
      const kernels = options.kernels ?? (await loadKernels())
      const data =
        compression === 'small'
          ? await encodeSmall(image, { kernels, signal })
          : joinSegments(await encodeBands(image, { kernels, compression, cache, signal }))
      return joinPng(image, data)
    },
    close: () => cache?.clear(),
  }
}

function createBandCache(maxSize: number): BandCache {
  return new LRUCache({
    maxSize,
    sizeCalculation: (segment, key) => segment.chunk.length + key.length + ENTRY_BYTES,
  })
}

function joinPng({ width, height, channels }: RasterImage, data: readonly Uint8Array[]) {
  return joinBytes([
    PNG_SIGNATURE,
    buildHeader({ width, height, colorType: channels === 3 ? 'rgb' : 'rgba' }),
    buildColorSpace(),
    ...data,
    buildChunk('IEND'),
  ])
}
