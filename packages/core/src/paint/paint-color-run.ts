import type { Rect } from '../foundation/geometry.ts'
import { transformBounds } from '../foundation/matrix.ts'
import { BLACK, type Rgba } from '../foundation/rgba.ts'
import type { FontFace } from '../text/font-face.ts'
import type { Paint } from './display-list.ts'
import { groupNodes, PLAIN } from './group-nodes.ts'
import type {
  ColorGlyphsDrawing,
  GlyphsDrawing,
  GroupNode,
  PaintNode,
  PaintTools,
} from './paint-node.ts'
import { uniteRects } from './rect-algebra.ts'

/** A run whose glyphs bring colours of their own, as it would be drawn without them. */
export interface ColorRun extends Omit<GlyphsDrawing, 'kind' | 'bounds' | 'face'> {
  readonly face: FontFace
}

export interface ColorRunTools {
  readonly readColorGlyph: PaintTools['readColorGlyph']
  /** All colours are shades of the text's. */
  readonly inShades: boolean
}

/** As in browsers the text's colour does not change emoji, but for its alpha. */
export function paintColorRun(
  run: ColorRun,
  { readColorGlyph, inShades }: ColorRunTools,
): readonly (ColorGlyphsDrawing | GroupNode)[] {
  const { paint, ...rest } = run
  const { a: opacity, ...color } = colorOf(paint)
  const colors = { foreground: { ...color, a: 1 }, inShades }
  const { face, fontSize, transform } = run
  const request = { face, fontSize, colors, brush: run }
  const drawings = new Map<number, readonly PaintNode[]>()
  for (const glyphId of run.glyphIds) {
    if (!drawings.has(glyphId)) drawings.set(glyphId, readColorGlyph(request, glyphId))
  }
  const ink = inkOf(run, drawings)
  if (ink === undefined) return []
  const bounds = transform === undefined ? ink : transformBounds(transform, ink)
  const drawing = { ...rest, kind: 'color-glyphs', bounds, colors, drawings } as const
  return opacity >= 1 ? [drawing] : groupNodes([drawing], { ...PLAIN, opacity }, run)
}

/** What parts of a glyph that follow the text are filled with: of a gradient its first colour. */
function colorOf(paint: Paint): Rgba {
  return paint.type === 'solid' ? paint.color : { ...(paint.stops[0]?.color ?? BLACK), a: 1 }
}

function inkOf(
  { glyphIds, xs, ys }: ColorRun,
  drawings: ReadonlyMap<number, readonly PaintNode[]>,
): Rect | undefined {
  const boxes = new Map<number, Rect | undefined>()
  for (const [glyphId, nodes] of drawings) {
    boxes.set(glyphId, uniteRects(nodes.map((node) => node.bounds)))
  }
  const placed: Rect[] = []
  for (const [index, glyphId] of glyphIds.entries()) {
    const box = boxes.get(glyphId)
    if (box === undefined) continue
    placed.push({ ...box, x: box.x + (xs[index] ?? 0), y: box.y + (ys[index] ?? 0) })
  }
  return uniteRects(placed)
}
