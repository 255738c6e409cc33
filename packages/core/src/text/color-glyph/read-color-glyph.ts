import type { Font } from 'harfbuzzjs'
import { PlatenError } from '../../foundation/errors.ts'
import type { Path } from '../../foundation/path.ts'
import { quote } from '../../foundation/quote.ts'
import type { ShapingEngine } from '../shaping/shaping-engine.ts'
import type { ColorGlyph } from './color-glyph.ts'
import { type PictureSource, readGlyphPicture } from './glyph-picture.ts'
import { PaintRecorder } from './paint-recorder.ts'

export interface ColorGlyphSource extends PictureSource {
  readonly engine: ShapingEngine
  readonly font: Font
  readonly family: string
  readonly outlineOf: (glyphId: number) => Path
}

/**
 * Reads a glyph that has colours of its own; `undefined` for one that has none.
 *
 * HarfBuzz walks the paint graph: it bounds depth and edges, meets no glyph twice, and resolves
 * palettes and variations. Its build for WebAssembly paints no pictures, so these are read here.
 *
 * @throws {PlatenError} `font_too_complex`, `font_corrupt`.
 */
export function readColorGlyph(source: ColorGlyphSource, glyphId: number): ColorGlyph | undefined {
  const { engine, font, family } = source
  const recorder = new PaintRecorder(source.outlineOf)
  const isPainted = engine.run(family, () =>
    font.paintGlyphOrFail(glyphId, engine.paintFuncs(), recorder),
  )
  if (recorder.isTooComplex) {
    throw new PlatenError(
      'font_too_complex',
      `Glyph ${glyphId} of the font ${quote(family)} has too many colour layers; use another font.`,
    )
  }
  if (isPainted) return { nodes: recorder.nodes, nodeCount: recorder.nodeCount }
  const picture = readGlyphPicture(source, glyphId)
  return picture && { nodes: [{ kind: 'picture', picture }], nodeCount: 1 }
}
