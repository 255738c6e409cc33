import type { RasterImage } from '../encode/raster/raster-image.ts'
import type { Rect } from '../foundation/geometry.ts'
import { compareLayers, type LayerChange } from './compare-layers.ts'
import type { InspectedPage } from './inspect.ts'

/** Pixels without any account of how they came about. */
export type Pixels = Pick<RasterImage, 'width' | 'height' | 'channels' | 'pixels'>

export interface ChangedLayer extends Omit<LayerChange, 'bounds'> {
  /** Pixels that differ where the layer is drawn; those under several layers count for each. */
  readonly pixels: number
}

export interface PageComparison {
  readonly sameSize: boolean
  /** Pixels of which any channel differs; what only one page has differs too. */
  readonly differing: number
  /** Of all pixels of both pages, laid over one another. */
  readonly total: number
  /** The largest difference of one channel, 0..255. */
  readonly largest: number
  /** Layers whose drawing commands differ. */
  readonly layers: readonly ChangedLayer[]
  /** Pixels that differ where no changed layer is drawn. */
  readonly unexplained: number
  /** Grey where the pages agree, red where not; `undefined` when they agree everywhere. */
  readonly heat: Pixels | undefined
}

/**
 * Compares two pages pixel by pixel, and finds the layers that are to blame by their drawing commands.
 * Linear in pixels times changed layers.
 */
export function comparePages(before: InspectedPage, after: InspectedPage): PageComparison {
  const width = Math.max(before.image.width, after.image.width)
  const height = Math.max(before.image.height, after.image.height)
  const differences = measureDifferences(before.image, after.image, { width, height })
  const changes = compareLayers(before.list, after.list)
  const masks = changes.map((change) => ({
    ...change,
    mask: drawMask(change.bounds, { width, height, scale: Math.max(before.scale, after.scale) }),
  }))
  const pixels = masks.map(() => 0)
  let [differing, largest, unexplained] = [0, 0, 0]
  for (const [at, difference] of differences.entries()) {
    if (difference === 0) continue
    differing += 1
    largest = Math.max(largest, difference)
    let isExplained = false
    for (const [index, { mask }] of masks.entries()) {
      if (mask[at] === 0) continue
      isExplained = true
      pixels[index] = (pixels[index] ?? 0) + 1
    }
    if (!isExplained) unexplained += 1
  }
  return {
    sameSize:
      before.image.width === after.image.width && before.image.height === after.image.height,
    differing,
    total: width * height,
    largest,
    layers: changes.map(({ path, change }, index) => ({
      path,
      change,
      pixels: pixels[index] ?? 0,
    })),
    unexplained,
    heat: differing === 0 ? undefined : drawHeat(differences, after.image, { width, height }),
  }
}

interface Extent {
  readonly width: number
  readonly height: number
}

/** For each pixel, the largest difference of a channel. */
function measureDifferences(a: RasterImage, b: RasterImage, { width, height }: Extent): Uint8Array {
  const differences = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      differences[y * width + x] =
        isInside(a, x, y) && isInside(b, x, y) ? differenceAt(a, b, { x, y }) : 255
    }
  }
  return differences
}

function isInside({ width, height }: Extent, x: number, y: number): boolean {
  return x < width && y < height
}

/** The colour under a wholly transparent pixel shows nowhere, so it is not compared. */
function differenceAt(a: RasterImage, b: RasterImage, { x, y }: { x: number; y: number }): number {
  const [from, to] = [(y * a.width + x) * a.channels, (y * b.width + x) * b.channels]
  const [alpha, otherAlpha] = [alphaAt(a, from), alphaAt(b, to)]
  if (alpha === 0 && otherAlpha === 0) return 0
  let largest = Math.abs(alpha - otherAlpha)
  for (let channel = 0; channel < 3; channel++) {
    const delta = (a.pixels[from + channel] ?? 0) - (b.pixels[to + channel] ?? 0)
    largest = Math.max(largest, Math.abs(delta))
  }
  return largest
}

function alphaAt({ channels, pixels }: RasterImage, at: number): number {
  return channels === 3 ? 255 : (pixels[at + 3] ?? 0)
}

/** 1 where a pixel may belong to one of the boxes. */
function drawMask(
  boxes: readonly Rect[],
  { width, height, scale }: Extent & { readonly scale: number },
): Uint8Array {
  const mask = new Uint8Array(width * height)
  for (const box of boxes) {
    const left = Math.max(0, Math.floor(box.x * scale))
    const right = Math.min(width, Math.ceil((box.x + box.width) * scale))
    const bottom = Math.min(height, Math.ceil((box.y + box.height) * scale))
    for (let y = Math.max(0, Math.floor(box.y * scale)); y < bottom; y++) {
      if (right > left) mask.fill(1, y * width + left, y * width + right)
    }
  }
  return mask
}

function drawHeat(differences: Uint8Array, after: RasterImage, { width, height }: Extent): Pixels {
  const pixels = new Uint8Array(width * height * 3)
  for (const [at, difference] of differences.entries()) {
    const [x, y] = [at % width, Math.floor(at / width)]
    const green = after.pixels[(y * after.width + x) * after.channels + 1] ?? 0
    const faint = 200 + Math.round((isInside(after, x, y) ? green : 255) * 0.2)
    const color = difference > 0 ? [Math.min(255, 128 + difference), 0, 40] : [faint, faint, faint]
    pixels.set(color, at * 3)
  }
  return { width, height, channels: 3, pixels }
}
