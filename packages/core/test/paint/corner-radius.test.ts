import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CornerRadii } from '../../src/foundation/geometry.ts'
import { clampRadii, growRadii } from '../../src/paint/corner-radius.ts'

const RECT = { x: 0, y: 0, width: 100, height: 50 }

describe('clampRadii', () => {
  test.each<[string, CornerRadii, CornerRadii]>([
    ['radii that fit stay', [10, 20, 25, 25], [10, 20, 25, 25]],
    ['a pill: the short side decides for all', [999, 999, 999, 999], [25, 25, 25, 25]],
    ['all shrink by the factor of the worst side', [100, 20, 0, 0], [50, 10, 0, 0]],
    ['one large corner may take a whole side', [50, 0, 0, 0], [50, 0, 0, 0]],
    ['none at all', [0, 0, 0, 0], [0, 0, 0, 0]],
  ])('%s', (_why, radii, expected) => {
    expect(clampRadii(radii, RECT)).toEqual(expected)
  })

  test('two corners never overlap on any side', () => {
    const radius = fc.double({ min: 0, max: 1e4, noNaN: true })
    fc.assert(
      fc.property(
        fc.tuple(radius, radius, radius, radius),
        radius,
        radius,
        (radii, width, height) => {
          const [a, b, c, d] = clampRadii(radii, { x: 0, y: 0, width, height })
          const slack = 1e-9 * (1 + width + height)
          expect(Math.max(a + b, c + d)).toBeLessThanOrEqual(width + slack)
          expect(Math.max(a + d, b + c)).toBeLessThanOrEqual(height + slack)
        },
      ),
    )
  })
})

describe('growRadii', () => {
  test('square corners stay square, round ones never become negative', () => {
    expect(growRadii([0, 4, 10, 0], 5)).toEqual([0, 9, 15, 0])
    expect(growRadii([0, 4, 10, 0], -5)).toEqual([0, 0, 5, 0])
  })
})
