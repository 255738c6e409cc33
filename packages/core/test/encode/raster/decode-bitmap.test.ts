import sharp, { type Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'
import { draw, openRasterizer, page, pixelAt } from './page.ts'
import { drawn, encodePng, ramps, showing, toSource, vector } from './pictures.ts'

async function noise(): Promise<Buffer> {
  const data = new Uint8Array(100 * 100 * 3)
  let seed = 1
  for (let at = 0; at < data.length; at++) {
    seed = (seed * 48271) % 2147483647
    data[at] = seed & 255
  }
  return sharp(data, { raw: { width: 100, height: 100, channels: 3 } })
    .png()
    .toBuffer()
}

describe('decodeBitmap', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'images follow EXIF orientation %s, crop and all',
    async (orientation) => {
      const { width, height, data } = ramps(80, 40)
      const stored = sharp(data, { raw: { width, height, channels: 3 } })
      const bytes = await stored
        .withMetadata({ orientation })
        .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
        .toBuffer()
      const turned = orientation >= 5
      const [wide, high] = turned ? [40, 80] : [80, 40]
      const source = toSource(bytes, { format: 'jpeg', width: wide, height: high, hasAlpha: false })
      const upright = await sharp(bytes).autoOrient().raw().toBuffer()
      const crop = { x: wide / 4, y: high / 4, width: wide / 2, height: high / 2 }
      const rect = { x: 0, y: 0, width: wide / 2, height: high / 2 }
      const image = await drawn(showing(source, { crop, rect }))
      for (const [x, y] of [
        [2, 2],
        [12, 8],
        [9, 5],
      ] as const) {
        const at = ((y + high / 4) * wide + x + wide / 4) * 3
        const wanted = [...upright.subarray(at, at + 2)]
        const levels = pixelAt(image, x, y).slice(0, 2)
        expect(
          Math.max(...levels.map((level, channel) => Math.abs(level - (wanted[channel] ?? 0)))),
        ).toBeLessThan(6)
      }
    },
  )

  test.each([
    ['greyscale', (pixels: Sharp) => pixels.greyscale().png()],
    ['16 bits', (pixels: Sharp) => pixels.toColourspace('rgb16').png()],
    ['a palette', (pixels: Sharp) => pixels.png({ palette: true })],
    ['CMYK', (pixels: Sharp) => pixels.toColourspace('cmyk').jpeg()],
    ['WebP', (pixels: Sharp) => pixels.webp()],
    ['GIF', (pixels: Sharp) => pixels.gif()],
  ])('images in %s are drawn in colour', async (_why, convert) => {
    const { width, height, data } = ramps(100, 100)
    const bytes = await convert(sharp(data, { raw: { width, height, channels: 3 } })).toBuffer()
    const source = toSource(bytes, { format: 'png', width, height, hasAlpha: false })
    const image = await drawn(showing(source))
    expect(pixelAt(image, 90, 90)[3]).toBe(255)
    expect((pixelAt(image, 90, 90)[0] ?? 0) - (pixelAt(image, 5, 5)[0] ?? 0)).toBeGreaterThan(100)
  })

  test.each([
    ['half a PNG', async () => (await encodePng(ramps(100, 100))).bytes.subarray(0, 400)],
    [
      'half a JPEG',
      async () =>
        (
          await sharp(await noise())
            .jpeg()
            .toBuffer()
        ).subarray(0, 1500),
    ],
    ['no image at all', async () => new TextEncoder().encode('<html>')],
    ['nothing', async () => new Uint8Array(0)],
  ])('damaged images are refused by the name of their layer: %s', async (_why, makeBytes) => {
    const source = toSource(await makeBytes(), {
      format: 'png',
      width: 100,
      height: 100,
      hasAlpha: false,
    })
    const hero = showing(source, { path: 'hero' })
    await expect(drawn(hero)).rejects.toMatchObject({
      code: 'source_corrupt',
      message: expect.stringContaining('"hero"'),
    })
  })

  test('a JPEG with stray bytes between its segments is drawn, as browsers do', async () => {
    const whole = await sharp(await noise())
      .jpeg()
      .toBuffer()
    // Behind the start marker and the first segment, which tells its length.
    const at = 4 + whole.readUInt16BE(4)
    const stray = Buffer.from([1, 2, 3])
    const bytes = Buffer.concat([whole.subarray(0, at), stray, whole.subarray(at)])
    const source = toSource(bytes, { format: 'jpeg', width: 100, height: 100, hasAlpha: false })
    await expect(sharp(bytes, { failOn: 'warning' }).raw().toBuffer()).rejects.toThrow(/extraneous/)
    expect((await drawn(showing(source))).width).toBe(100)
  })

  test('images with more pixels than allowed are refused before they are decoded', async () => {
    const rasterizer = openRasterizer({ sourcePixels: 9_999 })
    const source = await encodePng(ramps(100, 100))
    const list = page({ width: 100, height: 100 }, [showing(source)])
    await expect(rasterizer.rasterize(list, { scale: 1 })).rejects.toMatchObject({
      code: 'too_many_pixels',
    })
  })

  test('many large images on one page are refused rather than held in memory', async () => {
    const source = await encodePng(ramps(10, 10))
    const rect = { x: 0, y: 0, width: 6000, height: 6000 }
    const many = Array.from({ length: 6 }, (_, index) =>
      showing(source, { rect, crop: { x: index, y: 0, width: 1, height: 1 } }),
    )
    const list = page({ width: 6000, height: 6000 }, many)
    await expect(draw(list)).rejects.toMatchObject({ code: 'too_many_pixels' })
  })

  test('an aborted render ends at once, with the reason of its signal', async () => {
    const list = page({ width: 100, height: 100 }, [showing(await encodePng(ramps(100, 100)))])
    const rasterizer = openRasterizer()
    const plain = rasterizer.rasterize(list, { scale: 1, signal: AbortSignal.abort() })
    await expect(plain).rejects.toMatchObject({ code: 'render_aborted' })
    expect((await rasterizer.rasterize(list, { scale: 1 })).width).toBe(100)
  })

  test('SVG documents that are no XML are refused by the name of their layer', async () => {
    const broken = vector('<svg viewBox="0 0 4 2"><rect</svg>', { path: 'logo' })
    await expect(drawn(broken)).rejects.toMatchObject({ code: 'source_corrupt' })
  })
})
