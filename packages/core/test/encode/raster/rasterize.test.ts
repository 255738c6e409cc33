import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { RasterizerOptions } from '../../../src/encode/raster/rasterize.ts'
import { PlatenError } from '../../../src/foundation/errors.ts'
import { rotation } from '../../../src/foundation/matrix.ts'
import type { Command, DisplayList } from '../../../src/paint/display-list.ts'
import { arbitraryPath, circlePath, toPathData } from './outlines.ts'
import {
  command,
  draw,
  fill,
  glyphs,
  group,
  openRasterizer,
  outline,
  page,
  pixelAt,
  pop,
  rect,
  solid,
} from './page.ts'
import { encodePng, ramps, showing, vector } from './pictures.ts'

const SIZE = { width: 120, height: 90, opaque: true }
const STOPS = [
  { at: 0, color: { r: 10, g: 20, b: 60, a: 1 } },
  { at: 1, color: { r: 200, g: 120, b: 40, a: 1 } },
]

/** Where the last commands of a page draw: not in every band. */
const WORDS = { x: 0, y: 40, width: 120, height: 24 }

/** A page that uses everything, and whose last commands differ by `name`. */
async function buildPage(name: number): Promise<DisplayList> {
  const gradient = { type: 'linear', x1: 0, y1: 0, x2: 120, y2: 90, stops: STOPS } as const
  const background = fill(rect(0, 0, 120, 90), gradient)
  const casters = [fill(rect(20, 20, 30, 30, 6), solid(0, 0, 0))]
  const style = { width: 3, dash: [5, 3], cap: 'round', join: 'round', miterLimit: 4 } as const
  return page(SIZE, [
    background,
    showing(await encodePng(ramps(50, 50)), { rect: { x: 60, y: 5, width: 40, height: 40 } }),
    command('shadow', {
      casters,
      x: 2,
      y: 3,
      sigma: 4,
      color: { r: 0, g: 0, b: 0, a: 0.5 },
      except: undefined,
    }),
    command('push-clip', { geometry: rect(10, 10, 60, 60, 12), transform: undefined }),
    fill(outline(circlePath(30, 40, 25)), solid(255, 255, 255, 0.8)),
    pop,
    vector('<svg viewBox="0 0 2 2"><circle cx="1" cy="1" r="1" fill="#0a0"/></svg>', {
      rect: { x: 80, y: 50, width: 25, height: 25 },
    }),
    command('stroke', {
      geometry: rect(5, 5, 110, 80, 9),
      paint: solid(255, 0, 0),
      stroke: style,
      transform: rotation(3, { x: 60, y: 45 }),
    }),
    group({ opacity: 0.6, bounds: WORDS }),
    glyphs(17, [
      { glyphId: 1 + (name % 9), x: 12.3 + name, y: 60.4 },
      { glyphId: 5, x: 40.9, y: 60.4 },
    ]),
    pop,
  ])
}

const bytesOf = async (
  list: DisplayList,
  options: Partial<RasterizerOptions> = {},
): Promise<Buffer> => {
  const rasterizer = openRasterizer(options)
  return Buffer.from((await rasterizer.rasterize(list, { scale: 1 })).pixels)
}

describe('rasterize', () => {
  test('gives the same pixels whatever was drawn before, in any order, with any caches', async () => {
    const lists = await Promise.all([0, 1, 2, 3].map(buildPage))
    const alone = await Promise.all(lists.map((list) => bytesOf(list, { prefixBytes: 0 })))
    const order = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 8 })
    const sizes = fc.constantFrom(0, 40_000, 64_000_000)
    await fc.assert(
      fc.asyncProperty(order, sizes, sizes, async (names, prefixBytes, otherBytes) => {
        const caches = {
          prefixBytes,
          glyphBytes: otherBytes,
          colorGlyphBytes: otherBytes,
          bitmapBytes: otherBytes,
          shadowBytes: otherBytes,
        }
        const rasterizer = openRasterizer(caches)
        for (const name of names) {
          const list = lists[name]
          if (list === undefined) throw new Error('no such list')
          const image = await rasterizer.rasterize(list, { scale: 1 })
          expect(Buffer.from(image.pixels).equals(alone[name] ?? Buffer.alloc(0))).toBe(true)
          rasterizer.release(image)
        }
      }),
      { numRuns: 25 },
    )
  })

  test('renders at the same time do not disturb each other', async () => {
    const lists = await Promise.all([0, 1, 2, 3, 1, 0].map(buildPage))
    const rasterizer = openRasterizer()
    const images = await Promise.all(lists.map((list) => rasterizer.rasterize(list, { scale: 1 })))
    for (const [index, list] of lists.entries()) {
      expect(Buffer.from(images[index]?.pixels ?? []).equals(await bytesOf(list))).toBe(true)
    }
  })

  test('keeps the beginning that comes again, and decodes nothing of it any more', async () => {
    const good = await encodePng(ramps(50, 50))
    const rasterizer = openRasterizer({ bitmapBytes: 0 })
    const list = (image: typeof good, x: number) =>
      page(SIZE, [
        showing(image, { digest: 'photo' } as object),
        glyphs(9, [{ glyphId: 3, x, y: 50 }]),
      ])
    await rasterizer.rasterize(list(good, 1), { scale: 1 })
    await rasterizer.rasterize(list(good, 2), { scale: 1 })
    const damaged = { ...good, bytes: good.bytes.subarray(0, 90), digest: 'other' }
    const third = page(SIZE, [
      ...list(good, 3)
        .commands.slice(0, 1)
        .map((known) => ({ ...showing(damaged), digest: known.digest })),
      glyphs(9, [{ glyphId: 3, x: 3, y: 50 }]),
    ])
    // Only a rasteriser that takes the picture from its cache does not see that the file is damaged.
    await expect(rasterizer.rasterize(third, { scale: 1 })).resolves.toMatchObject({ width: 120 })
    await expect(openRasterizer().rasterize(third, { scale: 1 })).rejects.toMatchObject({
      code: 'source_corrupt',
    })
  })

  test('the pixels handed over are nobody else’s', async () => {
    const list = await buildPage(0)
    const rasterizer = openRasterizer()
    const wanted = await bytesOf(list)
    for (let time = 0; time < 4; time++) {
      const image = await rasterizer.rasterize(list, { scale: 1 })
      expect(Buffer.from(image.pixels).equals(wanted)).toBe(true)
      image.pixels.fill(77)
    }
  })

  test.each([
    ['rounds the size', { width: 101, height: 33 }, 1.5, 152, 50],
    ['is at least one px', { width: 1, height: 1 }, 0.1, 1, 1],
  ])('the page %s', async (_why, size, scale, width, height) => {
    const image = await draw(page(size, []), scale)
    expect([image.width, image.height]).toEqual([width, height])
  })

  test('a background covers its page to the last px at every scale', async () => {
    const width = 101
    const list = page({ width, height: 33, opaque: true }, [
      fill(rect(0, 0, width, 33), solid(9, 8, 7)),
    ])
    for (const scale of [0.3, 0.77, 1, 1.5, 1.999, 3.1]) {
      const { pixels, channels } = await draw(list, scale)
      expect(channels).toBe(3)
      expect(pixels.every((level, at) => level === 9 - (at % 3))).toBe(true)
    }
  })

  test('outlines look as librsvg draws them, within 2 levels on average', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryPath(64), async (path) => {
        const image = await draw(
          page({ width: 64, height: 64 }, [fill(outline(path), solid(0, 0, 0))]),
        )
        const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><path d="${toPathData(path)}"/></svg>`
        const theirs = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer()
        let difference = 0
        for (let at = 3; at < theirs.length; at += 4) {
          difference += Math.abs((theirs[at] ?? 0) - (image.pixels[at] ?? 0))
        }
        expect(difference / (64 * 64)).toBeLessThan(2)
      }),
      { numRuns: 40 },
    )
  })

  test('a canvas of 33 megapixels is drawn', async () => {
    const size = { width: 8192, height: 4096, opaque: true }
    const gradient = { type: 'linear', x1: 0, y1: 0, x2: 8192, y2: 4096, stops: STOPS } as const
    const commands: readonly Command[] = [
      fill(rect(0, 0, 8192, 4096), gradient),
      fill(outline(circlePath(4096, 2048, 1900)), solid(255, 255, 255, 0.5)),
    ]
    const image = await draw(page(size, commands))
    expect(image.pixels).toHaveLength(8192 * 4096 * 3)
    expect(pixelAt(image, 8191, 4095).slice(0, 3)).toEqual([200, 120, 40])
    expect(pixelAt(image, 4096, 2048)[0]).toBeGreaterThan(150)
  })

  test('5,000 commands take no longer each than 500', async () => {
    const many = (count: number) =>
      page(
        SIZE,
        Array.from({ length: count }, (_, at) =>
          fill(rect(at % 100, at % 80, 8, 8, 2), solid(at % 256, 0, 0)),
        ),
      )
    await draw(many(500))
    const time = async (count: number) => {
      const start = performance.now()
      await draw(many(count))
      return performance.now() - start
    }
    const few = await time(500)
    expect(await time(5000)).toBeLessThan(Math.max(200, few * 40))
  })

  test('a list of numbers that are none draws something or nothing, but ends', async () => {
    const odd = fc.constantFrom(Number.NaN, 1 / 0, -1 / 0, 1e308, -1e308, 0, -0, 1e-320, 7)
    const matrix = fc.record({ a: odd, b: odd, c: odd, d: odd, e: odd, f: odd })
    await fc.assert(
      fc.asyncProperty(
        odd,
        odd,
        odd,
        odd,
        fc.option(matrix, { nil: undefined }),
        async (x, y, width, height, transform) => {
          const box = { x, y, width, height }
          const style = {
            width: height,
            dash: [width, 2],
            cap: 'round',
            join: 'miter',
            miterLimit: x,
          } as const
          const radial = {
            type: 'radial',
            centerX: x,
            centerY: y,
            radiusX: width,
            radiusY: height,
            stops: STOPS,
          } as const
          const geometry = { type: 'rect', rect: box, radii: [x, y, 2, 3] } as const
          const image = await draw(
            page({ width: 20, height: 20 }, [
              command('push-clip', { geometry, transform }),
              fill(geometry, radial, { transform }),
              pop,
              command('stroke', { geometry, paint: solid(1, 2, 3), stroke: style, transform }),
              group({ opacity: x, bounds: box }),
              glyphs(height, [{ glyphId: 4, x, y }], { transform }),
              pop,
              command('shadow', {
                casters: [fill(geometry, radial)],
                x,
                y,
                sigma: width,
                color: { r: 1, g: 2, b: 3, a: 1 },
                except: { geometry, transform },
              }),
            ]),
          )
          expect(image.pixels).toHaveLength(20 * 20 * 4)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('the time is checked between commands', async () => {
    let left = 2
    const check = () => {
      if (--left < 0) throw new PlatenError('render_deadline', 'Too slow.')
    }
    const list = await buildPage(0)
    const late = openRasterizer().rasterize(list, { scale: 1, check })
    await expect(late).rejects.toMatchObject({ code: 'render_deadline' })
  })

  test('a closed rasteriser refuses', async () => {
    const rasterizer = openRasterizer()
    rasterizer.close()
    await expect(rasterizer.rasterize(await buildPage(0), { scale: 1 })).rejects.toMatchObject({
      code: 'closed',
    })
  })
})
