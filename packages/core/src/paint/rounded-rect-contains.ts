import type { CornerRadii, Rect } from '../foundation/geometry.ts'

/** Px that may stick out unnoticed: far below what any coverage shows. */
const SLACK = 1e-3

/** Whether a rounded rectangle holds all of `inner`. It is convex, so the four corners decide. */
export function roundedRectContains(outer: Rect, radii: CornerRadii, inner: Rect): boolean {
  const left = inner.x - outer.x
  const top = inner.y - outer.y
  const right = outer.width - left - inner.width
  const bottom = outer.height - top - inner.height
  const [topLeft, topRight, bottomRight, bottomLeft] = radii
  return (
    Math.min(left, top, right, bottom) >= -SLACK &&
    isInsideCorner(left, top, topLeft) &&
    isInsideCorner(right, top, topRight) &&
    isInsideCorner(right, bottom, bottomRight) &&
    isInsideCorner(left, bottom, bottomLeft)
  )
}

/** `x` and `y` are distances from the two sides that meet in the corner. */
function isInsideCorner(x: number, y: number, radius: number): boolean {
  if (x >= radius || y >= radius) return true
  return Math.hypot(radius - x, radius - y) <= radius + SLACK
}
