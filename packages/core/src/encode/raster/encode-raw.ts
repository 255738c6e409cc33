import type { Sharp } from 'sharp'
import { PlatenError } from '../../foundation/errors.ts'
import { assertNotAborted, toAbortError } from './assert-not-aborted.ts'
import type { RasterImage } from './raster-image.ts'

export interface EncodeRawOptions {
  /** Adds the output format to a pipeline that starts with the pixels. */
  readonly toFormat: (pipeline: Sharp) => Sharp
  readonly signal: AbortSignal | undefined
}

/**
 * Encodes pixels with sharp, in libuv's threads.
 *
 * The pixels are not copied: sharp reads them after this call has returned, which `RasterImage` allows.
 * An abort ends the waiting at once; sharp cannot be stopped, so its thread still ends the picture.
 * None of sharp's settings that the host shares (cache, concurrency, simd) is touched.
 */
export async function encodeRaw(
  image: Pick<RasterImage, 'width' | 'height' | 'channels' | 'pixels'>,
  { toFormat, signal }: EncodeRawOptions,
): Promise<Uint8Array> {
  assertNotAborted(signal)
  const { default: sharp } = await import('sharp')
  assertNotAborted(signal)
  const { width, height, channels, pixels } = image
  const pipeline = sharp(pixels, {
    raw: { width, height, channels },
    // The canvas was bounded before it was painted.
    limitInputPixels: false,
  })
  const encoding = toFormat(pipeline).toBuffer()
  try {
    return await withAbort(encoding, signal)
  } catch (error) {
    if (error instanceof PlatenError) throw error
    throw new PlatenError('internal', 'The image could not be encoded.', { cause: error })
  }
}

/** Settles as `work` does, or rejects as soon as the signal aborts. */
async function withAbort<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work
  let stopListening = () => {}
  const aborted = new Promise<never>((_resolve, reject) => {
    const onAbort = () => reject(toAbortError(signal))
    signal.addEventListener('abort', onAbort, { once: true })
    stopListening = () => signal.removeEventListener('abort', onAbort)
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    stopListening()
  }
}
