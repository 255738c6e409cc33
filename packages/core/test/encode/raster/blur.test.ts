import { describe, expect, test } from 'vitest'
import { blurPlane, blurReach } from '../../../src/encode/raster/blur.ts'

const SIZE = 120

/** The integral of a Gaussian from minus infinity (Abramowitz and Stegun 7.1.26, error < 2e-7). */
function gaussianIntegral(x: number): number {
  const t = 1 / (1 + 0.3275911 * (Math.abs(x) / Math.SQRT2))
  const series =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
  const erf = 1 - series * Math.exp((-x * x) / 2)
  return x < 0 ? (1 - erf) / 2 : (1 + erf) / 2
}

function blurredSquare(sigmaPx: number): Float32Array {
  const levels = new Float32Array(SIZE * SIZE)
  for (let y = 30; y < 90; y++) levels.fill(255, y * SIZE + 30, y * SIZE + 90)
  blurPlane({ width: SIZE, height: SIZE, levels }, sigmaPx)
  return levels
}

describe('blurPlane', () => {
  test.each([0.4, 0.8, 1.3, 1.99, 2, 2.5, 3.3, 5, 8, 12, 16])(
    'a square blurred by %s px is the true Gaussian everywhere, within 3 levels, or 10 below one px',
    (sigmaPx) => {
      const levels = blurredSquare(sigmaPx)
      const share = (at: number) =>
        gaussianIntegral((at + 0.5 - 30) / sigmaPx) - gaussianIntegral((at + 0.5 - 90) / sigmaPx)
      let worst = 0
      for (let y = 0; y < SIZE; y++) {
        for (let x = 0; x < SIZE; x++) {
          const expected = 255 * share(x) * share(y)
          worst = Math.max(worst, Math.abs((levels[y * SIZE + x] ?? 0) - expected))
        }
      }
      expect(worst).toBeLessThan(sigmaPx < 1 ? 10 : 3)
    },
  )

  test('nothing gets lost or added but at the borders', () => {
    for (const sigmaPx of [1, 2.2, 6]) {
      const sum = blurredSquare(sigmaPx).reduce((total, level) => total + level, 0)
      expect(Math.abs(sum / (60 * 60 * 255) - 1)).toBeLessThan(1e-4)
    }
  })

  test('a blur ends where it is said to', () => {
    for (const sigmaPx of [1, 1.7, 2, 4.4, 9]) {
      const levels = new Float32Array(SIZE * SIZE)
      levels[60 * SIZE + 60] = 255
      blurPlane({ width: SIZE, height: SIZE, levels }, sigmaPx)
      const reach = blurReach(sigmaPx)
      expect(levels[60 * SIZE + 60 + reach + 1] ?? 0).toBeLessThan(1e-3)
      expect(levels[60 * SIZE + 60]).toBeGreaterThan(0)
    }
  })

  test('a standard deviation of 0 changes nothing', () => {
    const levels = Float32Array.from([1, 2, 3, 4])
    blurPlane({ width: 2, height: 2, levels }, 0)
    expect([...levels]).toEqual([1, 2, 3, 4])
  })
})
