import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { type EncodeTools, encode } from '../../src/encode/encode.ts'
import { LONGEST_SIDE_PX } from '../../src/encode/raster/format-sides.ts'
import { createPngEncoder } from '../../src/encode/raster/png/encode-png.ts'
import {
  MEDIA_TYPES,
  type OutputFormat,
  type OutputSpec,
} from '../../src/foundation/output-format.ts'
import type { DisplayList } from '../../src/paint/display-list.ts'
import { fill, openRasterizer, page, rect, solid } from './raster/page.ts'

const rasterizer = openRasterizer()
const pngEncoder = createPngEncoder()
const tools: EncodeTools = { rasterizer, pngEncoder }

afterAll(() => {
  rasterizer.close()
  pngEncoder.close()
})

const FORMATS = Object.keys(MEDIA_TYPES) as OutputFormat[]
const RASTER_FORMATS = FORMATS.filter((format) => format !== 'svg' && format !== 'pdf')
/** A PDF is read back by programs of its own: see `pdf/`. */
const READ_BY_SHARP = FORMATS.filter((format) => format !== 'pdf')

/** Tools that fail when a page is painted. */
const refusing: EncodeTools = {
  pngEncoder,
  rasterizer: {
    rasterize: () => Promise.reject(new Error('The page was painted.')),
    release: () => {},
    close: () => {},
  },
}

const toOutput = (format: OutputFormat, changes: Partial<OutputSpec> = {}): OutputSpec => ({
  format,
  quality: 90,
  scale: 1,
  compression: 'balanced',
  ...changes,
})

/** A blue page with an orange square of 20 px at its top left. */
function createPage(opaque: boolean): DisplayList {
  const background = fill(rect(0, 0, 60, 40), solid(20, 40, 200, opaque ? 1 : 0.5))
  const square = fill(rect(0, 0, 20, 20), solid(250, 120, 0), { volatile: true })
  return page({ width: 60, height: 40, opaque }, [background, square])
}

describe('encode', () => {
  test.each(READ_BY_SHARP)(
    '"%s" comes with its media type and its size in device px',
    async (format) => {
      const image = await encode(createPage(true), toOutput(format, { scale: 1.5 }), tools)
      expect([image.mediaType, image.width, image.height]).toEqual([MEDIA_TYPES[format], 90, 60])
      const metadata = await sharp(image.bytes).metadata()
      expect([metadata.width, metadata.height]).toEqual([90, 60])
    },
  )

  test.each(RASTER_FORMATS)('"%s" shows the colours of the page', async (format) => {
    const { bytes } = await encode(createPage(true), toOutput(format), tools)
    const pixels = await sharp(bytes).ensureAlpha().raw().toBuffer()
    const colorAt = (x: number, y: number) => [
      ...pixels.subarray((y * 60 + x) * 4, (y * 60 + x) * 4 + 4),
    ]
    for (const [x, y, expected] of [
      [8, 8, [250, 120, 0, 255]],
      [45, 30, [20, 40, 200, 255]],
    ] as const) {
      for (const [i, value] of colorAt(x, y).entries()) {
        expect(Math.abs(value - (expected[i] ?? 0))).toBeLessThan(8)
      }
    }
  })

  test('an opaque page has three channels, any other keeps its alpha', async () => {
    for (const opaque of [true, false]) {
      const { bytes } = await encode(createPage(opaque), toOutput('png'), tools)
      const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
      expect(info.channels).toBe(opaque ? 3 : 4)
      if (opaque) continue
      // Half of blue was kept premultiplied, in 8 bits.
      const [, , blue = 0, alpha] = data.subarray(-4)
      expect(alpha).toBe(128)
      expect(Math.abs(blue - 200)).toBeLessThanOrEqual(1)
    }
  })

  test.each(FORMATS)('"%s" gives the same bytes every time', async (format) => {
    const first = await encode(createPage(false), toOutput(format), tools)
    const again = await encode(createPage(false), toOutput(format), tools)
    expect(Buffer.compare(first.bytes, again.bytes)).toBe(0)
  })

  test.each([
    ['jpeg', 65_500],
    ['webp', 16_383],
    ['avif', 16_384],
  ] as const)(
    '"%s" longer than %d px is refused before the page is painted',
    async (format, longest) => {
      expect(LONGEST_SIDE_PX[format]).toBe(longest)
      const tooWide = page({ width: (longest + 1) / 2, height: 10 }, [])
      await expect(encode(tooWide, toOutput(format, { scale: 2 }), refusing)).rejects.toMatchObject(
        {
          code: 'out_of_range',
          message: expect.stringContaining(`"${format}"`),
        },
      )
      const widest = page({ width: 1, height: longest }, [])
      expect((await encode(widest, toOutput(format), tools)).height).toBe(longest)
    },
  )

  test.each(RASTER_FORMATS)(
    '"%s" does no work for a signal that was aborted before',
    async (format) => {
      const encoding = encode(createPage(true), toOutput(format), {
        ...tools,
        signal: AbortSignal.abort(),
      })
      await expect(encoding).rejects.toMatchObject({ name: 'PlatenError' })
    },
  )

  test.each(RASTER_FORMATS)('"%s" ends when the time is up after painting', async (format) => {
    const late = new Error('Too late.')
    const check = () => {
      throw late
    }
    await expect(encode(createPage(true), toOutput(format), { ...tools, check })).rejects.toBe(late)
  })

  test('SVG is written without a rasteriser', async () => {
    const { bytes } = await encode(createPage(true), toOutput('svg'), refusing)
    expect(new TextDecoder().decode(bytes)).toMatch(/^<svg[^>]* viewBox="0 0 60 40"/)
  })
})
