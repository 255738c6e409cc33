import { describe, expect, test } from 'vitest'
import { draw, fill, group, page, pixelAt, pop, rect, solid } from './page.ts'

const SIZE = { width: 200, height: 200 }
const RED = fill(rect(60, 60, 80, 80), solid(255, 0, 0))

/** The integral of a Gaussian, by adding up thin slices. */
function gaussianIntegral(x: number): number {
  let sum = 0
  for (let at = -8; at < x; at += 0.01) sum += 0.01 * Math.exp(-((at + 0.005) ** 2) / 2)
  return sum / Math.sqrt(2 * Math.PI)
}

describe('a blurred group', () => {
  test.each([1, 4, 8, 20, 60])(
    'of %s px is the Gaussian of its alpha, within 2 %%',
    async (sigma) => {
      const image = await draw(page(SIZE, [group({ blurSigma: sigma }), RED, pop]))
      const share = (at: number) =>
        gaussianIntegral((at + 0.5 - 60) / sigma) - gaussianIntegral((at + 0.5 - 140) / sigma)
      for (const x of [5, 30, 50, 59, 60, 70, 100, 150, 190]) {
        const alpha = pixelAt(image, x, 100)[3] ?? 0
        expect(Math.abs(alpha - 255 * share(x) * share(100))).toBeLessThan(5.1)
      }
    },
  )

  test('lends no colour to what is transparent', async () => {
    const image = await draw(page(SIZE, [group({ blurSigma: 8 }), RED, pop]))
    const [red, green, blue] = pixelAt(image, 52, 100)
    expect([green, blue]).toEqual([0, 0])
    expect(red).toBeGreaterThan(250)
  })

  test('takes in what lies beyond the edge of the page', async () => {
    const wide = fill(rect(-100, -100, 400, 400), solid(0, 0, 255))
    const image = await draw(page(SIZE, [group({ blurSigma: 10 }), wide, pop]))
    expect(pixelAt(image, 0, 0)).toEqual([0, 0, 255, 255])
  })

  test('that would hold too much is refused', async () => {
    const huge = { width: 16_000, height: 2_500 }
    const inner = Array.from({ length: 5 }, () => group({ opacity: 0.5 }))
    await expect(draw(page(huge, [...inner, RED]))).rejects.toMatchObject({
      code: 'render_too_large',
    })
  })
})
