import { LRUCache } from 'lru-cache'
import { isPlatenError, PlatenError } from '../../foundation/errors.ts'
import { type BitmapRequest, decodeBitmap } from './decode-bitmap.ts'
import type { Bitmap } from './ink.ts'

export interface BitmapOptions {
  /** Bytes of decoded pixels that are kept, the least recently used going first. */
  readonly maxBytes: number
  /** Ceiling of the pixels of one encoded image. */
  readonly sourcePixels: number
}

export interface Bitmaps {
  /**
   * Decodes everything asked for, each key once, also across renders that run at the same time.
   *
   * @throws {PlatenError} source_corrupt, too_many_pixels, render_aborted, or the signal's own reason.
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
  const running = new Map<string, Promise<Bitmap>>()

  const decode = (request: BitmapRequest): Promise<Bitmap> => {
    const known = running.get(request.key)
    if (known !== undefined) return known
    const started = decodeBitmap(request, options.sourcePixels)
      .then((bitmap) => {
        kept.set(request.key, bitmap)
        return bitmap
      })
      .finally(() => running.delete(request.key))
    running.set(request.key, started)
    return started
  }

  return {
    async load(requests, signal) {
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
          loaded.set(next.key, await untilAborted(decode(next), signal))
        }
      })
      try {
        await Promise.all(workers)
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

/** sharp cannot be stopped: the decoder runs on to its end, only nobody waits for it. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work
  let stop: (() => void) | undefined
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(toAbortError(signal.reason))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    if (stop !== undefined) signal.removeEventListener('abort', stop)
  }
}

function toAbortError(reason: unknown): PlatenError {
  if (isPlatenError(reason)) return reason
  return new PlatenError('render_aborted', 'The render was aborted by its caller.', {
    cause: reason,
  })
}
