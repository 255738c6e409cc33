import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contrastRatio, mixOver, type Rgb } from '../../src/foundation/contrast-ratio.ts'

const channel = fc.integer({ min: 0, max: 255 })
const color: fc.Arbitrary<Rgb> = fc.tuple(channel, channel, channel)

describe('contrastRatio', () => {
  test.each<[one: Rgb, other: Rgb, expected: number, why: string]>([
    [[0, 0, 0], [255, 255, 255], 21, 'the largest there is'],
    [[9, 9, 9], [9, 9, 9], 1, 'no contrast'],
    [[118, 118, 118], [255, 255, 255], 4.54, 'the lightest grey that passes AA on white'],
    [[119, 119, 119], [255, 255, 255], 4.47, 'the first that does not'],
    [[255, 0, 0], [255, 255, 255], 3.99, 'red on white, as checkers tell it'],
  ])('of %j and %j is %d: %s', (one, other, expected) => {
    expect(Math.floor(contrastRatio(one, other) * 100) / 100).toBe(expected)
  })

  test('does not ask which is in front, and lies between 1 and 21', () => {
    fc.assert(
      fc.property(color, color, (one, other) => {
        const ratio = contrastRatio(one, other)
        expect(ratio).toBe(contrastRatio(other, one))
        expect(ratio).toBeGreaterThanOrEqual(1)
        expect(ratio).toBeLessThanOrEqual(21)
      }),
    )
  })

  test('what is transparent shows what is behind it', () => {
    expect(mixOver([200, 0, 0], 0.25, [0, 100, 0])).toEqual([50, 75, 0])
  })
})
