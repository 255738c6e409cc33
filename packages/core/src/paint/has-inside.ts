import type { ShapeOutline } from '../overrides/shape-outline.ts'

/** Whether an outline is that of an area, and not a line. */
export function hasInside(outline: ShapeOutline): boolean {
  return outline.shape !== 'line' && !(outline.shape === 'arc' && outline.innerRatio === 1)
}
