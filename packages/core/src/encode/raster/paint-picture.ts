import { type Matrix, multiply } from '../../foundation/matrix.ts'
import type { ImageCommand, VectorCommand } from '../../paint/display-list.ts'
import { toTurnedInk, toUprightInk } from './bitmap-ink.ts'
import { blendBox, type Target } from './blend.ts'
import { type FillTools, fillShape } from './fill-shape.ts'
import type { Bitmap } from './ink.ts'
import { findPicture } from './picture-request.ts'
import type { Projection } from './projection.ts'

export interface PictureTools extends FillTools {
  /** By the key of their requests. */
  readonly bitmaps: ReadonlyMap<string, Bitmap>
}

/** Draws a decoded image or vector drawing. */
export function paintPicture(
  target: Target,
  { command, projection }: PictureTask,
  tools: PictureTools,
): void {
  const picture = findPicture(command, projection)
  const bitmap = picture === undefined ? undefined : tools.bitmaps.get(picture.request.key)
  if (picture === undefined || bitmap === undefined) return
  const { at, toPicture } = picture.placement
  if (at !== undefined) {
    const box = { ...at, right: at.left + bitmap.width, bottom: at.top + bitmap.height }
    blendBox(target, box, toUprightInk({ bitmap, ...at }, 255))
    return
  }
  const geometry = { type: 'rect', rect: command.rect, radii: [0, 0, 0, 0] } as const
  const ink = toTurnedInk(bitmap, toPicture)
  fillShape(target, { geometry, matrix: toDevice(command, projection.matrix), ink }, tools)
}

export interface PictureTask {
  readonly command: ImageCommand | VectorCommand
  readonly projection: Projection
}

function toDevice(command: ImageCommand | VectorCommand, matrix: Matrix): Matrix {
  return command.transform === undefined ? matrix : multiply(matrix, command.transform)
}
