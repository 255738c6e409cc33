import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BAND_ROWS } from '../../../src/encode/raster/raster-image.ts'
import type { Command } from '../../../src/paint/display-list.ts'
import {
  command,
  draw,
  fill,
  glyphs,
  group,
  openRasterizer,
  page,
  pop,
  rect,
  solid,
} from './page.ts'

const SIZE = { width: 30, height: 100 }
const BACKGROUND = fill(rect(0, 0, 30, 100), solid(250, 240, 230), {
  bounds: { x: 0, y: 0, width: 30, height: 100 },
})

/** A square of 10 px at y, whose bounds are tight. */
const square = (y: number, red: number, volatile = false): Command =>
  fill(rect(5, y, 10, 10), solid(red, 0, 0), {
    bounds: { x: 5, y, width: 10, height: 10 },
    volatile,
  })

describe('bands', () => {
  test('there is one for every 18 rows, the last one shorter', async () => {
    const image = await draw(page({ ...SIZE, opaque: true }, [BACKGROUND]))
    expect(image.bandRows).toBe(BAND_ROWS)
    expect(image.volatileBands).toHaveLength(6)
    expect(image.bandDigests).toHaveLength(6)
  })

  test.each([
    ['inside one band', 20, [0, 1, 0, 0, 0, 0]],
    ['across two', 30, [0, 1, 1, 0, 0, 0]],
    ['up to the edge of a band, and a px over it', 26, [0, 1, 1, 0, 0, 0]],
    ['at the top', -5, [1, 0, 0, 0, 0, 0]],
    ['off the canvas', -50, [0, 0, 0, 0, 0, 0]],
    ['below it', 300, [0, 0, 0, 0, 0, 0]],
  ])('a volatile command %s makes these volatile', async (_why, y, bands) => {
    const image = await draw(page(SIZE, [BACKGROUND, square(y, 9, true)]))
    expect([...image.volatileBands]).toEqual(bands)
    for (const [band, digest] of image.bandDigests.entries()) {
      expect(digest === undefined).toBe(bands[band] === 1)
    }
  })

  test('do not depend on what was drawn before', async () => {
    const rasterizer = openRasterizer()
    const list = page(SIZE, [BACKGROUND, square(40, 9, true), square(70, 200)])
    const first = await rasterizer.rasterize(list, { scale: 1 })
    await rasterizer.rasterize(page(SIZE, [BACKGROUND, square(10, 1)]), { scale: 1 })
    for (let time = 0; time < 3; time++) {
      const again = await rasterizer.rasterize(list, { scale: 1 })
      expect([...again.volatileBands]).toEqual([...first.volatileBands])
      expect(again.bandDigests).toEqual(first.bandDigests)
    }
  })

  test('keep their digest while other bands change, and no longer', async () => {
    const before = await draw(page(SIZE, [BACKGROUND, square(2, 10), square(60, 20)]))
    const after = await draw(page(SIZE, [BACKGROUND, square(2, 11), square(60, 20)]))
    const kept = before.bandDigests.map((digest, band) => digest === after.bandDigests[band])
    expect(kept).toEqual([false, true, true, true, true, true])
  })

  test.each([
    ['another width', { width: 31, height: 100 }, 1],
    ['another scale', SIZE, 2],
    ['an opaque page', { ...SIZE, opaque: true }, 1],
  ])('have other digests on %s', async (_why, size, scale) => {
    const before = await draw(page(SIZE, [BACKGROUND]))
    const after = await draw(page(size, [BACKGROUND]), scale)
    expect(after.bandDigests[0]).not.toBe(before.bandDigests[0])
  })

  test('with equal digests hold equal pixels, whatever the rest of the list', async () => {
    const rows = fc.integer({ min: -10, max: 100 })
    const arbitraryCommand: fc.Arbitrary<readonly Command[]> = fc.oneof(
      fc
        .tuple(rows, fc.constantFrom(0, 128), fc.boolean())
        .map(([y, red, volatile]) => [square(y, red, volatile)]),
      fc.tuple(rows, fc.constantFrom(2, 7)).map(([y, glyphId]) => [
        glyphs(11.5, [{ glyphId, x: 3.3, y: y + 0.4 }], {
          bounds: { x: 3, y: y - 8, width: 9, height: 9 },
        }),
      ]),
      fc.tuple(rows, rows).map(([y, inner]) => {
        const bounds = { x: 4, y, width: 20, height: 30 }
        return [group({ opacity: 0.5, bounds }), square(inner, 77), pop]
      }),
      fc.tuple(rows, fc.constantFrom(0, 128)).map(([y, red]) => {
        // Shines into bands that the square itself does not touch.
        const bounds = { x: 0, y: y - 20, width: 30, height: 60 }
        return [group({ blurSigma: 6, bounds }), square(y, red), pop]
      }),
      fc.tuple(rows, rows).map(([y, inner]) => {
        const geometry = rect(4.5, y + 0.5, 20, 29, 5)
        const bounds = { x: 4, y, width: 21, height: 30 }
        return [
          command('push-clip', { geometry, transform: undefined, bounds }),
          square(inner, 99),
          pop,
        ]
      }),
    )
    const seen = new Map<string, string>()
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryCommand, { maxLength: 4 }), async (commands) => {
        const image = await draw(page(SIZE, [BACKGROUND, ...commands.flat()]))
        const bandBytes = 30 * 4 * BAND_ROWS
        for (const [band, digest] of image.bandDigests.entries()) {
          if (digest === undefined) continue
          const pixels = image.pixels.subarray(band * bandBytes, (band + 1) * bandBytes)
          const content = Buffer.from(pixels).toString('base64')
          expect(seen.get(digest) ?? content).toBe(content)
          seen.set(digest, content)
        }
      }),
      { numRuns: 300 },
    )
    expect(seen.size).toBeGreaterThan(50)
  })
})
