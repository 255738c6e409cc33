import type { Sharp, SharpOptions } from 'sharp'
import { isPlatenError, PlatenError } from '../../foundation/errors.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { decodeImage, type ImageRequest } from './decode-image.ts'
import { drawTrustedSvg } from './draw-trusted-svg.ts'
import { type BitmapFiltering, filterBitmap } from './filter-bitmap.ts'
import type { Bitmap } from './ink.ts'
import { finishBitmap } from './sharp-pixels.ts'
import { stretchMarkup, type VectorStretch } from './vector-markup.ts'

/** An SVG document to be drawn at a size. */
export interface VectorRequest extends VectorStretch {
  readonly markup: string
  /** May be drawn in this process. */
  readonly isTrusted?: boolean | undefined
}

/** Pixels that a command needs before it can be painted. */
export type BitmapRequest = {
  /** Equal keys ask for equal pixels. */
  readonly key: string
  /** The layer that asks, for error texts. */
  readonly path: string
  /** Pixels of the result. */
  readonly pixels: number
  /** What becomes of the pixels once they are decoded. */
  readonly filtering: BitmapFiltering | undefined
} & (
  | { readonly kind: 'image'; readonly image: ImageRequest }
  | { readonly kind: 'vector'; readonly vector: VectorRequest }
)

/**
 * Faults that browsers pass over too: the pixels are whole. Everything else, truncation first, is
 * damage that the user should know of.
 */
const TOLERABLE = /extraneous bytes before marker|unknown Adobe color transform|JFIF|iCCP|sRGB/i

export interface DecodeTools {
  /** Ceiling of the pixels of one encoded image. */
  readonly sourcePixels: number
  /** Where SVG documents are drawn. */
  readonly sandbox: Pick<Sandbox, 'drawSvg'>
}

/**
 * Decodes an image, with sharp, or has an SVG document drawn.
 *
 * @param signal Ends a drawing; a decoder cannot be stopped.
 * @throws {PlatenError} source_corrupt, too_many_pixels; of an SVG also what `Sandbox.drawSvg` throws.
 */
export async function decodeBitmap(
  request: BitmapRequest,
  tools: DecodeTools,
  signal: AbortSignal,
): Promise<Bitmap> {
  try {
    const bitmap = await (request.kind === 'image'
      ? decodeTolerantly(request.image, tools.sourcePixels)
      : rasterizeVector(request.vector, tools, signal))
    const { filtering } = request
    return filtering === undefined ? bitmap : await filterBitmap(bitmap, filtering)
  } catch (cause) {
    signal.throwIfAborted()
    throw toSourceError(request, cause)
  }
}

function toSourceError(request: BitmapRequest, cause: unknown): PlatenError {
  if (isPlatenError(cause)) return namingLayer(request, cause)
  const reason = cause instanceof Error ? cause.message : String(cause)
  if (/pixel limit/.test(reason)) {
    const detail = `The image of layer "${request.path}" has more pixels than are allowed.`
    return new PlatenError('too_many_pixels', detail, { cause })
  }
  const what = request.kind === 'image' ? 'image' : 'SVG'
  const detail = `The ${what} of layer "${request.path}" is damaged and cannot be decoded.`
  return new PlatenError('source_corrupt', detail, { cause })
}

/** What is said of an SVG does not know of layers. */
function namingLayer({ kind, path }: BitmapRequest, error: PlatenError): PlatenError {
  if (kind === 'image' || error.code === 'closed') return error
  return new PlatenError(error.code, `Layer "${path}": ${error.message}`, { cause: error })
}

async function decodeTolerantly(image: ImageRequest, sourcePixels: number): Promise<Bitmap> {
  const strict: SharpOptions = {
    failOn: 'warning',
    limitInputPixels: sourcePixels,
    autoOrient: true,
    sequentialRead: true,
  }
  try {
    return await decodeImage(image, await opener(image.image.bytes, strict))
  } catch (fault) {
    if (!(fault instanceof Error && TOLERABLE.test(fault.message))) throw fault
    const tolerant: SharpOptions = { ...strict, failOn: 'error' }
    return decodeImage(image, await opener(image.image.bytes, tolerant))
  }
}

async function rasterizeVector(
  vector: VectorRequest,
  { sandbox, sourcePixels }: DecodeTools,
  signal: AbortSignal,
): Promise<Bitmap> {
  const { window } = vector
  const width = window.right - window.left
  const height = window.bottom - window.top
  const markup = stretchMarkup(vector.markup, vector)
  const drawing = { markup, width, height, maxPixels: sourcePixels }
  const trusted = vector.isTrusted ? await drawTrustedSvg(drawing) : undefined
  const data = trusted ?? (await sandbox.drawSvg(drawing, signal))
  return finishBitmap({ width, height, channels: 4, data })
}

/** sharp takes 70 ms to load, so a page without pictures never asks for it. */
async function opener(bytes: Uint8Array, options: SharpOptions): Promise<() => Sharp> {
  const { default: sharp } = await import('sharp')
  return () => sharp(bytes, options)
}
