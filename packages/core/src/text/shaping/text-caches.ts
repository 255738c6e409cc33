import { LRUCache } from 'lru-cache'
import type { Path } from '../../foundation/path.ts'
import type { ColorGlyph } from '../color-glyph/color-glyph.ts'
import type { ShapedGlyphs } from './shaped-glyphs.ts'

/** Bytes kept of shaped text: some four thousand titles. */
const SHAPED_BYTES = 8_000_000
/** Bytes kept of glyph outlines: some ten thousand glyphs. */
const OUTLINE_BYTES = 8_000_000
/** Bytes kept of glyphs with colours: some thousand emoji. */
const COLOR_GLYPH_BYTES = 16_000_000
/** Bytes of one node, its transforms and its share of a gradient included, about. */
const NODE_BYTES = 500

/** Bytes that V8 takes for one typed array beside its content, about. */
const ARRAY_BYTES = 240

/** What shaping and drawing keep for later; owned by the outermost font registry. */
export interface TextCaches {
  readonly shaped: LRUCache<string, ShapedGlyphs>
  readonly outlines: LRUCache<string, Path>
  /** `none` for a glyph of a font with colours that has none itself. */
  readonly colorGlyphs: LRUCache<string, ColorGlyph | 'none'>
}

export function createTextCaches(): TextCaches {
  return {
    shaped: new LRUCache({
      maxSize: SHAPED_BYTES,
      sizeCalculation: (shaped, key) =>
        6 * ARRAY_BYTES + key.length * 2 + shaped.glyphIds.length * 21,
    }),
    outlines: new LRUCache({
      maxSize: OUTLINE_BYTES,
      sizeCalculation: (path) => 2 * ARRAY_BYTES + path.verbs.byteLength + path.points.byteLength,
    }),
    colorGlyphs: new LRUCache({
      maxSize: COLOR_GLYPH_BYTES,
      sizeCalculation: (glyph) => (glyph === 'none' ? ARRAY_BYTES : sizeOfColorGlyph(glyph)),
    }),
  }
}

function sizeOfColorGlyph({ nodes, nodeCount }: ColorGlyph): number {
  const pictures = nodes.reduce((sum, node) => {
    if (node.kind !== 'picture') return sum
    return (
      sum +
      (node.picture.format === 'png' ? node.picture.bytes.length : 2 * node.picture.markup.length)
    )
  }, 0)
  return ARRAY_BYTES + nodeCount * NODE_BYTES + pictures
}
