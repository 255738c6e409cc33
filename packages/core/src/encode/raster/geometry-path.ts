import type { Rect } from '../../foundation/geometry.ts'
import { type Path, PathBuilder } from '../../foundation/path.ts'
import type { Geometry } from '../../paint/display-list.ts'

/**
 * Distance of a cubic's control points from its ends, in radii, that draws a quarter circle:
 * 4/3 · (√2 − 1). The radius is off by 0.027 % at most.
 */
const QUARTER_ARC = 0.5522847498307936

/** The outline of a geometry, before any transform. */
export function toPath(geometry: Geometry): Path {
  if (geometry.type === 'path') return geometry.path
  return toRoundedRectPath(geometry.rect, geometry.radii)
}

export function isSquareCornered(geometry: Geometry): boolean {
  return geometry.type === 'rect' && geometry.radii.every((radius) => radius <= 0)
}

/** Clockwise from the top left. Radii too large for the sides are left to the caller to reduce. */
function toRoundedRectPath(rect: Rect, radii: readonly [number, number, number, number]): Path {
  const [topLeft, topRight, bottomRight, bottomLeft] = radii
  const { x, y } = rect
  const right = x + rect.width
  const bottom = y + rect.height
  const path = new PathBuilder()
  path.moveTo(x + topLeft, y).lineTo(right - topRight, y)
  let far = topRight * (1 - QUARTER_ARC)
  if (topRight > 0) path.cubicTo(right - far, y, right, y + far, right, y + topRight)
  path.lineTo(right, bottom - bottomRight)
  far = bottomRight * (1 - QUARTER_ARC)
  if (bottomRight > 0) {
    path.cubicTo(right, bottom - far, right - far, bottom, right - bottomRight, bottom)
  }
  path.lineTo(x + bottomLeft, bottom)
  far = bottomLeft * (1 - QUARTER_ARC)
  if (bottomLeft > 0) path.cubicTo(x + far, bottom, x, bottom - far, x, bottom - bottomLeft)
  path.lineTo(x, y + topLeft)
  far = topLeft * (1 - QUARTER_ARC)
  if (topLeft > 0) path.cubicTo(x, y + far, x + far, y, x + topLeft, y)
  return path.close().build()
}
