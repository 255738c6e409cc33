import { describe, expect, test } from 'vitest'
import { buildPaint, isOpaque } from '../../src/paint/fill.ts'

const BOX = { x: 100, y: 50, width: 200, height: 100 }
const CLEAR = { r: 0, g: 0, b: 0, a: 0 }
const WHITE = { r: 255, g: 255, b: 255, a: 1 }
const STOPS = [
  { at: 0, color: CLEAR },
  { at: 1, color: WHITE },
]

describe('buildPaint', () => {
  test.each([
    ['up', 0, [200, 150, 200, 50]],
    ['to the right', 90, [100, 100, 300, 100]],
    ['down', 180, [200, 50, 200, 150]],
    ['to the left', 270, [300, 100, 100, 100]],
    ['a full turn more', 450, [100, 100, 300, 100]],
    ['a full turn less', -270, [100, 100, 300, 100]],
    // |200 sin 45°| + |100 cos 45°| = 212.132: half of it, times 0.7071, is 75 on either axis.
    ['so that its ends face two corners', 45, [125, 175, 275, 25]],
    ['and the other way', 225, [275, 25, 125, 175]],
  ])('a linear gradient runs %s, as in CSS', (_why, angleDeg, [x1, y1, x2, y2]) => {
    const paint = buildPaint({ type: 'linear', angleDeg, stops: STOPS }, BOX)
    expect(paint).toMatchObject({ type: 'linear' })
    if (paint?.type !== 'linear') return
    const ends = [paint.x1, paint.y1, paint.x2, paint.y2]
    for (const [index, end] of [x1, y1, x2, y2].entries()) expect(ends[index]).toBeCloseTo(end ?? 0)
  })

  test.each([
    ['in the middle', 0.5, 0.5, 1, [200, 100, 100 * Math.SQRT2, 50 * Math.SQRT2]],
    ['in a corner', 0, 0, 1, [100, 50, 200 * Math.SQRT2, 100 * Math.SQRT2]],
    ['half as far', 0.5, 0.5, 0.5, [200, 100, 50 * Math.SQRT2, 25 * Math.SQRT2]],
    ['beyond the middle', 0.75, 0.5, 1, [250, 100, 150 * Math.SQRT2, 50 * Math.SQRT2]],
  ])(
    'a radial gradient %s reaches the farthest corner',
    (_why, centerX, centerY, radius, expected) => {
      const paint = buildPaint({ type: 'radial', centerX, centerY, radius, stops: STOPS }, BOX)
      if (paint?.type !== 'radial') throw new Error('expected a radial gradient')
      const found = [paint.centerX, paint.centerY, paint.radiusX, paint.radiusY]
      for (const [index, value] of expected.entries()) expect(found[index]).toBeCloseTo(value)
    },
  )

  test.each([
    ['one stop', { type: 'linear' as const, angleDeg: 0, stops: STOPS.slice(1) }, BOX],
    [
      'no extent along the line',
      { type: 'linear' as const, angleDeg: 0, stops: STOPS },
      { ...BOX, height: 0 },
    ],
    [
      'a radius of 0',
      { type: 'radial' as const, centerX: 0.5, centerY: 0.5, radius: 0, stops: STOPS },
      BOX,
    ],
  ])('a gradient with %s is its last colour', (_why, fill, box) => {
    expect(buildPaint(fill, box)).toEqual({ type: 'solid', color: WHITE })
  })

  test.each([
    ['a transparent colour', { type: 'solid' as const, color: CLEAR }],
    [
      'only transparent stops',
      { type: 'linear' as const, angleDeg: 0, stops: [STOPS[0], STOPS[0]] },
    ],
    ['no stops', { type: 'linear' as const, angleDeg: 0, stops: [] }],
  ])('%s paints nothing', (_why, fill) => {
    expect(buildPaint(fill as Parameters<typeof buildPaint>[0], BOX)).toBeUndefined()
  })
})

describe('isOpaque', () => {
  test('one translucent stop is enough to say no', () => {
    const paint = buildPaint({ type: 'linear', angleDeg: 0, stops: STOPS }, BOX)
    expect(paint && isOpaque(paint)).toBe(false)
  })
})
