import type { LoadedImage, RasterSource, VectorSource } from '../assets/asset-table.ts'
import type { Rect } from '../foundation/geometry.ts'
import { type Matrix, multiply, transformBounds } from '../foundation/matrix.ts'
import type { PictureFilter } from './display-list.ts'
import { type FittedObject, fitObject, type ObjectFitInput } from './object-fit.ts'
import type { Brush, ImageDrawing, PaintNode, VectorDrawing } from './paint-node.ts'

export interface PictureInput extends Omit<ObjectFitInput, 'image'> {
  readonly image: LoadedImage
  /** Mirrors what shows, after it was chosen and placed. */
  readonly flipX: boolean
  readonly flipY: boolean
  readonly filters: readonly PictureFilter[]
  readonly brush: Brush
}

/** A raster image cut to its box, or all of a vector drawing, which the caller must clip. */
export function paintPicture(input: PictureInput): readonly PaintNode[] {
  const fitted = fitObject(input)
  if (fitted === undefined) return []
  const { image } = input
  return [
    image.kind === 'raster' ? paintRaster(image, fitted, input) : paintVector(image, fitted, input),
  ]
}

function paintRaster(image: RasterSource, fitted: FittedObject, input: PictureInput): ImageDrawing {
  const { brush, flipX, flipY } = input
  return {
    ...brush,
    kind: 'image',
    bounds: boundsUnder(brush.transform, fitted.visible),
    image,
    crop: fitted.crop,
    rect: fitted.visible,
    flipX,
    flipY,
    filters: input.filters,
  }
}

function paintVector(
  image: VectorSource,
  fitted: FittedObject,
  input: PictureInput,
): VectorDrawing {
  const { brush, flipX, flipY } = input
  const transform = flipX || flipY ? mirrored(fitted.visible, input) : brush.transform
  return {
    ...brush,
    kind: 'vector',
    bounds: boundsUnder(transform, fitted.whole),
    digestOfMarkup: image.digest,
    markup: image.markup,
    isTrusted: image.isTrusted,
    rect: fitted.whole,
    filters: input.filters,
    transform,
  }
}

/** The brush's transform after mirroring about the middle of `rect`. */
function mirrored(rect: Rect, { flipX, flipY, brush }: PictureInput): Matrix {
  const mirror: Matrix = {
    a: flipX ? -1 : 1,
    b: 0,
    c: 0,
    d: flipY ? -1 : 1,
    e: flipX ? 2 * rect.x + rect.width : 0,
    f: flipY ? 2 * rect.y + rect.height : 0,
  }
  return brush.transform === undefined ? mirror : multiply(brush.transform, mirror)
}

function boundsUnder(transform: Matrix | undefined, rect: Rect): Rect {
  return transform === undefined ? rect : transformBounds(transform, rect)
}
