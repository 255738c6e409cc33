import { EMPTY_PATH, PathBuilder } from '../../src/foundation/path.ts'
import type { FontFace, FontMetrics } from '../../src/text/font-face.ts'

const METRICS: FontMetrics = {
  ascender: 800,
  descender: -200,
  lineGap: 0,
  capHeight: 800,
  xHeight: 500,
  underlinePosition: -100,
  underlineThickness: 50,
  strikeoutPosition: 300,
  strikeoutThickness: 40,
}

const SQUARE = new PathBuilder()
  .moveTo(100, -200)
  .lineTo(900, -200)
  .lineTo(900, 800)
  .lineTo(100, 800)
  .close()
  .build()

/** Glyph 0 is a space; every other is the same block from 0.1 to 0.9 em, 0.2 em below the baseline. */
export function squareFace(changes: Partial<FontFace> = {}): FontFace {
  return {
    digest: 'square',
    family: 'Square',
    weight: 400,
    style: 'normal',
    unitsPerEm: 1000,
    metrics: METRICS,
    outline: (glyphId) => (glyphId === 0 ? EMPTY_PATH : SQUARE),
    advance: () => 1000,
    hasColors: false,
    colorGlyph: () => undefined,
    bytes: new Uint8Array(),
    faceIndex: 0,
    variations: new Map(),
    ...changes,
  }
}
