import type { Geometry, Paint } from './display-list.ts'
import { isTransparent } from './fill.ts'
import { geometryBounds } from './geometry-bounds.ts'
import type { Brush, FillDrawing } from './paint-node.ts'

/** A fill as a list of one, or of none when nothing of it would be seen. */
export function buildFill(
  geometry: Geometry,
  paint: Paint | undefined,
  brush: Brush,
): readonly FillDrawing[] {
  if (paint === undefined || isTransparent(paint)) return []
  const bounds = geometryBounds(geometry, brush.transform)
  if (bounds === undefined || bounds.width === 0 || bounds.height === 0) return []
  return [{ ...brush, kind: 'fill', bounds, geometry, paint }]
}
