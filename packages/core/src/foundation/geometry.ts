/**
 * Coordinates everywhere: origin top left, x to the right, y down, CSS px of the page before `scale`.
 */
export interface Point {
  readonly x: number
  readonly y: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Corner radii in CSS order: top left, top right, bottom right, bottom left. */
export type CornerRadii = readonly [number, number, number, number]

/** The part that two rectangles share, `undefined` when they share no area. */
export function intersectRects(a: Rect, b: Rect): Rect | undefined {
  const x = Math.max(a.x, b.x)
  const y = Math.max(a.y, b.y)
  const width = Math.min(a.x + a.width, b.x + b.width) - x
  const height = Math.min(a.y + a.height, b.y + b.height) - y
  return width > 0 && height > 0 ? { x, y, width, height } : undefined
}
