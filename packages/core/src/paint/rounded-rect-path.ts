import type { CornerRadii, Rect } from '../foundation/geometry.ts'
import type { PathBuilder } from '../foundation/path.ts'

/** Control arm of a quarter circle of radius 1 (error below 0.03 %). */
export const QUARTER_ARM = (4 / 3) * (Math.SQRT2 - 1)

/** Adds a closed clockwise contour; `radii` must fit the sides, as `clampRadii` leaves them. */
export function addRoundedRect(builder: PathBuilder, rect: Rect, radii: CornerRadii): void {
  const { x: left, y: top } = rect
  const right = left + rect.width
  const bottom = top + rect.height
  const [topLeft, topRight, bottomRight, bottomLeft] = radii
  // How far a corner's control points stay from the corner itself.
  const gap = 1 - QUARTER_ARM
  builder.moveTo(left + topLeft, top).lineTo(right - topRight, top)
  if (topRight > 0) {
    const near = topRight * gap
    builder.cubicTo(right - near, top, right, top + near, right, top + topRight)
  }
  builder.lineTo(right, bottom - bottomRight)
  if (bottomRight > 0) {
    const near = bottomRight * gap
    builder.cubicTo(right, bottom - near, right - near, bottom, right - bottomRight, bottom)
  }
  builder.lineTo(left + bottomLeft, bottom)
  if (bottomLeft > 0) {
    const near = bottomLeft * gap
    builder.cubicTo(left + near, bottom, left, bottom - near, left, bottom - bottomLeft)
  }
  if (topLeft > 0) {
    const near = topLeft * gap
    builder.lineTo(left, top + topLeft)
    builder.cubicTo(left, top + near, left + near, top, left + topLeft, top)
  }
  builder.close()
}
