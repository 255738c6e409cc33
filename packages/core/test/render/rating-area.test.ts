import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { createPlaten } from '../../src/index.ts'
import type { RatingLayer } from '../../src/model/layers/rating.ts'

const platen = createPlaten({ network: false })
afterAll(() => platen.close())

/** The share of the ink that is filled: red counts, on green. */
async function filledShare(layer: Partial<RatingLayer>): Promise<number> {
  const { bytes } = await platen.render({
    canvas: { width: 130, height: 40, background: '#000' },
    layers: [{ kind: 'rating', ...SQUARES, x: 7, y: 5, width: 116, height: 30, ...layer }],
  })
  const { channels } = await sharp(bytes).stats()
  const [red, green] = channels.map(({ sum }) => sum)
  return (red ?? 0) / ((red ?? 0) + (green ?? 0))
}

/** Symbols whose area is their width. */
const SQUARES = { shape: 'svg', d: 'M0 0H9V9H0Z', fill: '#f00', emptyFill: '#0f0' } as const

describe('the filled part of a rating', () => {
  test.each([0, 0.04, 1, 2.5, 3.333, 4.999, 5])('is exact at %d of 5', async (value) => {
    expect(await filledShare({ value })).toBeCloseTo(value / 5, 3)
  })

  test.each([
    ['no gap', { gap: 0, width: 115, value: 1.7 }, 0.34],
    ['another number of symbols', { max: 3, value: 1.1 }, 1.1 / 3],
    ['turned', { rotate: 180, value: 1.7 }, 0.34],
  ])('with %s', async (_why, layer, share) => {
    expect(await filledShare(layer)).toBeCloseTo(share, 3)
  })

  test.each(['star', 'heart', 'circle'] as const)('of half a %s is half of it', async (shape) => {
    expect(await filledShare({ shape, max: 1, value: 0.5 })).toBeCloseTo(0.5, 2)
  })
})

test('a value beyond the symbols is refused', async () => {
  const layer = { kind: 'rating', name: 'stars', dynamic: true, max: 3 } as const
  const template = { canvas: { width: 9, height: 9 }, layers: [layer] }
  await expect(platen.render(template, { layers: { stars: 4 } })).rejects.toMatchObject({
    code: 'out_of_range',
    pointer: '/stars/value',
    message: expect.stringContaining('at most "max", 3, but is 4'),
  })
})
