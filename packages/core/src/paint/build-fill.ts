import type { Geometry, Paint } from './display-list.ts'
import { isTransparent } from './fill.ts'
import { geometryBounds } from './geometry-bounds.ts'
import type { Brush, FillDrawing } from './paint-node.ts'

/** Thinner areas cover no pixel by a thousandth. */
const MIN_SIDE_PX = 1e-3

/** A fill as a list of one, or of none when nothing of it would be seen. */
export function buildFill(
  geometry: Geometry,
  paint: Paint | undefined,
  brush: Brush,
): readonly FillDrawing[] {
  if (paint === undefined || isTransparent(paint)) return []
  const bounds = geometryBounds(geometry, brush.transform)
  // A rotated line has bounds with an area, so rectangles are measured before they are turned.
  const area = geometry.type === 'rect' ? geometry.rect : bounds
  if (bounds === undefined || area === undefined) return []
  if (area.width < MIN_SIDE_PX || area.height < MIN_SIDE_PX) return []
  return [{ ...brush, kind: 'fill', bounds, geometry, paint }]
}
