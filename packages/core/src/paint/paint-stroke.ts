import type { Rect } from '../foundation/geometry.ts'
import { BLACK } from '../foundation/rgba.ts'
import type { ResolvedArrows } from '../overrides/resolved-effects.ts'
import type { ResolvedStroke } from '../overrides/resolved-fill.ts'
import type { ResolvedShape } from '../overrides/resolved-template.ts'
import { type ArrowedLine, addArrowHeads } from './arrow-heads.ts'
import { buildFill } from './build-fill.ts'
import { SQUARE } from './corner-radius.ts'
import type { Geometry, Paint, StrokeStyle } from './display-list.ts'
import { buildPaint, isOpaqueFill } from './fill.ts'
import { maskNodes } from './mask-nodes.ts'
import { type FillTools, paintInkFill } from './paint-fill.ts'
import type { Brush, PaintNode } from './paint-node.ts'
import { outsetRect, uniteRects } from './rect-algebra.ts'
import { strokeBounds } from './stroke-bounds.ts'

/** The initial value of SVG `stroke-miterlimit`. */
const MITER_LIMIT = 4

interface StrokeTools extends FillTools {
  /** The layer's box. */
  readonly rect: Rect
}

/** Draws along the outline of a shape, with the heads that its ends have. */
export function paintStroke(
  geometry: Geometry,
  { stroke, arrows }: Pick<ResolvedShape, 'stroke' | 'arrows'>,
  { rect, brush, tools }: StrokeTools,
): readonly PaintNode[] {
  if (stroke === undefined || stroke.width <= 0) return []
  const line: ArrowedLine =
    arrows === undefined || geometry.type === 'rect'
      ? { shaft: geometry, heads: [] }
      : addArrowHeads(geometry.path, arrows, stroke.width)
  const { fill } = stroke
  const ink = { line, style: toStyle(stroke) }
  // A gradient spans the box; a picture must reach the outer edge of the ink as well.
  const box = fill.type === 'image' ? outsetRect(rect, reachOf(stroke, arrows)) : rect
  const isSeenThrough = fill.type !== 'image' && !isOpaqueFill(fill)
  if (!isSeenThrough || line.heads.length === 0) {
    return paintInkFill({ fill, box }, (paint) => paintLine(ink, paint, brush), { brush, tools })
  }
  const solid: Paint = { type: 'solid', color: BLACK }
  const untransformed = paintLine(ink, solid, { ...brush, transform: undefined })
  const bounds = uniteRects(untransformed.map((node) => node.bounds))
  if (bounds === undefined) return []
  // A shaft reaches into its heads, which translucent ink must not show.
  const area: Geometry = { type: 'rect', rect: bounds, radii: SQUARE }
  const filled = buildFill(area, buildPaint(fill, box), brush)
  return maskNodes(filled, paintLine(ink, solid, brush), brush)
}

interface LineInk {
  readonly line: ArrowedLine
  readonly style: StrokeStyle
}

function paintLine({ line, style }: LineInk, paint: Paint, brush: Brush): readonly PaintNode[] {
  const { shaft: geometry, heads } = line
  const bounds = strokeBounds(geometry, style, brush.transform)
  const shaft: readonly PaintNode[] =
    bounds === undefined
      ? []
      : [{ ...brush, kind: 'stroke', bounds, geometry, paint, stroke: style }]
  return [...shaft, ...heads.flatMap((head) => buildFill(head, paint, brush))]
}

/** How far from the outline there may be ink, px. */
function reachOf(stroke: ResolvedStroke, arrows: ResolvedArrows | undefined): number {
  return (stroke.width / 2) * (arrows?.size ?? 1)
}

function toStyle({ width, dash, cap, join }: ResolvedStroke): StrokeStyle {
  // Dashes without any length are drawn as a solid line (SVG 1.1 section 11.4).
  const isDashed = dash.some((length) => length > 0)
  return { width, dash: isDashed ? dash : [], cap, join, miterLimit: MITER_LIMIT }
}
