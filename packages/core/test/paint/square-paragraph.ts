import type { GlyphRun, Line, Paragraph } from '../../src/text/paragraph.ts'
import { squareFace } from './square-face.ts'

const FACE = squareFace()

/** Lays each line of `text` out in blocks one em wide, 1.2 em apart, the baseline at 0.9 em. */
export function layoutSquares(text: string, fontSizePx: number, face = FACE): Paragraph {
  const lines: Line[] = []
  let start = 0
  for (const content of text.split('\n')) {
    const run: GlyphRun = {
      face,
      fontSizePx,
      span: 0,
      direction: 'ltr',
      xPx: 0,
      widthPx: content.length * fontSizePx,
      glyphIds: Uint32Array.from(content, (letter) => (letter === ' ' ? 0 : letter.charCodeAt(0))),
      xs: Float32Array.from(content, (_, index) => index * fontSizePx),
      ys: new Float32Array(content.length),
      clusters: Uint32Array.from(content, (_, index) => start + index),
    }
    const topPx = lines.length * 1.2 * fontSizePx
    lines.push({
      start,
      end: start + content.length,
      xPx: 0,
      widthPx: run.widthPx,
      topPx,
      heightPx: 1.2 * fontSizePx,
      baselinePx: topPx + 0.9 * fontSizePx,
      direction: 'ltr',
      hyphenated: false,
      runs: content === '' ? [] : [run],
    })
    start += content.length + 1
  }
  return {
    text,
    widthPx: Math.max(...lines.map((line) => line.widthPx)),
    heightPx: lines.length * 1.2 * fontSizePx,
    lines,
    fontSizePx,
    clamped: false,
    ellipsised: false,
    overflowsWidth: false,
    missing: [],
    partedEmoji: [],
  }
}
