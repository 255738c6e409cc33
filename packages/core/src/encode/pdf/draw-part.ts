import { sha256Hex } from '../../foundation/digest.ts'
import type { Rect } from '../../foundation/geometry.ts'
import type { Command, DisplayList, ImageCommand } from '../../paint/display-list.ts'
import type { Rasterizer } from '../raster/rasterize.ts'
import type { Pixels } from './embed-pixels.ts'

/** What drawing pixels needs. */
export interface PartTools {
  readonly rasterizer: Rasterizer
  readonly signal?: AbortSignal | undefined
  readonly check?: (() => void) | undefined
}

/** Pixels of one part; a larger one is drawn less finely. */
const MAX_PIXELS = 16_000_000

/** What was drawn, and the rectangle that it fills, page px. */
export interface DrawnPart extends Pixels {
  readonly area: Rect
}

/** What is drawn as pixels. */
export interface Part {
  readonly commands: readonly Command[]
  /** Page px. */
  readonly bounds: Rect
}

/** Draws commands as pixels, on transparent ground. @param finest Px drawn per page px. */
export async function drawPart(
  { commands, bounds }: Part,
  finest: number,
  tools: PartTools,
): Promise<DrawnPart> {
  const fitting = Math.sqrt(MAX_PIXELS / Math.max(1, bounds.width * bounds.height))
  const scale = Math.min(finest, fitting)
  // Whole px of what is drawn, so that nothing is cut or resampled.
  const left = Math.floor(bounds.x * scale - 1)
  const top = Math.floor(bounds.y * scale - 1)
  const right = Math.ceil((bounds.x + bounds.width) * scale + 1)
  const bottom = Math.ceil((bounds.y + bounds.height) * scale + 1)
  const area = {
    x: left / scale,
    y: top / scale,
    width: (right - left) / scale,
    height: (bottom - top) / scale,
  }
  const list = listOf(commands, { width: area.x + area.width, height: area.y + area.height })
  const { signal, check } = tools
  const drawn = await tools.rasterizer.rasterize(list, {
    scale,
    area,
    signal,
    check,
    keepsPixels: true,
  })
  const { width, height, channels, pixels } = drawn
  return { width, height, channels, pixels, area }
}

/** Decodes all of an image, upright. */
export async function decodeWhole(
  { image, path }: Pick<ImageCommand, 'image' | 'path'>,
  size: { readonly width: number; readonly height: number },
  tools: PartTools,
): Promise<Pixels> {
  const rect = { x: 0, y: 0, ...size }
  const command: ImageCommand = {
    kind: 'image',
    digest: sha256Hex(`whole ${image.digest} ${size.width} ${size.height}`),
    bounds: rect,
    volatile: true,
    path,
    image,
    crop: { x: 0, y: 0, width: image.width, height: image.height },
    rect,
    flipX: false,
    flipY: false,
    filters: [],
    transform: undefined,
  }
  const { signal, check } = tools
  const list = { ...listOf([command], size), opaque: !image.hasAlpha }
  return tools.rasterizer.rasterize(list, { scale: 1, signal, check, keepsPixels: true })
}

/** The size of an image, or less when it has too many px. */
export function boundedSize({ width, height }: { width: number; height: number }) {
  const reduction = Math.min(1, Math.sqrt(MAX_PIXELS / (width * height)))
  return {
    width: Math.max(1, Math.floor(width * reduction)),
    height: Math.max(1, Math.floor(height * reduction)),
  }
}

function listOf(
  commands: readonly Command[],
  { width, height }: { readonly width: number; readonly height: number },
): DisplayList {
  return { width, height, opaque: false, commands, title: undefined, description: undefined }
}
