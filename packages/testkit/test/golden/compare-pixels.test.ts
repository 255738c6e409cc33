import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparePixels } from '../../src/golden/compare-pixels.ts'

const image = (width: number, height: number, ...data: number[]) => ({
  width,
  height,
  data: Uint8Array.from(data),
})

describe('comparePixels', () => {
  test.each([
    ['equal pixels', [1, 2, 3, 255], [1, 2, 3, 255], 0, 0],
    ['one channel off by one', [1, 2, 3, 255], [1, 2, 4, 255], 1, 1],
    ['alpha alone', [1, 2, 3, 255], [1, 2, 3, 250], 1, 5],
    ['colours under nothing are not seen', [9, 9, 9, 0], [1, 2, 3, 0], 0, 0],
  ])('%s', (_why, expected, current, differing, largest) => {
    const comparison = comparePixels(image(1, 1, ...expected), image(1, 1, ...current))
    expect(comparison).toMatchObject({ sameSize: true, differing, largest })
  })

  test('another size is never equal, whatever the pixels', () => {
    const comparison = comparePixels(
      image(1, 2, ...Array(8).fill(0)),
      image(2, 1, ...Array(8).fill(0)),
    )
    expect(comparison).toMatchObject({ sameSize: false, differing: 2 })
  })

  test('the heat map is red exactly where pixels differ', () => {
    const pixels = fc.uint8Array({ minLength: 16, maxLength: 16 })
    fc.assert(
      fc.property(pixels, pixels, (a, b) => {
        const comparison = comparePixels(image(2, 2, ...a), image(2, 2, ...b))
        const heat = comparison.heat?.data ?? new Uint8Array()
        const red = [0, 4, 8, 12].filter((offset) => heat[offset + 1] === 0).length
        expect(red).toBe(comparison.differing)
      }),
    )
  })
})
