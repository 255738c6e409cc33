import type { Rect } from '../../foundation/geometry.ts'
import { type Matrix, multiply } from '../../foundation/matrix.ts'
import type { ImageCommand } from '../../paint/display-list.ts'
import { mirrorAbout } from '../svg/mirror-about.ts'
import { turnUpright } from '../svg/turn-upright.ts'
import type { EmbeddedImage } from './embed-jpeg.ts'
import { writeGeometry } from './write-path.ts'
import { writeNumbers } from './write-value.ts'

/** Shares of a px by which a crop may miss the image's edges and still be all of it. */
const TOLERANCE = 1e-3

/**
 * Operators that let the next image be drawn where a command wants it: a clip when only a part of it
 * shows, then coordinates in which it is a square of side 1 (ISO 32000-1, 8.9.3).
 *
 * @param matrix From page px to points, the command's own transform included.
 */
export function placeImage(
  command: ImageCommand,
  { orientation }: EmbeddedImage,
  matrix: Matrix,
): string {
  const { image, crop, rect } = command
  const mirror = mirrorAbout(command)
  const toPoints = mirror === undefined ? matrix : multiply(matrix, mirror)
  const scaleX = rect.width / crop.width
  const scaleY = rect.height / crop.height
  const toPage: Matrix = {
    a: scaleX,
    b: 0,
    c: 0,
    d: scaleY,
    e: rect.x - crop.x * scaleX,
    f: rect.y - crop.y * scaleY,
  }
  const isTurned = orientation >= 5
  const stored = {
    x: 0,
    y: 0,
    width: isTurned ? image.height : image.width,
    height: isTurned ? image.width : image.height,
  }
  const upright = turnUpright(orientation, image)
  const place = multiply(toPoints, upright === undefined ? toPage : multiply(toPage, upright))
  const geometry = { type: 'rect', rect, radii: [0, 0, 0, 0] } as const
  const clip = isWhole(command) ? '' : `${writeGeometry(geometry, toPoints)}W n\n`
  return clip + placeUnitSquare(stored, place)
}

/** Makes the unit square, y up, a rectangle of coordinates that `matrix` takes to points. */
export function placeUnitSquare({ x, y, width, height }: Rect, matrix: Matrix): string {
  const { a, b, c, d, e, f } = multiply(matrix, {
    a: width,
    b: 0,
    c: 0,
    d: -height,
    e: x,
    f: y + height,
  })
  return `${writeNumbers([a, b, c, d, e, f], 6)} cm\n`
}

function isWhole({ image, crop }: ImageCommand): boolean {
  return (
    crop.x <= TOLERANCE &&
    crop.y <= TOLERANCE &&
    crop.width >= image.width - TOLERANCE &&
    crop.height >= image.height - TOLERANCE
  )
}
