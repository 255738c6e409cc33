import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { encodeAvif } from '../../../src/encode/raster/avif.ts'
import { encodeJpeg } from '../../../src/encode/raster/jpeg.ts'
import type { LossyOptions } from '../../../src/encode/raster/lossy-options.ts'
import type { RasterImage } from '../../../src/encode/raster/raster-image.ts'
import { encodeWebp } from '../../../src/encode/raster/webp.ts'
import { PlatenError } from '../../../src/foundation/errors.ts'
import { createImage, type ImageRecipe } from './png/synthetic-image.ts'

const PHOTO: ImageRecipe = {
  look: 'photo',
  width: 121,
  height: 83,
  channels: 3,
  seed: 3,
  volatileShare: 0,
}
const BALANCED = { compression: 'balanced' } as const

/** Each with its default quality, and how far from its pixels a photograph may be on average. */
const ENCODERS = [
  ['jpeg', encodeJpeg, { quality: 90, ...BALANCED }, 3],
  ['webp', encodeWebp, { quality: 80, ...BALANCED }, 5],
  ['heif', encodeAvif, { quality: 60, ...BALANCED }, 5],
] as const

/** Two halves: opaque red on the left, fully transparent on the right. */
function createHalfTransparent(): RasterImage {
  const image = createImage({ ...PHOTO, look: 'flat', width: 64, height: 64, channels: 4 })
  const pixels = image.pixels.map((_, at) => {
    const isLeft = Math.floor(at / 4) % 64 < 32
    return isLeft ? ([200, 30, 30, 255][at % 4] ?? 0) : 0
  })
  return { ...image, pixels }
}

async function readRgba(bytes: Uint8Array): Promise<Buffer> {
  return sharp(bytes).ensureAlpha().raw().toBuffer()
}

/** The average difference of colours, 0..255. */
async function measureDistance(bytes: Uint8Array, image: RasterImage): Promise<number> {
  const decoded = await sharp(bytes).removeAlpha().raw().toBuffer()
  const sum = image.pixels.reduce(
    (total, value, at) => total + Math.abs(value - (decoded[at] ?? 0)),
    0,
  )
  return sum / image.pixels.length
}

describe.each(ENCODERS)('the encoder of %s', (format, encode, options, tolerance) => {
  const withSignal = (signal: AbortSignal): LossyOptions => ({ ...options, signal })

  test('gives a file of that format, near to its pixels, without metadata', async () => {
    const image = createImage(PHOTO)
    const bytes = await encode(image, options)
    const metadata = await sharp(bytes).metadata()
    expect([metadata.format, metadata.width, metadata.height]).toEqual([format, 121, 83])
    expect([metadata.exif, metadata.icc, metadata.xmp]).toEqual([undefined, undefined, undefined])
    expect(await measureDistance(bytes, image)).toBeLessThan(tolerance)
  })

  test('gives the same bytes every time', async () => {
    const [first, second] = await Promise.all([
      encode(createImage(PHOTO), options),
      encode(createImage(PHOTO), options),
    ])
    expect(Buffer.compare(first, second)).toBe(0)
  })

  test('takes less for a lower quality', async () => {
    const image = createImage(PHOTO)
    const low = await encode(image, { ...options, quality: 20 })
    expect(low.length).toBeLessThan((await encode(image, options)).length)
  })

  test('takes no more for "small" than for "fast"', async () => {
    const image = createImage({ ...PHOTO, width: 300, height: 200 })
    const small = await encode(image, { ...options, compression: 'small' })
    const fast = await encode(image, { ...options, compression: 'fast' })
    expect(small.length).toBeLessThanOrEqual(fast.length)
  })

  test('encodes a single pixel', async () => {
    const bytes = await encode(createImage({ ...PHOTO, width: 1, height: 1 }), options)
    expect((await sharp(bytes).metadata()).width).toBe(1)
  })

  test('leaves the pixels as they were', async () => {
    const image = createHalfTransparent()
    await encode(image, options)
    expect(Buffer.compare(image.pixels, createHalfTransparent().pixels)).toBe(0)
  })

  test('does no work for a signal that was aborted before', async () => {
    const encoding = encode(createImage(PHOTO), withSignal(AbortSignal.abort()))
    await expect(encoding).rejects.toMatchObject({ code: 'render_aborted' })
  })

  test('ends with the reason of an abort while it waits', async () => {
    const controller = new AbortController()
    const reason = new PlatenError('render_deadline', 'Too late.')
    const image = createImage({ ...PHOTO, look: 'flat', width: 2500, height: 2500 })
    setTimeout(() => controller.abort(reason), 2)
    await expect(encode(image, withSignal(controller.signal))).rejects.toBe(reason)
  })
})

describe('what is transparent', () => {
  test('shows white in JPEG', async () => {
    const rgba = await readRgba(
      await encodeJpeg(createHalfTransparent(), { quality: 100, ...BALANCED }),
    )
    expect([...rgba.subarray(60 * 4, 60 * 4 + 3)]).toEqual([255, 255, 255])
    expect(Math.abs((rgba[4 * 4] ?? 0) - 200)).toBeLessThan(4)
  })

  test('half of white shines through half of a colour in JPEG', async () => {
    const image = createHalfTransparent()
    const pixels = image.pixels.map((_, at) => (at % 4 === 3 ? 128 : 0))
    const rgba = await readRgba(
      await encodeJpeg({ ...image, pixels }, { quality: 100, ...BALANCED }),
    )
    expect(Math.abs((rgba[0] ?? 0) - 127)).toBeLessThan(2)
  })

  test.each([
    ['WebP', encodeWebp],
    ['AVIF', encodeAvif],
  ])('stays transparent in %s', async (_name, encode) => {
    const rgba = await readRgba(await encode(createHalfTransparent(), { quality: 90, ...BALANCED }))
    expect(rgba[60 * 4 + 3]).toBe(0)
    expect(rgba[4 * 4 + 3]).toBe(255)
  })
})

test('the settings of sharp that the host shares stay as they are', async () => {
  const before = [sharp.cache(), sharp.concurrency(), sharp.simd()]
  await encodeWebp(createImage(PHOTO), { quality: 80, ...BALANCED })
  const settings = (value: unknown) => JSON.stringify(value, ['max', 'memory', 'files', 'items'])
  expect(sharp.concurrency()).toBe(before[1])
  expect(sharp.simd()).toBe(before[2])
  expect(settings((sharp.cache() as { memory: { max: number } }).memory.max)).toBe(
    settings((before[0] as { memory: { max: number } }).memory.max),
  )
})
