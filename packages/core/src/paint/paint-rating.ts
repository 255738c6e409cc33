import type { Rect } from '../foundation/geometry.ts'
import type { ResolvedRating } from '../overrides/resolved-template.ts'
import { clipNodes } from './clip-nodes.ts'
import { SQUARE } from './corner-radius.ts'
import type { Geometry } from './display-list.ts'
import { isOpaqueFill } from './fill.ts'
import { geometryBounds } from './geometry-bounds.ts'
import { paintFill } from './paint-fill.ts'
import type { Brush, Painter, PaintNode } from './paint-node.ts'
import { buildRatingSymbol } from './rating-symbol.ts'
import { outsetRect } from './rect-algebra.ts'
import { paintDropShadows } from './shadow.ts'

/** Beyond every px that an outline touches. */
const OUTSIDE_PX = 2

/** Symbols from the left edge of the box, each filled up to its share of the value. */
export const paintRating: Painter<'rating'> = ({ layer, rect }, brush, tools) => {
  const side = findSide(layer, rect)
  if (!(side > 0)) return []
  const y = rect.y + (rect.height - side) / 2
  const paints: SymbolPaints = {
    isFullOpaque: layer.fill.type !== 'image' && isOpaqueFill(layer.fill),
    paintFull: (symbol) => paintFill(symbol, { fill: layer.fill, box: rect }, { brush, tools }),
    paintEmpty: (symbol) =>
      paintFill(symbol, { fill: layer.emptyFill, box: rect }, { brush, tools }),
    scale: tools.scale,
    brush,
  }
  const drawn = Array.from({ length: layer.max }, (_, index) => {
    const place = { x: rect.x + index * (side + layer.gap), y, width: side, height: side }
    const geometry = buildRatingSymbol(layer, place, tools.readPath)
    return paintSymbol(geometry, layer.value - index, paints)
  }).flat()
  return [...paintDropShadows(drawn, layer.shadows, brush), ...drawn]
}

/** Px of the square around each symbol. */
function findSide({ max, gap }: ResolvedRating, rect: Rect): number {
  return Math.min(rect.height, (rect.width - (max - 1) * gap) / max)
}

interface SymbolPaints {
  /** Whether nothing shows through a full symbol. */
  readonly isFullOpaque: boolean
  paintFull(symbol: Geometry): readonly PaintNode[]
  paintEmpty(symbol: Geometry): readonly PaintNode[]
  /** Device px per page px. */
  readonly scale: number
  readonly brush: Brush
}

/** @param share Of the symbol's own width, from the left; 0 and less is empty, 1 and more is full. */
function paintSymbol(
  geometry: Geometry,
  share: number,
  { isFullOpaque, paintFull, paintEmpty, scale, brush }: SymbolPaints,
): readonly PaintNode[] {
  if (share >= 1) return paintFull(geometry)
  if (share <= 0) return paintEmpty(geometry)
  const bounds = geometryBounds(geometry, undefined)
  if (bounds === undefined) return []
  const width = bounds.width * share
  // A pixel that both parts share would show the backdrop between them, were they to end in it alike.
  const under = isFullOpaque ? Math.min(width, 1 / scale) : 0
  const end = bounds.x + width
  // Only the edge between the two cuts; the outline's own edges must not be cut a second time.
  const around = outsetRect(bounds, OUTSIDE_PX)
  const left = { ...around, width: end - around.x }
  const from = under < width ? end - under : around.x
  const right = { ...around, x: from, width: around.x + around.width - from }
  return [
    ...clipNodes(paintEmpty(geometry), toGeometry(right), brush),
    ...clipNodes(paintFull(geometry), toGeometry(left), brush),
  ]
}

function toGeometry(rect: Rect): Geometry {
  return { type: 'rect', rect, radii: SQUARE }
}
