import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { RasterImage } from '../../../src/encode/raster/raster-image.ts'
import type { Rect } from '../../../src/foundation/geometry.ts'
import type { ImageCommand, ImageSource, VectorCommand } from '../../../src/paint/display-list.ts'
import { command, draw, page } from './page.ts'

/** Encoded pictures made by code. */

export interface Pixels {
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
  readonly data: Uint8Array
}

/** Red grows from left to right, green from top to bottom; blue tells the quarters apart. */
export function ramps(width: number, height: number): Pixels {
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3
      data[at] = Math.round((255 * (x + 0.5)) / width)
      data[at + 1] = Math.round((255 * (y + 0.5)) / height)
      data[at + 2] = (x * 2 < width ? 0 : 60) + (y * 2 < height ? 0 : 120)
    }
  }
  return { width, height, channels: 3, data }
}

export async function encodePng({ width, height, channels, data }: Pixels): Promise<ImageSource> {
  const bytes = await sharp(data, { raw: { width, height, channels } }).png().toBuffer()
  return toSource(bytes, { format: 'png', width, height, hasAlpha: channels === 4 })
}

export function toSource(
  bytes: Uint8Array,
  about: Omit<ImageSource, 'bytes' | 'digest'>,
): ImageSource {
  return { ...about, bytes, digest: createHash('sha256').update(bytes).digest('hex') }
}

const SIZE = { width: 100, height: 100 }

export function wholeOf(image: ImageSource): Rect {
  return { x: 0, y: 0, width: image.width, height: image.height }
}

/** A command that stretches an image over the first 100 × 100 px. */
export function showing(image: ImageSource, parts: Partial<ImageCommand> = {}): ImageCommand {
  const rect = { x: 0, y: 0, width: 100, height: 100 }
  const plain = { image, crop: wholeOf(image), rect, flipX: false, flipY: false, filters: [] }
  return command('image', { transform: undefined, ...plain, ...parts })
}

/** The same of an SVG document. */
export const vector = (markup: string, parts: Partial<VectorCommand> = {}): VectorCommand =>
  command('vector', {
    markup,
    digestOfMarkup: markup,
    rect: { x: 0, y: 0, width: 100, height: 100 },
    filters: [],
    transform: undefined,
    ...parts,
  })

/** A canvas of 100 × 100 px with pictures on it. */
export const drawn = (
  ...commands: readonly (ImageCommand | VectorCommand)[]
): Promise<RasterImage> => draw(page(SIZE, commands))
