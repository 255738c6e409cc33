import { backgroundArea, innerEdge, paintBorder, type RectGeometry } from './border.ts'
import { buildFill } from './build-fill.ts'
import { clipNodes } from './clip-nodes.ts'
import { clampRadii } from './corner-radius.ts'
import { buildPaint } from './fill.ts'
import type { Painter } from './paint-node.ts'
import { paintBoxShadows } from './shadow.ts'

/** Shadows, background, border, then the children: the order of CSS 2.1, appendix E. */
export const paintContainer: Painter<'container'> = (
  { layer, rect, children },
  brush,
  { paintChild },
) => {
  const outer: RectGeometry = { type: 'rect', rect, radii: clampRadii(layer.radii, rect) }
  const inner = innerEdge(outer, layer.border)
  const background = layer.background && buildPaint(layer.background, inner.rect)
  const content = children.flatMap(paintChild)
  return [
    ...paintBoxShadows(outer, layer.shadows, brush),
    ...buildFill(backgroundArea(outer, layer.border), background, brush),
    ...paintBorder(outer, layer.border, brush),
    ...(layer.overflow === 'hidden' ? clipNodes(content, inner, brush) : content),
  ]
}
