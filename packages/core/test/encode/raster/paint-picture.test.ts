import { describe, expect, test } from 'vitest'
import type { RasterImage } from '../../../src/encode/raster/raster-image.ts'
import type { Rect } from '../../../src/foundation/geometry.ts'
import { rotation } from '../../../src/foundation/matrix.ts'
import type { ImageSource } from '../../../src/paint/display-list.ts'
import { pixelAt } from './page.ts'
import { drawn, encodePng, ramps, showing, vector, wholeOf } from './pictures.ts'

/** Largest difference of red and green to the ramps that a crop should show. */
function worstOnRamps(image: RasterImage, crop: Rect, source: ImageSource): number {
  let worst = 0
  for (let y = 3; y < 97; y++) {
    for (let x = 3; x < 97; x++) {
      const [red = 0, green = 0] = pixelAt(image, x, y)
      const wantedRed = (255 * (crop.x + ((x + 0.5) * crop.width) / 100)) / source.width
      const wantedGreen = (255 * (crop.y + ((y + 0.5) * crop.height) / 100)) / source.height
      worst = Math.max(worst, Math.abs(red - wantedRed), Math.abs(green - wantedGreen))
    }
  }
  return worst
}

describe('images', () => {
  test('at their own size are copied to the pixel', async () => {
    const pixels = ramps(100, 100)
    const image = await drawn(showing(await encodePng(pixels)))
    for (let at = 0; at < 100 * 100; at++) {
      expect([...image.pixels.subarray(at * 4, at * 4 + 3)]).toEqual([
        ...pixels.data.subarray(at * 3, at * 3 + 3),
      ])
    }
  })

  // One device px of the picture is 1/100 of the crop, and the middle of a pixel may be off by half.
  test.each([
    ['reduced', 400, { x: 0, y: 0, width: 400, height: 400 }],
    ['enlarged', 25, { x: 0, y: 0, width: 25, height: 25 }],
    ['cropped in the middle', 400, { x: 100, y: 50, width: 200, height: 100 }],
    ['cropped between its pixels', 300, { x: 33.4, y: 61.7, width: 150.9, height: 90.2 }],
    [
      'cropped to a small part, which is cut out first',
      2000,
      { x: 900, y: 40, width: 110.5, height: 88.5 },
    ],
    ['enlarged beyond reason', 40, { x: 10, y: 20, width: 1.5, height: 0.4 }],
  ])('%s show the crop in its place', async (_why, side, crop) => {
    const source = await encodePng(ramps(side, side))
    const image = await drawn(showing(source, { crop }))
    const levelsPerPixel = (255 * Math.max(crop.width, crop.height)) / 100 / side
    const blockiness = 255 / side > 5 ? 4 : 1.5
    expect(worstOnRamps(image, crop, source)).toBeLessThan(levelsPerPixel + blockiness)
  })

  test.each([
    ['flipX', { flipX: true, flipY: false }, [60, 0], [180, 120]],
    ['flipY', { flipX: false, flipY: true }, [120, 180], [0, 60]],
    ['both', { flipX: true, flipY: true }, [180, 120], [60, 0]],
    ['none', { flipX: false, flipY: false }, [0, 60], [120, 180]],
  ] as const)('are mirrored: %s', async (_why, flips, top, bottom) => {
    for (const crop of [
      wholeOf(await encodePng(ramps(100, 100))),
      { x: 40, y: 40, width: 20, height: 20 },
    ]) {
      const image = await drawn(showing(await encodePng(ramps(100, 100)), { crop, ...flips }))
      const blues = [20, 80].map((y) => [20, 80].map((x) => pixelAt(image, x, y)[2]))
      expect(blues).toEqual([top, bottom])
    }
  })

  test('partly off the canvas show their part only', async () => {
    const source = await encodePng(ramps(200, 200))
    const rect = { x: -1000, y: -500, width: 2000, height: 2000 }
    const image = await drawn(showing(source, { rect }))
    const crop = { x: 100, y: 50, width: 10, height: 10 }
    expect(worstOnRamps(image, crop, source)).toBeLessThan(1.5)
  })

  test('edges snap to the nearest px, and to one px at least', async () => {
    const source = await encodePng(ramps(20, 20))
    const wide = await drawn(
      showing(source, { rect: { x: 10.4, y: 20.6, width: 30, height: 30.2 } }),
    )
    const alphas = [9, 10, 39, 40].map((x) => pixelAt(wide, x, 30)[3])
    expect(alphas).toEqual([0, 255, 255, 0])
    const rows = [20, 21, 50, 51].map((y) => pixelAt(wide, 30, y)[3])
    expect(rows).toEqual([0, 255, 255, 0])
    const thin = await drawn(showing(source, { rect: { x: 10.1, y: 0, width: 0.2, height: 100 } }))
    expect([9, 10, 11].map((x) => pixelAt(thin, x, 50)[3])).toEqual([0, 255, 0])
  })

  test('turned by 90° are the same pixels, turned', async () => {
    const source = await encodePng(ramps(100, 100))
    const transform = rotation(90, { x: 50, y: 50 })
    const upright = await drawn(showing(source))
    const turned = await drawn(showing(source, { transform }))
    for (const [x, y] of [
      [0, 0],
      [10, 70],
      [99, 3],
      [50, 50],
    ] as const) {
      expect(pixelAt(turned, 99 - y, x)).toEqual(pixelAt(upright, x, y))
    }
  })

  test('turned by any angle keep their colours and have soft edges', async () => {
    const source = await encodePng(ramps(60, 60))
    const transform = rotation(30, { x: 50, y: 50 })
    const rect = { x: 20, y: 20, width: 60, height: 60 }
    const image = await drawn(showing(source, { rect, transform }))
    // The point (25, 0) from the middle, turned by 30°.
    const [red = 0, green = 0, , alpha] = pixelAt(image, 71, 62)
    expect(Math.abs(red - (255 * 55) / 60)).toBeLessThan(8)
    expect(Math.abs(green - 255 / 2)).toBeLessThan(8)
    expect(alpha).toBe(255)
    expect(pixelAt(image, 22, 22)[3]).toBe(0)
    const edge = Array.from({ length: 100 }, (_, x) => pixelAt(image, x, 50)[3] ?? 0)
    expect(edge.some((level) => level > 20 && level < 235)).toBe(true)
  })

  test('with alpha come out with it', async () => {
    const data = new Uint8Array(4 * 100 * 100)
    for (let at = 0; at < data.length; at += 4) data.set([200, 100, 50, 128], at)
    const source = await encodePng({ width: 100, height: 100, channels: 4, data })
    const [red = 0, green = 0, blue = 0, alpha] = pixelAt(await drawn(showing(source)), 50, 50)
    expect(alpha).toBe(128)
    expect(Math.abs(red - 200) + Math.abs(green - 100) + Math.abs(blue - 50)).toBeLessThan(4)
  })
})

describe('vector drawings', () => {
  const halves =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><rect width="2" height="2" fill="#f00"/><rect x="2" width="2" height="2" fill="#00f8"/></svg>'

  test('stretch their viewBox over the rectangle', async () => {
    const image = await drawn(vector(halves))
    expect(pixelAt(image, 49, 99)).toEqual([255, 0, 0, 255])
    expect(pixelAt(image, 50, 0)).toEqual([0, 0, 255, 136])
  })

  test('partly off the canvas are drawn sharply where they show', async () => {
    const image = await drawn(
      vector(halves, { rect: { x: -3950, y: 0, width: 8000, height: 100 } }),
    )
    expect(pixelAt(image, 49, 50)).toEqual([255, 0, 0, 255])
    expect(pixelAt(image, 50, 50)).toEqual([0, 0, 255, 136])
  })

  test('turn', async () => {
    const image = await drawn(vector(halves, { transform: rotation(90, { x: 50, y: 50 }) }))
    expect(pixelAt(image, 50, 20)).toEqual([255, 0, 0, 255])
    expect(pixelAt(image, 50, 80)).toEqual([0, 0, 255, 136])
  })
})
