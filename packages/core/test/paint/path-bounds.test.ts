import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rotation } from '../../src/foundation/matrix.ts'
import { parsePathData } from '../../src/foundation/parse-path-data.ts'
import { pathBounds } from '../../src/paint/path-bounds.ts'

describe('pathBounds', () => {
  test.each([
    ['lines', 'M1 2L5 9L-1 4', [-1, 2, 6, 7]],
    ['a quadratic reaches half way to its control point', 'M0 0Q5 10 10 0', [0, 0, 10, 5]],
    ['a cubic reaches three quarters', 'M0 0C0 8 10 8 10 0', [0, 0, 10, 6]],
    ['a cubic bulging both ways', 'M0 0C0 12 10 -12 10 0', [0, -3.464, 10, 6.928]],
    [
      'a circle, not its control points',
      'M10 0A10 10 0 0 1 10 20A10 10 0 0 1 10 0z',
      [0, 0, 20, 20],
    ],
    ['several contours', 'M0 0h1M9 9h1', [0, 0, 10, 9]],
  ])('%s', (_why, data, expected) => {
    const found = pathBounds(parsePathData(data))
    const values = [found?.x, found?.y, found?.width, found?.height]
    for (const [index, value] of expected.entries()) expect(values[index]).toBeCloseTo(value, 2)
  })

  test('nothing has no bounds', () => {
    expect(pathBounds(parsePathData(''))).toBeUndefined()
  })

  test('a turned circle is as large as before', () => {
    const circle = parsePathData('M10 0A10 10 0 0 1 10 20A10 10 0 0 1 10 0z')
    const turned = pathBounds(circle, rotation(45, { x: 10, y: 10 }))
    expect(turned?.width).toBeCloseTo(20, 1)
    expect(turned?.x).toBeCloseTo(0, 1)
  })

  test('every point of a cubic lies inside, and some on each edge', () => {
    const coordinate = fc.integer({ min: -100, max: 100 })
    const point = fc.tuple(coordinate, coordinate)
    fc.assert(
      fc.property(fc.tuple(point, point, point, point), (points) => {
        const [p0, p1, p2, p3] = points
        const bounds = pathBounds(parsePathData(`M${p0} C${p1} ${p2} ${p3}`))
        const xs = Array.from({ length: 201 }, (_, step) => {
          const t = step / 200
          const s = 1 - t
          return s ** 3 * p0[0] + 3 * s * s * t * p1[0] + 3 * s * t * t * p2[0] + t ** 3 * p3[0]
        })
        const left = bounds?.x ?? Number.NaN
        const right = left + (bounds?.width ?? Number.NaN)
        expect(Math.min(...xs)).toBeGreaterThanOrEqual(left - 1e-9)
        expect(Math.max(...xs)).toBeLessThanOrEqual(right + 1e-9)
        expect(Math.min(...xs)).toBeLessThanOrEqual(left + 0.05)
        expect(Math.max(...xs)).toBeGreaterThanOrEqual(right - 0.05)
      }),
    )
  })
})
