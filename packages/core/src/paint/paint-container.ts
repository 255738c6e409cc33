import { innerEdge, paintBorder, type RectGeometry } from './border.ts'
import { clipNodes } from './clip-nodes.ts'
import { clampRadii } from './corner-radius.ts'
import { paintBackground } from './paint-background.ts'
import type { Painter } from './paint-node.ts'
import { paintBoxShadows, paintInsetShadows } from './shadow.ts'

/** Shadows, background, inner shadows, border, then the children: the order of CSS 2.1, appendix E. */
export const paintContainer: Painter<'container'> = ({ layer, rect, children }, brush, tools) => {
  const outer: RectGeometry = { type: 'rect', rect, radii: clampRadii(layer.radii, rect) }
  const inner = innerEdge(outer, layer.border)
  const content = children.flatMap(tools.paintChild)
  return [
    ...paintBoxShadows(outer, layer.shadows, brush),
    ...paintBackground(outer, layer, { brush, tools }),
    ...paintInsetShadows(inner, layer.shadows, brush),
    ...paintBorder(outer, layer.border, brush),
    ...(layer.overflow === 'hidden' ? clipNodes(content, inner, brush) : content),
  ]
}
