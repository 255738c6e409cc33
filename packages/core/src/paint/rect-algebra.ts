import type { Rect } from '../foundation/geometry.ts'

/** Standard deviations after which a Gaussian has faded below one part in 300. */
export const REACH_SIGMAS = 3

/** The smallest rectangle that holds all; `undefined` for none. */
export function uniteRects(rects: Iterable<Rect>): Rect | undefined {
  let left = Number.POSITIVE_INFINITY
  let top = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  let bottom = Number.NEGATIVE_INFINITY
  for (const rect of rects) {
    left = Math.min(left, rect.x)
    top = Math.min(top, rect.y)
    right = Math.max(right, rect.x + rect.width)
    bottom = Math.max(bottom, rect.y + rect.height)
  }
  if (left > right || top > bottom) return undefined
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** Moves every edge outwards, or inwards when `by` is negative; never below a size of 0. */
export function outsetRect(rect: Rect, by: number): Rect {
  const width = Math.max(0, rect.width + 2 * by)
  const height = Math.max(0, rect.height + 2 * by)
  return {
    x: rect.x + (rect.width - width) / 2,
    y: rect.y + (rect.height - height) / 2,
    width,
    height,
  }
}
