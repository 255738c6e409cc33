import type { Rect } from '../foundation/geometry.ts'
import { BLACK } from '../foundation/rgba.ts'
import type { ResolvedImageFill } from '../overrides/resolved-effects.ts'
import type { ResolvedFill } from '../overrides/resolved-fill.ts'
import { buildFill } from './build-fill.ts'
import { clipNodes } from './clip-nodes.ts'
import type { Geometry, Paint } from './display-list.ts'
import { buildPaint } from './fill.ts'
import { maskNodes } from './mask-nodes.ts'
import type { Brush, PaintNode, PaintTools } from './paint-node.ts'
import { paintPicture } from './paint-picture.ts'

/** A fill and the box that gradients and pictures span. */
export interface FillTask {
  readonly fill: ResolvedFill
  readonly box: Rect
}

/** Fills a geometry; a picture is cut to it. */
export function paintFill(
  geometry: Geometry,
  { fill, box }: FillTask,
  { brush, tools }: FillTools,
): readonly PaintNode[] {
  if (fill.type !== 'image') return buildFill(geometry, buildPaint(fill, box), brush)
  return clipNodes(paintPictureFill(fill, box, { brush, tools }), geometry, brush)
}

/**
 * Fills ink that is no geometry, such as text; a picture is masked by it.
 *
 * @param paintInk Draws the ink in a colour or gradient.
 */
export function paintInkFill(
  { fill, box }: FillTask,
  paintInk: (paint: Paint) => readonly PaintNode[],
  { brush, tools }: FillTools,
): readonly PaintNode[] {
  if (fill.type === 'image') {
    const picture = paintPictureFill(fill, box, { brush, tools })
    return maskNodes(picture, paintInk({ type: 'solid', color: BLACK }), brush)
  }
  const paint = buildPaint(fill, box)
  return paint === undefined ? [] : paintInk(paint)
}

export interface FillTools {
  readonly brush: Brush
  readonly tools: Pick<PaintTools, 'imageOf' | 'readColorGlyph'>
}

/** A picture over a box, cut to it. */
export function paintPictureFill(
  fill: ResolvedImageFill,
  box: Rect,
  { brush, tools }: FillTools,
): readonly PaintNode[] {
  const picture = paintPicture({
    image: tools.imageOf(fill.source),
    box,
    fit: fill.fit,
    positionX: fill.positionX,
    positionY: fill.positionY,
    flipX: false,
    flipY: false,
    filters: [],
    brush,
  })
  return clipNodes(picture, { type: 'rect', rect: box, radii: [0, 0, 0, 0] }, brush)
}
