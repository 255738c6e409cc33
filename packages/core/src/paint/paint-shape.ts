import type { Rect } from '../foundation/geometry.ts'
import type { ResolvedShape, ResolvedStroke } from '../overrides/resolved-template.ts'
import type { RectGeometry } from './border.ts'
import { growRadii } from './corner-radius.ts'
import type { Geometry } from './display-list.ts'
import { buildOutline } from './outline-path.ts'
import { type FillTools, paintFill, paintInkFill } from './paint-fill.ts'
import type { Brush, Painter, PaintNode, ShadowDrawing } from './paint-node.ts'
import { outsetRect } from './rect-algebra.ts'
import { paintBoxShadows, paintDropShadows, paintInsetShadows } from './shadow.ts'
import { strokeBounds } from './stroke-bounds.ts'

/** The initial value of SVG `stroke-miterlimit`. */
const MITER_LIMIT = 4

export const paintShape: Painter<'shape'> = ({ layer, rect }, brush, tools) => {
  const geometry = buildOutline(layer.outline, rect, tools.readPath)
  // A line has no inside (and its bounds may have no height).
  const fill = layer.outline.shape === 'line' ? undefined : layer.fill
  const drawn = [
    ...(fill === undefined ? [] : paintFill(geometry, { fill, box: rect }, { brush, tools })),
    ...paintInside(layer, geometry, brush),
    ...(layer.stroke === undefined
      ? []
      : paintStroke(geometry, layer.stroke, { rect, brush, tools })),
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

interface StrokeTools extends FillTools {
  /** The layer's box. */
  readonly rect: Rect
}

function paintStroke(
  geometry: Geometry,
  stroke: ResolvedStroke,
  { rect, brush, tools }: StrokeTools,
): readonly PaintNode[] {
  if (stroke.width <= 0) return []
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
  // A gradient spans the box; a picture must reach the outer edge of the stroke as well.
  const { fill } = stroke
  const box = fill.type === 'image' ? outsetRect(rect, stroke.width / 2) : rect
  return paintInkFill(
    { fill, box },
    (paint) => [{ ...brush, kind: 'stroke', bounds, geometry, paint, stroke: style }],
    { brush, tools },
  )
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
