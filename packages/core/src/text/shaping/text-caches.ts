import { LRUCache } from 'lru-cache'
import type { Path } from '../../foundation/path.ts'
import type { ShapedGlyphs } from './shaped-glyphs.ts'

/** Bytes kept of shaped text: some four thousand titles. */
const SHAPED_BYTES = 8_000_000
/** Bytes kept of glyph outlines: some ten thousand glyphs. */
const OUTLINE_BYTES = 8_000_000

/** Bytes that V8 takes for one typed array beside its content, about. */
const ARRAY_BYTES = 240

/** What shaping and drawing keep for later; owned by the outermost font registry. */
export interface TextCaches {
  readonly shaped: LRUCache<string, ShapedGlyphs>
  readonly outlines: LRUCache<string, Path>
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
  }
}
