import type { Rect } from '../foundation/geometry.ts'
import { type Matrix, transformBounds } from '../foundation/matrix.ts'
import type { Geometry, StrokeStyle } from './display-list.ts'
import { geometryBounds } from './geometry-bounds.ts'
import { outsetRect } from './rect-algebra.ts'

/** Where a stroke can be: the geometry, grown by what its width, joins and caps add. */
export function strokeBounds(
  geometry: Geometry,
  stroke: StrokeStyle,
  transform: Matrix | undefined,
): Rect | undefined {
  const inner = geometryBounds(geometry, undefined)
  if (inner === undefined) return undefined
  const outer = outsetRect(inner, (stroke.width / 2) * reach(geometry, stroke))
  return transform === undefined ? outer : transformBounds(transform, outer)
}

/** How many half widths the ink can be away from the geometry. */
function reach(geometry: Geometry, stroke: StrokeStyle): number {
  const cap = stroke.cap === 'square' ? Math.SQRT2 : 1
  // The outer corners of a rectangle lie within its own rectangle grown by half a width.
  if (geometry.type === 'rect') return stroke.dash.length === 0 ? 1 : cap
  // Two verbs are a single segment, which has ends but no joins.
  const hasJoins = geometry.path.verbs.length > 2
  return Math.max(cap, hasJoins && stroke.join === 'miter' ? stroke.miterLimit : 1)
}
