import type { Rect } from '../foundation/geometry.ts'
import type { ResolvedShape, ResolvedStroke } from '../overrides/resolved-template.ts'
import type { RectGeometry } from './border.ts'
import { buildFill } from './build-fill.ts'
import { growRadii } from './corner-radius.ts'
import type { Geometry } from './display-list.ts'
import { buildPaint } from './fill.ts'
import { buildOutline } from './outline-path.ts'
import type { Brush, Painter, PaintNode, ShadowDrawing, StrokeDrawing } from './paint-node.ts'
import { outsetRect } from './rect-algebra.ts'
import { paintBoxShadows, paintDropShadows } from './shadow.ts'
import { strokeBounds } from './stroke-bounds.ts'

/** The initial value of SVG `stroke-miterlimit`. */
const MITER_LIMIT = 4

export const paintShape: Painter<'shape'> = ({ layer, rect }, brush, { readPath }) => {
  const geometry = buildOutline(layer.outline, rect, readPath)
  // A line has no inside (and its bounds may have no height).
  const fill = layer.outline.shape === 'line' ? undefined : layer.fill
  const drawn = [
    ...(fill === undefined ? [] : buildFill(geometry, buildPaint(fill, rect), brush)),
    ...(layer.stroke === undefined ? [] : paintStroke(geometry, layer.stroke, rect, brush)),
  ]
  return [...paintShadows(layer, geometry, drawn, brush), ...drawn]
}

function paintStroke(
  geometry: Geometry,
  stroke: ResolvedStroke,
  box: Rect,
  brush: Brush,
): readonly StrokeDrawing[] {
  const paint = buildPaint(stroke.fill, box)
  if (paint === undefined || stroke.width <= 0) return []
  const style = {
    width: stroke.width,
    // Dashes without any length are drawn as a solid line (SVG 1.1 section 11.4).
    dash: stroke.dash.some((length) => length > 0) ? stroke.dash : [],
    cap: stroke.cap,
    join: stroke.join,
    miterLimit: MITER_LIMIT,
  }
  const bounds = strokeBounds(geometry, style, brush.transform)
  if (bounds === undefined) return []
  return [{ ...brush, kind: 'stroke', bounds, geometry, paint, stroke: style }]
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
  return paintBoxShadows(strokedBox(geometry, layer.stroke), layer.shadows, brush)
}

/** The box up to the outer edge of an unbroken stroke, half of which lies outside. */
function strokedBox(box: RectGeometry, stroke: ResolvedStroke | undefined): RectGeometry {
  if (stroke === undefined || stroke.dash.length > 0) return box
  const by = stroke.width / 2
  return { type: 'rect', rect: outsetRect(box.rect, by), radii: growRadii(box.radii, by) }
}
