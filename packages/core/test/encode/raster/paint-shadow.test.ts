import { describe, expect, test } from 'vitest'
import type { RasterImage } from '../../../src/encode/raster/raster-image.ts'
import type { Command, ShadowCommand } from '../../../src/paint/display-list.ts'
import { command, draw, fill, glyphs, group, page, pixelAt, pop, rect, solid } from './page.ts'

const SIZE = { width: 200, height: 200 }
const CASTER = fill(rect(60, 60, 80, 80), solid(10, 20, 30))

const shadow = (parts: Partial<ShadowCommand> = {}): ShadowCommand =>
  command('shadow', {
    casters: [CASTER],
    x: 0,
    y: 0,
    sigma: 0,
    color: { r: 255, g: 0, b: 0, a: 1 },
    except: undefined,
    ...parts,
  })

const drawn = (...commands: readonly Command[]): Promise<RasterImage> => draw(page(SIZE, commands))

/** The integral of a Gaussian, by adding up thin slices. */
function gaussianIntegral(x: number): number {
  let sum = 0
  for (let at = -8; at < x; at += 0.01) sum += 0.01 * Math.exp(-((at + 0.005) ** 2) / 2)
  return sum / Math.sqrt(2 * Math.PI)
}

describe('a shadow', () => {
  test('is the moved and tinted silhouette, and the casters are not drawn', async () => {
    const image = await drawn(shadow({ x: 10, y: -20 }))
    expect(pixelAt(image, 69, 41)).toEqual([0, 0, 0, 0])
    expect(pixelAt(image, 70, 40)).toEqual([255, 0, 0, 255])
    expect(pixelAt(image, 149, 119)).toEqual([255, 0, 0, 255])
    expect(pixelAt(image, 150, 120)).toEqual([0, 0, 0, 0])
  })

  test('moved between pixels has soft edges', async () => {
    const image = await drawn(shadow({ x: 0.5, y: 0 }))
    expect([59, 60, 61, 140].map((x) => pixelAt(image, x, 100)[3])).toEqual([0, 128, 255, 128])
  })

  test.each([1, 3, 8, 15.9, 16.1, 20, 33, 70])(
    'with a standard deviation of %s px is the Gaussian, within 2 %%',
    async (sigma) => {
      const image = await drawn(shadow({ sigma }))
      const share = (at: number) =>
        gaussianIntegral((at + 0.5 - 60) / sigma) - gaussianIntegral((at + 0.5 - 140) / sigma)
      const middle = share(100)
      for (const x of [5, 20, 40, 50, 56, 59, 60, 63, 70, 99, 140, 160, 190]) {
        const wanted = 255 * share(x) * middle
        expect(Math.abs((pixelAt(image, x, 100)[3] ?? 0) - wanted)).toBeLessThan(5.1)
      }
    },
  )

  test('leaves out what is excepted', async () => {
    const except = { geometry: rect(60, 60, 80, 80), transform: undefined }
    const image = await drawn(shadow({ sigma: 10, y: 5, except }))
    expect(pixelAt(image, 100, 100)).toEqual([0, 0, 0, 0])
    expect(pixelAt(image, 60, 139)[3]).toBe(0)
    expect(pixelAt(image, 100, 141)[3]).toBeGreaterThan(90)
  })

  test('follows the alpha of its casters, groups and glyphs included', async () => {
    const casters = [
      group({ opacity: 0.5 }),
      CASTER,
      pop,
      glyphs(100, [{ glyphId: 2, x: 10, y: 30 }]),
    ]
    const image = await drawn(shadow({ casters, x: 1 }))
    expect(pixelAt(image, 100, 100)[3]).toBe(128)
    expect([10, 11, 30, 31].map((x) => pixelAt(image, x, 20)[3])).toEqual([0, 255, 255, 0])
  })

  test('scales with the page', async () => {
    const list = page(SIZE, [shadow({ sigma: 4, x: 3 })])
    const [once, twice] = [await draw(list, 1), await draw(list, 2)]
    for (const x of [50, 60, 63, 66, 100]) {
      const mean =
        ((pixelAt(twice, 2 * x, 200)[3] ?? 0) + (pixelAt(twice, 2 * x + 1, 200)[3] ?? 0)) / 2
      expect(Math.abs((pixelAt(once, x, 100)[3] ?? 0) - mean)).toBeLessThan(3)
    }
  })

  test.each([
    ['a million px wide', { sigma: 1e6 }],
    [
      'of casters a million px large',
      { sigma: 5, casters: [fill(rect(-5e5, -5e5, 1e6, 1e6), solid(0, 0, 0))] },
    ],
    ['infinitely wide', { sigma: Number.POSITIVE_INFINITY }],
  ])('%s costs no more', async (_why, parts) => {
    const start = performance.now()
    const image = await drawn(shadow(parts))
    expect(image.pixels).toHaveLength(200 * 200 * 4)
    expect(performance.now() - start).toBeLessThan(1000)
  })
})
