import { EMPTY_PATH } from '../../foundation/path.ts'
import type { GlyphColor, GlyphStop } from './color-glyph.ts'
import { type ColorLine, type Extend, toColorLine } from './color-line.ts'
import { linearGradient, radialGradient, sweepGradient } from './glyph-gradients.ts'
import { PaintRecorder } from './paint-recorder.ts'

type Harfbuzz = typeof import('harfbuzzjs')
type HarfbuzzLine = Parameters<
  Parameters<InstanceType<Harfbuzz['PaintFuncs']>['setLinearGradientFunc']>[0]
>[0]
type HarfbuzzColor = HarfbuzzLine['colorStops'][number]['color']

const EXTENDS: readonly Extend[] = ['pad', 'repeat', 'reflect']
/** Stops of one gradient; more are finer than a pixel. */
const MAX_STOPS = 256

/** HarfBuzz's paint functions (its documentation, "Painting glyphs"); the paint data is a `PaintRecorder`. */
export function createPaintFuncs(library: Harfbuzz): InstanceType<Harfbuzz['PaintFuncs']> {
  const funcs = new library.PaintFuncs()
  funcs.setPushTransformFunc((a, b, c, d, e, f, data) => {
    recorderOf(data).pushTransform({ a, b, c, d, e, f })
  })
  funcs.setPopTransformFunc((data) => recorderOf(data).popTransform())
  funcs.setPushClipGlyphFunc((glyphId, _font, data) => recorderOf(data).pushClipGlyph(glyphId))
  funcs.setPushClipRectangleFunc((left, bottom, right, top, data) => {
    recorderOf(data).pushClipRectangle(left, bottom, right, top)
  })
  funcs.setPopClipFunc((data) => recorderOf(data).popClip())
  funcs.setPushGroupFunc((data) => recorderOf(data).pushGroup())
  funcs.setPopGroupFunc((mode, data) => recorderOf(data).popGroup(mode))
  funcs.setColorFunc((isForeground, color, data) => {
    recorderOf(data).paint(() => ({ type: 'solid', color: toGlyphColor(color, isForeground) }))
  })
  funcs.setLinearGradientFunc((line, x1, y1, x2, y2, x3, y3, data) => {
    const points = { start: { x: x1, y: y1 }, end: { x: x2, y: y2 }, turn: { x: x3, y: y3 } }
    recorderOf(data).paint((area) => linearGradient(readLine(line), points, area))
  })
  funcs.setRadialGradientFunc((line, x1, y1, r1, x2, y2, r2, data) => {
    const circles = { from: { x: x1, y: y1, radius: r1 }, to: { x: x2, y: y2, radius: r2 } }
    recorderOf(data).paint((area) => radialGradient(readLine(line), circles, area))
  })
  funcs.setSweepGradientFunc((line, x, y, start, end, data) => {
    recorderOf(data).paint(() => sweepGradient(readLine(line), { x, y }, { start, end }))
  })
  return funcs
}

function readLine({ extend, colorStops }: HarfbuzzLine): ColorLine {
  const stops: readonly GlyphStop[] = colorStops
    .slice(0, MAX_STOPS)
    .map(({ offset, isForeground, color }) => ({
      at: offset,
      color: toGlyphColor(color, isForeground),
    }))
  return toColorLine(EXTENDS[extend] ?? 'pad', stops)
}

function toGlyphColor(
  { red, green, blue, alpha }: HarfbuzzColor,
  isForeground: boolean,
): GlyphColor {
  return { r: red, g: green, b: blue, a: alpha / 255, isForeground }
}

/** HarfBuzz hands the paint data back untyped. */
function recorderOf(data: unknown): PaintRecorder {
  return data instanceof PaintRecorder ? data : new PaintRecorder(() => EMPTY_PATH)
}
