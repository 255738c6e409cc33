import { describe, expect, test } from 'vitest'
import type { PictureFilter } from '../../../src/paint/display-list.ts'
import { pixelAt } from './page.ts'
import { drawn, encodePng, ramps, showing } from './pictures.ts'

const flat = (red: number, green: number, blue: number) => ({
  width: 100,
  height: 100,
  channels: 3 as const,
  data: new Uint8Array(30_000).map((_, at) => [red, green, blue][at % 3] ?? 0),
})
const matrix = (...values: readonly number[]): PictureFilter => ({ type: 'matrix', values })
const slope = (factor: number, constant = 0) =>
  matrix(factor, 0, 0, constant, 0, factor, 0, constant, 0, 0, factor, constant)

describe('picture filters', () => {
  test.each([
    ['a matrix is applied to colours and rounded once', [slope(0.5)], [50, 101, 20]],
    ['each step ends at the bounds of a channel', [slope(4), slope(0.5)], [128, 128, 80]],
    ['and below as well', [slope(1, -0.5), slope(1, 0.5)], [128, 201, 128]],
    ['rows mix channels', [matrix(0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0)], [40, 100, 201]],
  ])('%s', async (_why, filters, expected) => {
    const image = await drawn(showing(await encodePng(flat(100, 201, 40)), { filters }))
    expect(pixelAt(image, 50, 50)).toEqual([...expected, 255])
  })

  test('a blur changes nothing in a flat picture, up to its very edge', async () => {
    const filters = [{ type: 'blur', sigma: 7 }] as const
    const image = await drawn(showing(await encodePng(flat(100, 201, 40)), { filters }))
    for (const [x, y] of [
      [0, 0],
      [99, 50],
      [50, 50],
    ] as const) {
      expect(pixelAt(image, x, y)).toEqual([100, 201, 40, 255])
    }
  })

  test('a part of a picture is blurred with what lies around that part', async () => {
    const source = await encodePng(ramps(100, 100))
    const filters = [{ type: 'blur', sigma: 5 }] as const
    const whole = await drawn(showing(source, { filters }))
    const moved = await drawn(
      showing(source, { filters, rect: { x: -40, y: 0, width: 100, height: 100 } }),
    )
    expect(pixelAt(moved, 0, 50)).toEqual(pixelAt(whole, 40, 50))
    expect(pixelAt(moved, 30, 20)).toEqual(pixelAt(whole, 70, 20))
  })
})
