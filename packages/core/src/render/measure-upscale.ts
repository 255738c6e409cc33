import type { LoadedImage } from '../assets/asset-table.ts'
import type { Rect } from '../foundation/geometry.ts'
import type { Box, BoxTree } from '../layout/box-tree.ts'
import { listImageFills } from '../overrides/image-fills.ts'
import type { ResolvedImageFill } from '../overrides/resolved-effects.ts'
import type { ObjectFit } from '../overrides/resolved-template.ts'
import { placeQrLogo, snapQrGrid } from '../paint/qr-grid.ts'

/** A picture in the box that it is fitted into. */
export interface FittedPicture {
  readonly image: LoadedImage
  /** CSS px. */
  readonly rect: Pick<Rect, 'width' | 'height'>
  readonly fit: ObjectFit
}

export interface UpscaleContext extends Pick<BoxTree, 'fills'> {
  /** Device px per CSS px. */
  readonly scale: number
}

/** Device px per source px on the worse axis, as the object fit stretches the source. */
export function measureUpscale({ image, rect, fit }: FittedPicture, scale: number): number {
  const x = (rect.width * scale) / image.width
  const y = (rect.height * scale) / image.height
  const byFit = {
    cover: Math.max(x, y),
    contain: Math.min(x, y),
    fill: Math.max(x, y),
    'scale-down': Math.min(1, x, y),
  } as const
  return Math.round(byFit[fit] * 1000) / 1000
}

/**
 * How far a box enlarges the photo that it enlarges most: its own, its logo, or one that it is filled
 * with, which spans the box. Masks are no pictures, and drawings are sharp at any size.
 */
export function measureWorstUpscale(box: Box, context: UpscaleContext): number | undefined {
  const upscales = [...listPictures(box, context)]
    .filter(({ image }) => image.kind === 'raster')
    .map((picture) => measureUpscale(picture, context.scale))
  return upscales.length === 0 ? undefined : Math.max(...upscales)
}

/** The same of the background of a page. */
export function measureCanvasUpscale(
  { background, width, height }: BoxTree,
  context: UpscaleContext,
): number | undefined {
  if (background?.type !== 'image') return undefined
  const picture = fitFill(background, { width, height }, context)
  return picture?.image.kind === 'raster' ? measureUpscale(picture, context.scale) : undefined
}

function* listPictures(box: Box, context: UpscaleContext): Generator<FittedPicture> {
  const { rect } = box
  if (box.kind === 'image' || box.kind === 'svg') {
    yield { image: box.asset.image, rect, fit: box.layer.fit }
  }
  if (box.kind === 'qr' && box.asset !== undefined) {
    const grid = snapQrGrid(box, context.scale)
    const place = grid && placeQrLogo(box, grid)
    if (place !== undefined) yield { image: box.asset.image, rect: place, fit: 'contain' }
  }
  const mask = box.kind === 'image' ? box.layer.mask : undefined
  for (const fill of listImageFills(box.layer)) {
    const picture = fill === mask ? undefined : fitFill(fill, rect, context)
    if (picture !== undefined) yield picture
  }
}

function fitFill(
  { source, fit }: ResolvedImageFill,
  rect: FittedPicture['rect'],
  { fills }: UpscaleContext,
): FittedPicture | undefined {
  const image = fills.get(source)
  return image && { image, rect, fit }
}
