import { describe, expect, test } from 'vitest'
import { blendBox } from '../../../src/encode/raster/blend.ts'
import { toInk } from '../../../src/encode/raster/gradient.ts'
import { boxOfSurface, createSurface } from '../../../src/encode/raster/surface.ts'
import { invert, type Matrix, rotation, transformPoint } from '../../../src/foundation/matrix.ts'
import type { Rgba } from '../../../src/foundation/rgba.ts'
import type { GradientStop, Paint } from '../../../src/paint/display-list.ts'

const SIZE = 64
const STRETCHED: Matrix = { a: 1.5, b: 0, c: 0, d: 0.75, e: 3, f: -2 }
const TURNED = rotation(33, { x: 20, y: 30 })

const NAVY: Rgba = { r: 15, g: 23, b: 142, a: 1 }
const GOLD: Rgba = { r: 255, g: 200, b: 30, a: 1 }
const CLEAR_WHITE: Rgba = { r: 255, g: 255, b: 255, a: 0 }
const HALF_RED: Rgba = { r: 255, g: 0, b: 0, a: 0.5 }

/** The colour at an offset, premultiplied, in real numbers (CSS Images 4). */
function colorAt(stops: readonly GradientStop[], offset: number): readonly number[] {
  const levels = ({ r, g, b, a }: Rgba) => [r * a, g * a, b * a, a * 255]
  const next = stops.findIndex((stop) => stop.at > offset)
  const after = stops[next === -1 ? stops.length - 1 : next]
  const before = next === -1 ? after : stops[next - 1]
  if (after === undefined) return [0, 0, 0, 0]
  if (before === undefined || before === after) return levels(after.color)
  const share = (offset - before.at) / (after.at - before.at)
  const to = levels(after.color)
  return levels(before.color).map((level, at) => level + ((to[at] ?? 0) - level) * share)
}

function offsetAt(paint: Paint, x: number, y: number): number {
  if (paint.type === 'linear') {
    const [dx, dy] = [paint.x2 - paint.x1, paint.y2 - paint.y1]
    return ((x - paint.x1) * dx + (y - paint.y1) * dy) / (dx * dx + dy * dy)
  }
  if (paint.type === 'radial') {
    return Math.hypot((x - paint.centerX) / paint.radiusX, (y - paint.centerY) / paint.radiusY)
  }
  return 0
}

const linear = (...stops: readonly GradientStop[]): Paint => ({
  type: 'linear',
  x1: 5,
  y1: 8,
  x2: 50,
  y2: 40,
  stops,
})

const radial = (...stops: readonly GradientStop[]): Paint => ({
  type: 'radial',
  centerX: 30,
  centerY: 34,
  radiusX: 40,
  radiusY: 20,
  stops,
})

const two = [
  { at: 0, color: NAVY },
  { at: 1, color: GOLD },
]
const fading = [
  { at: 0, color: CLEAR_WHITE },
  { at: 0.4, color: HALF_RED },
  { at: 1, color: GOLD },
]

describe('toInk', () => {
  test.each([
    ['an opaque linear gradient', linear(...two)],
    ['a linear gradient that fades', linear(...fading)],
    [
      'stops that end early, with their last colour beyond',
      linear({ at: 0.2, color: NAVY }, { at: 0.6, color: GOLD }),
    ],
    ['an opaque radial gradient', radial(...two)],
    ['a radial gradient that fades', radial(...fading)],
  ])('%s is within one level of the real numbers, whatever its transform', (_why, paint) => {
    for (const matrix of [{ ...STRETCHED, e: 0, f: 0 }, STRETCHED, TURNED]) {
      const surface = createSurface({ left: 0, top: 0, right: SIZE, bottom: SIZE }, 4)
      const clip = { box: boxOfSurface(surface), mask: undefined }
      blendBox({ surface, clip }, clip.box, toInk(paint, matrix))
      const inverse = invert(matrix)
      if (inverse === undefined || paint.type === 'solid') throw new Error('unfit for this test')
      let worst = 0
      for (let at = 0; at < surface.data.length; at += 4) {
        const pixel = at / 4
        const device = { x: (pixel % SIZE) + 0.5, y: Math.floor(pixel / SIZE) + 0.5 }
        const point = transformPoint(inverse, device)
        const wanted = colorAt(paint.stops, offsetAt(paint, point.x, point.y))
        for (const [channel, level] of wanted.entries()) {
          worst = Math.max(worst, Math.abs((surface.data[at + channel] ?? 0) - level))
        }
      }
      expect(worst).toBeLessThan(1)
    }
  })

  test('a hard stop is as sharp as the pixels', () => {
    const stops = [
      { at: 0, color: NAVY },
      { at: 0.5, color: NAVY },
      { at: 0.5, color: GOLD },
      { at: 1, color: GOLD },
    ]
    const paint: Paint = { type: 'linear', x1: 0, y1: 0, x2: 3000, y2: 0, stops }
    const surface = createSurface({ left: 0, top: 0, right: 3000, bottom: 1 }, 3)
    const clip = { box: boxOfSurface(surface), mask: undefined }
    blendBox({ surface, clip }, clip.box, toInk(paint, { ...STRETCHED, a: 1, d: 1, e: 0, f: 0 }))
    const reds = [1497, 1498, 1501, 1502].map((x) => surface.data[x * 3])
    expect(reds).toEqual([NAVY.r, NAVY.r, GOLD.r, GOLD.r])
  })

  test('a gradient changes by one level at a time, without seams', () => {
    const stops = [
      { at: 0, color: { r: 0, g: 0, b: 0, a: 1 } },
      { at: 1, color: { r: 255, g: 255, b: 255, a: 1 } },
    ]
    const surface = createSurface({ left: 0, top: 0, right: 1200, bottom: 1 }, 3)
    const clip = { box: boxOfSurface(surface), mask: undefined }
    const ink = toInk(
      { type: 'linear', x1: 0, y1: 0, x2: 1200, y2: 0, stops },
      { ...STRETCHED, a: 1, d: 1, e: 0, f: 0 },
    )
    blendBox({ surface, clip }, clip.box, ink)
    const reds = Array.from({ length: 1200 }, (_, x) => surface.data[x * 3] ?? 0)
    const runs = new Map<number, number>()
    for (const red of reds) runs.set(red, (runs.get(red) ?? 0) + 1)
    expect(runs.size).toBe(256)
    // 1,200 px in 255 steps: 4.7 px each, half of that at the ends.
    expect(Math.max(...runs.values())).toBeLessThanOrEqual(6)
    expect([...reds].sort((a, b) => a - b)).toEqual(reds)
  })

  test.each([
    ['a line of no length', { type: 'linear', x1: 5, y1: 5, x2: 5, y2: 5, stops: two }],
    [
      'an ellipse of no width',
      { type: 'radial', centerX: 5, centerY: 5, radiusX: 0, radiusY: 9, stops: two },
    ],
  ] as const)('%s shows the last colour', (_why, paint) => {
    expect(toInk(paint, TURNED)).toEqual({
      kind: 'solid',
      r: GOLD.r,
      g: GOLD.g,
      b: GOLD.b,
      alpha: 255,
    })
  })

  test('a gradient without stops draws nothing', () => {
    expect(toInk({ type: 'linear', x1: 0, y1: 0, x2: 0, y2: 0, stops: [] }, TURNED)).toMatchObject({
      alpha: 0,
    })
  })
})
