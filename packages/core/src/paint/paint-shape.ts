import type { ResolvedStroke } from '../overrides/resolved-fill.ts'
import type { ResolvedShape } from '../overrides/resolved-template.ts'
import type { RectGeometry } from './border.ts'
import { growRadii } from './corner-radius.ts'
import type { Geometry } from './display-list.ts'
import { hasInside } from './has-inside.ts'
import { buildOutline } from './outline-path.ts'
import { paintFill } from './paint-fill.ts'
import type { Brush, Painter, PaintNode, ShadowDrawing } from './paint-node.ts'
import { paintStroke } from './paint-stroke.ts'
import { outsetRect } from './rect-algebra.ts'
import { paintBoxShadows, paintDropShadows, paintInsetShadows } from './shadow.ts'

export const paintShape: Painter<'shape'> = ({ layer, rect }, brush, tools) => {
  const geometry = buildOutline(layer.outline, rect, tools.readPath)
  // The bounds of a line may have no height.
  const fill = hasInside(layer.outline) ? layer.fill : undefined
  const drawn = [
    ...(fill === undefined ? [] : paintFill(geometry, { fill, box: rect }, { brush, tools })),
    ...paintInside(layer, geometry, brush),
    ...paintStroke(geometry, layer, { rect, brush, tools }),
  ]
  return [...paintShadows(layer, geometry, drawn, brush), ...drawn]
}

/** The inner shadows of a rectangle begin at the inner edge of its stroke. */
function paintInside(
  { shadows, stroke }: ResolvedShape,
  geometry: Geometry,
  brush: Brush,
): readonly PaintNode[] {
  if (geometry.type !== 'rect') return []
  return paintInsetShadows(strokedBox(geometry, stroke, 'inner'), shadows, brush)
}

/** A rectangle casts the shadow of a box, any other shape that of its ink. */
function paintShadows(
  layer: ResolvedShape,
  geometry: Geometry,
  drawn: readonly PaintNode[],
  brush: Brush,
): readonly ShadowDrawing[] {
  if (layer.outline.shape !== 'rect' || geometry.type !== 'rect') {
    return paintDropShadows(drawn, layer.shadows, brush)
  }
  return paintBoxShadows(strokedBox(geometry, layer.stroke, 'outer'), layer.shadows, brush)
}

/** The box up to an edge of an unbroken stroke, half of which lies outside and half inside. */
function strokedBox(
  box: RectGeometry,
  stroke: ResolvedStroke | undefined,
  edge: 'outer' | 'inner',
): RectGeometry {
  if (stroke === undefined || stroke.dash.length > 0) return box
  const by = edge === 'outer' ? stroke.width / 2 : -stroke.width / 2
  return { type: 'rect', rect: outsetRect(box.rect, by), radii: growRadii(box.radii, by) }
}
