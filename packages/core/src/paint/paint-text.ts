import { BLACK } from '../foundation/rgba.ts'
import type { TextBox } from '../layout/box-tree.ts'
import { buildFill } from './build-fill.ts'
import { clipNodes } from './clip-nodes.ts'
import { SQUARE } from './corner-radius.ts'
import { placeDecorations } from './decoration.ts'
import { paintGlyphRuns } from './paint-glyph-runs.ts'
import { paintHighlight } from './paint-highlight.ts'
import type { Brush, FillDrawing, Painter, PaintNode } from './paint-node.ts'
import { paintTextStroke } from './paint-text-stroke.ts'
import { paintDropShadows } from './shadow.ts'
import { listSpanInks, type SpanInk } from './span-ink.ts'

/** The highlight, over it shadows, over these glyphs with their outlines and decorations. */
export const paintText: Painter<'text'> = (box, brush) => {
  const { layer, rect } = box
  const inks = listSpanInks(layer, rect)
  const drawn = paintInk(box, inks, brush)
  const casters = layer.shadows.length === 0 ? [] : paintInk(box, inks.map(blacken), brush)
  const nodes = [
    ...paintHighlight(box, scaleOf(box), brush),
    ...paintDropShadows(casters, layer.shadows, brush),
    ...drawn,
  ]
  if (layer.overflow !== 'clip') return nodes
  return clipNodes(nodes, { type: 'rect', rect, radii: SQUARE }, brush)
}

/** Factor from the authored size to the fitted one. */
function scaleOf({ layer, paragraph }: TextBox): number {
  return layer.fontSizePx > 0 ? paragraph.fontSizePx / layer.fontSizePx : 1
}

/** As CSS `text-shadow`, which is seen under transparent text too. */
function blacken(ink: SpanInk): SpanInk {
  return { ...ink, paint: { type: 'solid', color: BLACK } }
}

/**
 * CSS Text Decoration 3, section 2: lines under and over the text lie behind it. Outlines lie behind
 * all letters, as SVG `paint-order: stroke` has it: drawn over them they would make them thin.
 */
function paintInk(box: TextBox, inks: readonly SpanInk[], brush: Brush): readonly PaintNode[] {
  const glyphs = paintGlyphRuns(box, inks, brush)
  const under: FillDrawing[] = []
  const through: FillDrawing[] = []
  for (const { rect, decoration, paint } of placeDecorations(box, inks)) {
    const layer = decoration === 'line-through' ? through : under
    layer.push(...buildFill({ type: 'rect', rect, radii: SQUARE }, paint, brush))
  }
  const { stroke } = box.layer
  const outlines =
    stroke === undefined
      ? []
      : paintTextStroke(glyphs, { stroke, rect: box.rect, scale: scaleOf(box) }, brush)
  return [...outlines, ...under, ...glyphs, ...through]
}
