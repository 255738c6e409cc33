import { glyphBoundsOf } from './glyph-bounds.ts'
import type { GlyphsDrawing } from './paint-node.ts'

/**
 * Whether the ink of two glyphs of a run may overlap, so that drawing them translucent one after
 * the other would show a darker patch. Compares extents along the line only: a kerned "To" counts.
 */
export function hasOverlappingGlyphs(drawing: GlyphsDrawing): boolean {
  const { face, fontSize, glyphIds, xs } = drawing
  const bounds = glyphBoundsOf(face)
  const extents: (readonly [left: number, right: number])[] = []
  for (const [index, glyphId] of glyphIds.entries()) {
    const ink = bounds.get(glyphId)
    const x = xs[index] ?? 0
    if (ink !== undefined) extents.push([x + ink.left * fontSize, x + ink.right * fontSize])
  }
  extents.sort((a, b) => a[0] - b[0])
  let reached = Number.NEGATIVE_INFINITY
  for (const [left, right] of extents) {
    if (left < reached) return true
    reached = Math.max(reached, right)
  }
  return false
}
