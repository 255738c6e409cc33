import type { Target } from './blend.ts'
import { intersectBoxes, isEmptyBox } from './device-box.ts'
import { boxOfSurface, offsetInSurface, type Surface } from './surface.ts'

/** Where a pixel of a layer is drawn. */
export interface LayerPixel {
  /** Index of the pixel in the data of the surface. */
  at: number
  /** Index of the pixel in the data of the layer. */
  from: number
  /** 0..255, what the clip lets through; never 0. */
  coverage: number
}

/** Calls for each pixel of a layer that is seen, row by row, always with the same object. */
export function visitLayer(
  { surface, clip }: Target,
  layer: Surface,
  visit: (pixel: LayerPixel) => void,
): void {
  const { mask } = clip
  const box = intersectBoxes(intersectBoxes(boxOfSurface(layer), clip.box), boxOfSurface(surface))
  if (isEmptyBox(box)) return
  const pixel = { at: 0, from: 0, coverage: 255 }
  for (let y = box.top; y < box.bottom; y++) {
    pixel.at = offsetInSurface(surface, box.left, y)
    pixel.from = offsetInSurface(layer, box.left, y)
    let covered = mask === undefined ? 0 : (y - mask.top) * mask.width + box.left - mask.left
    for (let x = box.left; x < box.right; x++, covered++) {
      pixel.coverage = mask === undefined ? 255 : (mask.data[covered] ?? 0)
      if (pixel.coverage > 0) visit(pixel)
      pixel.at += surface.channels
      pixel.from += 4
    }
  }
}
