import { LRUCache } from 'lru-cache'
import { isPlatenError, PlatenError } from '../../foundation/errors.ts'
import { SharedFlights } from '../../foundation/shared-flights.ts'
import { type BitmapRequest, type DecodeTools, decodeBitmap } from './decode-bitmap.ts'
import type { Bitmap } from './ink.ts'

export interface BitmapOptions extends DecodeTools {
  /** Bytes of decoded pixels that are kept, the least recently used going first. */
  readonly maxBytes: number
}

export interface Bitmaps {
  /**
   * Decodes everything asked for, each key once, also across renders that run at the same time.
   *
   * @throws {PlatenError} What `decodeBitmap` throws, render_aborted, or the signal's own reason.
   */
  load(
    requests: readonly BitmapRequest[],
    signal: AbortSignal | undefined,
  ): Promise<ReadonlyMap<string, Bitmap>>
  clear(): void
}

/** Decoders of one render that run at once: as many as libuv has threads for. */
const AT_ONCE = 4

/** Stops a render that shows many images in full size from holding gigabytes of pixels. */
const MOST_PIXELS = 160_000_000

export function createBitmaps(options: BitmapOptions): Bitmaps {
  const kept = new LRUCache<string, Bitmap>({
    maxSize: Math.max(1, options.maxBytes),
    sizeCalculation: (bitmap) => bitmap.data.length + 512,
  })
  const flights = new SharedFlights<Bitmap>()

  const decode = async (request: BitmapRequest, signal: AbortSignal): Promise<Bitmap> => {
    const bitmap = await decodeBitmap(request, options, signal)
    kept.set(request.key, bitmap)
    return bitmap
  }

  return {
    async load(requests, signal = new AbortController().signal) {
      const missing = new Map<string, BitmapRequest>()
      const loaded = new Map<string, Bitmap>()
      for (const request of requests) {
        const bitmap = kept.get(request.key)
        if (bitmap !== undefined) loaded.set(request.key, bitmap)
        else missing.set(request.key, request)
      }
      assertWithinBounds(requests)
      const queue = [...missing.values()]
      const workers = queue.slice(0, AT_ONCE).map(async () => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
          const request = next
          const flight = flights.join(next.key, signal, (joined) => decode(request, joined))
          loaded.set(next.key, await flight)
        }
      })
      try {
        await Promise.all(workers)
      } catch (error) {
        throw signal.aborted ? toAbortError(signal.reason) : error
      } finally {
        // After a failure nothing more is begun.
        queue.length = 0
      }
      return loaded
    },
    clear: () => kept.clear(),
  }
}

function assertWithinBounds(requests: readonly BitmapRequest[]): void {
  const distinct = new Map(requests.map((request) => [request.key, request.pixels]))
  let pixels = 0
  for (const count of distinct.values()) pixels += count
  if (pixels > MOST_PIXELS) {
    throw new PlatenError(
      'too_many_pixels',
      `The images of this page take "${pixels}" device px; at most ${MOST_PIXELS} are drawn.`,
    )
  }
}

function toAbortError(reason: unknown): PlatenError {
  if (isPlatenError(reason)) return reason
  return new PlatenError('render_aborted', 'The render was aborted by its caller.', {
    cause: reason,
  })
}
