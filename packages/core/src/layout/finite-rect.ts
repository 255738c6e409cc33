import type { Rect } from '../foundation/geometry.ts'

/** No later stage has to reckon with NaN, infinity or negative sizes, whatever layout was given. */
export function finiteRect({ x, y, width, height }: Rect): Rect {
  return {
    x: finite(x),
    y: finite(y),
    width: Math.max(0, finite(width)),
    height: Math.max(0, finite(height)),
  }
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0
}
