import { BLACK } from '../foundation/rgba.ts'
import type { TextBox } from '../layout/box-tree.ts'
import { buildFill } from './build-fill.ts'
import { clipNodes } from './clip-nodes.ts'
import { SQUARE } from './corner-radius.ts'
import { placeDecoration } from './decoration.ts'
import type { Paint } from './display-list.ts'
import { paintInkFill } from './paint-fill.ts'
import { paintGlyphRuns } from './paint-glyph-runs.ts'
import type { Brush, FillDrawing, Painter, PaintNode } from './paint-node.ts'
import { paintDropShadows } from './shadow.ts'

/** Glyphs with their decoration; a gradient or picture spans the layer's box, not each line. */
export const paintText: Painter<'text'> = (box, brush, tools) => {
  const { layer, rect } = box
  const task = { fill: layer.fill, box: rect }
  const drawn = paintInkFill(task, (paint) => paintInk(box, paint, brush), { brush, tools })
  // As CSS `text-shadow`, which is seen under transparent text too.
  const casters =
    layer.shadows.length === 0 ? [] : paintInk(box, { type: 'solid', color: BLACK }, brush)
  const nodes = [...paintDropShadows(casters, layer.shadows, brush), ...drawn]
  if (layer.overflow !== 'clip') return nodes
  return clipNodes(nodes, { type: 'rect', rect, radii: SQUARE }, brush)
}

/** CSS Text Decoration 3, section 2: lines under and over the text lie behind it. */
function paintInk(box: TextBox, paint: Paint, brush: Brush): readonly PaintNode[] {
  const glyphs = paintGlyphRuns(box, paint, brush)
  const bars = paintDecoration(box, paint, brush)
  return box.layer.decoration === 'line-through' ? [...glyphs, ...bars] : [...bars, ...glyphs]
}

function paintDecoration(box: TextBox, paint: Paint, brush: Brush): readonly FillDrawing[] {
  const { decoration } = box.layer
  if (decoration === 'none') return []
  const origin = { x: box.contentX, y: box.contentY }
  return placeDecoration(box.paragraph, decoration, origin).flatMap((rect) =>
    buildFill({ type: 'rect', rect, radii: SQUARE }, paint, brush),
  )
}
