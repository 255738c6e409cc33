import { intersectRects, type Rect } from '../foundation/geometry.ts'
import { invert, type Matrix, transformBounds } from '../foundation/matrix.ts'
import type { Geometry } from './display-list.ts'
import { geometryBounds } from './geometry-bounds.ts'
import { isolateNodes } from './group-nodes.ts'
import type { Brush, PaintNode } from './paint-node.ts'
import { uniteRects } from './rect-algebra.ts'
import { roundedRectContains } from './rounded-rect-contains.ts'

/**
 * Shows nodes only inside a geometry.
 *
 * A clip that would cut nothing is left out: exporters must hold what is drawn under a clip in a
 * mask or a group, and no cached prefix of the commands may end inside one.
 */
export function clipNodes(
  nodes: readonly PaintNode[],
  geometry: Geometry,
  brush: Brush,
): readonly PaintNode[] {
  const children = isolateNodes(nodes, brush)
  const content = uniteRects(children.map((child) => child.bounds))
  const shape = geometryBounds(geometry, brush.transform)
  if (content === undefined || shape === undefined) return []
  const bounds = intersectRects(content, shape)
  if (bounds === undefined) return []
  if (holds(geometry, brush.transform, content)) return children
  const volatile = brush.volatile || children.some((child) => child.volatile)
  return [{ ...brush, kind: 'clip', volatile, bounds, geometry, children }]
}

/** Whether all of `content` lies inside; may say no to rotated content that just fits. */
function holds(geometry: Geometry, transform: Matrix | undefined, content: Rect): boolean {
  if (geometry.type !== 'rect') return false
  if (transform === undefined) return roundedRectContains(geometry.rect, geometry.radii, content)
  const inverse = invert(transform)
  if (inverse === undefined) return false
  return roundedRectContains(geometry.rect, geometry.radii, transformBounds(inverse, content))
}
