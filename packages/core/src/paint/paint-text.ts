import { BLACK } from '../foundation/rgba.ts'
import type { TextBox } from '../layout/box-tree.ts'
import { buildFill } from './build-fill.ts'
import { clipNodes } from './clip-nodes.ts'
import { SQUARE } from './corner-radius.ts'
import { placeDecorations } from './decoration.ts'
import { maskNodes } from './mask-nodes.ts'
import { type FillTools, paintInkFill, paintPictureFill } from './paint-fill.ts'
import { paintGlyphRuns, type RunMeans } from './paint-glyph-runs.ts'
import { paintHighlight } from './paint-highlight.ts'
import type { FillDrawing, Painter, PaintNode } from './paint-node.ts'
import { paintTextStroke } from './paint-text-stroke.ts'
import { paintDropShadows } from './shadow.ts'
import { listSpanInks, type SpanInk } from './span-ink.ts'

/** The highlight, over it shadows, over these glyphs with their outlines and decorations. */
export const paintText: Painter<'text'> = (box, brush, tools) => {
  const { layer, rect } = box
  const inks = listSpanInks(layer, rect)
  const means = { brush, tools }
  const drawn = paintLayers(box, inks, means)
  const casters = layer.shadows.length === 0 ? [] : paintLayers(box, inks.map(blacken), means)
  const nodes = [
    ...paintHighlight(box, scaleOf(box), means),
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
  return { ...ink, paint: { type: 'solid', color: BLACK }, picture: undefined }
}

function paintLayers(
  box: TextBox,
  inks: readonly SpanInk[],
  means: FillTools,
): readonly PaintNode[] {
  return [...paintOutlines(box, inks, means), ...paintInks(box, inks, means)]
}

/**
 * Outlines lie behind all letters, as SVG `paint-order: stroke` has it: drawn over them they would
 * make them thin.
 */
function paintOutlines(
  box: TextBox,
  inks: readonly SpanInk[],
  means: FillTools,
): readonly PaintNode[] {
  const { stroke } = box.layer
  if (stroke === undefined) return []
  // What brings colours of its own has no outline to draw along.
  const glyphs = paintGlyphRuns(box, inks, runMeans(box, means)).filter(
    (node) => node.kind === 'glyphs',
  )
  const width = stroke.width * scaleOf(box)
  const task = { fill: stroke.fill, box: box.rect }
  return paintInkFill(
    task,
    (paint) => paintTextStroke(glyphs, { paint, width }, means.brush),
    means,
  )
}

/** Letters with their decorations; those that are filled with a picture cut it out. */
function paintInks(box: TextBox, inks: readonly SpanInk[], means: FillTools): readonly PaintNode[] {
  const { brush } = means
  const only = (picture: SpanInk['picture']) =>
    inks.map((ink) => (ink.picture === picture ? ink : { ...ink, paint: undefined }))
  const pictures = new Set(inks.flatMap(({ picture }) => picture ?? []))
  return [
    ...paintLetters(box, only(undefined), means),
    ...[...pictures].flatMap((picture) =>
      maskNodes(
        paintPictureFill(picture, box.rect, means),
        paintLetters(box, only(picture), means),
        brush,
      ),
    ),
  ]
}

/** CSS Text Decoration 3, section 2: lines under and over the text lie behind it. */
function paintLetters(
  box: TextBox,
  inks: readonly SpanInk[],
  means: FillTools,
): readonly PaintNode[] {
  const glyphs = paintGlyphRuns(box, inks, runMeans(box, means))
  const under: FillDrawing[] = []
  const through: FillDrawing[] = []
  for (const { rect, decoration, paint } of placeDecorations(box, inks)) {
    const layer = decoration === 'line-through' ? through : under
    layer.push(...buildFill({ type: 'rect', rect, radii: SQUARE }, paint, means.brush))
  }
  return [...under, ...glyphs, ...through]
}

function runMeans({ layer }: TextBox, means: FillTools): RunMeans {
  return { ...means, inShades: layer.emoji === 'mono' }
}
