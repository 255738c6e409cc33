import { PlatenError } from '../foundation/errors.ts'
import { paintColorGlyph } from './color-glyph-nodes.ts'
import type { ColorGlyphRequest, PaintNode } from './paint-node.ts'

/** Layers of all different emoji of a page; those of Noto Color Emoji have some 30 each. */
const MAX_NODES = 300_000

/** Paints the glyphs of a page that bring colours of their own, each once; counts what they draw. */
export class ColorGlyphReader {
  readonly #drawings = new Map<string, readonly PaintNode[]>()
  #nodes = 0

  /**
   * What a glyph draws around its origin, px.
   *
   * @throws {PlatenError} `text_too_complex`, `font_too_complex`.
   */
  read(request: ColorGlyphRequest, glyphId: number): readonly PaintNode[] {
    const { face, fontSize, colors, brush } = request
    const key = JSON.stringify([face.digest, glyphId, fontSize, colors, brush.path])
    const known = this.#drawings.get(key)
    if (known !== undefined) return known
    this.#nodes += face.colorGlyph(glyphId)?.nodeCount ?? 1
    if (this.#nodes > MAX_NODES) {
      throw new PlatenError(
        'text_too_complex',
        `The emoji of the page have more than ${MAX_NODES} layers; use fewer different ones.`,
      )
    }
    const drawing = paintColorGlyph(request, glyphId)
    this.#drawings.set(key, drawing)
    return drawing
  }
}
