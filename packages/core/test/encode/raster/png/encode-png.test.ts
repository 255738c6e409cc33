import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { createPngEncoder } from '../../../../src/encode/raster/png/encode-png.ts'
import { createScalarKernels } from '../../../../src/encode/raster/png/scalar-kernels.ts'
import type { RasterImage } from '../../../../src/encode/raster/raster-image.ts'
import { PlatenError } from '../../../../src/foundation/errors.ts'
import type { Compression } from '../../../../src/foundation/output-format.ts'
import { readChunks, readStream } from './read-png.ts'
import { anyRecipe, createImage, type ImageRecipe } from './synthetic-image.ts'

const COMPRESSIONS: readonly Compression[] = ['fast', 'balanced', 'small']
const anyCompression = fc.constantFrom<Compression>('fast', 'balanced')
const CARD: ImageRecipe = {
  look: 'photo',
  width: 300,
  height: 160,
  channels: 3,
  seed: 7,
  volatileShare: 0.5,
}

const encode = (image: RasterImage, compression: Compression) =>
  createPngEncoder().encode(image, { compression })

async function expectSamePixels(png: Uint8Array, image: RasterImage): Promise<void> {
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true })
  expect([info.width, info.height, info.channels]).toEqual([
    image.width,
    image.height,
    image.channels,
  ])
  expect(Buffer.compare(data, image.pixels)).toBe(0)
}

describe('createPngEncoder', () => {
  test('libpng decodes 2,000 images of all sizes, looks and volatile bands to their pixels', async () => {
    const encoder = createPngEncoder()
    await fc.assert(
      fc.asyncProperty(anyRecipe(), anyCompression, async (recipe, compression) => {
        const image = createImage(recipe)
        await expectSamePixels(await encoder.encode(image, { compression }), image)
      }),
      { numRuns: 2_000 },
    )
  }, 120_000)

  test('libpng decodes what "small" writes', async () => {
    await fc.assert(
      fc.asyncProperty(anyRecipe(60), async (recipe) => {
        const image = createImage(recipe)
        await expectSamePixels(await encode(image, 'small'), image)
      }),
      { numRuns: 60 },
    )
  })

  test.each([
    ['one pixel', { width: 1, height: 1 }],
    ['one column of many bands', { width: 1, height: 1000 }],
    ['one row', { width: 3000, height: 1 }],
    ['a last band of one row', { width: 40, height: 37 }],
    ['rows wider than the window of deflate', { width: 12_000, height: 20 }],
    ['a band larger than a stretch', { width: 16_383, height: 19 }],
  ])('%s is decoded to its pixels', async (_why, size) => {
    for (const channels of [3, 4] as const) {
      for (const volatileShare of [0, 0.5, 1]) {
        const image = createImage({ ...CARD, ...size, channels, volatileShare })
        await expectSamePixels(await encode(image, 'balanced'), image)
      }
    }
  })

  test('alpha is kept straight, with the colour of what is transparent', async () => {
    const pixels = Uint8Array.of(255, 0, 0, 0, 0, 255, 0, 1, 0, 0, 255, 128, 9, 8, 7, 255)
    const image: RasterImage = {
      ...createImage({ ...CARD, width: 4, height: 1, channels: 4 }),
      pixels,
    }
    await expectSamePixels(await encode(image, 'balanced'), image)
  })

  test('a file is signature, IHDR, sRGB, data and IEND', async () => {
    const png = await encode(createImage(CARD), 'balanced')
    expect([...png.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10])
    const chunks = readChunks(png)
    const types = chunks.map(({ type }) => type)
    expect(types.filter((type, i) => type !== types[i - 1])).toEqual([
      'IHDR',
      'sRGB',
      'IDAT',
      'IEND',
    ])
    expect([...(chunks[0]?.data ?? [])]).toEqual([0, 0, 1, 44, 0, 0, 0, 160, 8, 2, 0, 0, 0])
    expect([...(chunks[1]?.data ?? [])]).toEqual([0])
  })

  test('the data chunks are one zlib stream with a right checksum', async () => {
    for (const compression of COMPRESSIONS) {
      const png = await encode(createImage(CARD), compression)
      expect(inflateSync(readStream(png)).length).toBe((CARD.width * 3 + 1) * CARD.height)
    }
  })

  test('noise is at most 5 % larger than its pixels', async () => {
    for (const volatileShare of [0, 0.5, 1]) {
      const image = createImage({ ...CARD, look: 'noise', volatileShare })
      for (const compression of COMPRESSIONS) {
        const png = await encode(image, compression)
        expect(png.length).toBeLessThanOrEqual(image.pixels.length * 1.05)
      }
    }
  })

  test.each([
    ['photo', 0.62],
    ['gradient', 0.06],
    ['text', 0.2],
    ['flat', 0.01],
    ['tiles', 0.03],
  ] as const)('a %s takes at most %d of its pixels', async (look, share) => {
    const image = createImage({ ...CARD, look, volatileShare: 0 })
    const png = await encode(image, 'balanced')
    expect(png.length).toBeLessThanOrEqual(image.pixels.length * share)
  })

  test('the bytes are the same in any order of encodes, with the cache cold, warm, small or none', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(anyRecipe(80), anyCompression), { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(5), { minLength: 1, maxLength: 12 }),
        async (works, order) => {
          const warm = createPngEncoder()
          const tiny = createPngEncoder({ cacheBytes: 3_000 })
          for (const index of order) {
            const [recipe, compression] = works[index % works.length] ?? [CARD, 'balanced']
            const image = createImage(recipe)
            const cold = await createPngEncoder({ cacheBytes: 0 }).encode(image, { compression })
            for (const encoder of [warm, tiny]) {
              expect(Buffer.compare(await encoder.encode(image, { compression }), cold)).toBe(0)
            }
            if (index === 0) warm.close()
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('the bytes are the same without WebAssembly SIMD', async () => {
    const encoder = createPngEncoder({ kernels: createScalarKernels() })
    for (const look of ['photo', 'gradient', 'text', 'noise'] as const) {
      for (const compression of COMPRESSIONS) {
        const image = createImage({ ...CARD, look })
        const png = await encoder.encode(image, { compression })
        expect(Buffer.compare(png, await encode(image, compression))).toBe(0)
      }
    }
  })

  test('a steady band is kept: its pixels are not read again', async () => {
    const encoder = createPngEncoder()
    const image = createImage({ ...CARD, volatileShare: 0 })
    const first = await encoder.encode(image, { compression: 'balanced' })
    const blank = { ...image, pixels: new Uint8Array(image.pixels.length) }
    const again = await encoder.encode(blank, { compression: 'balanced' })
    expect(Buffer.compare(again, first)).toBe(0)
  })

  test('a kept band decodes beside other bands than those it was made with', async () => {
    const encoder = createPngEncoder()
    const image = createImage({ ...CARD, volatileShare: 0 })
    await encoder.encode(image, { compression: 'balanced' })
    const volatileBands = image.volatileBands.map((_, band) => (band % 2 === 0 ? 1 : 0))
    const pixels = image.pixels.map((value, at) => {
      const band = Math.floor(at / (CARD.width * 3 * image.bandRows))
      return band % 2 === 0 ? 255 - value : value
    })
    const changed: RasterImage = { ...image, pixels, volatileBands }
    await expectSamePixels(await encoder.encode(changed, { compression: 'balanced' }), changed)
  })

  test('a steady band without a digest is encoded but not kept', async () => {
    const encoder = createPngEncoder()
    const image = {
      ...createImage({ ...CARD, volatileShare: 0 }),
      bandDigests: createImage(CARD).bandDigests.map(() => undefined),
    }
    await encoder.encode(image, { compression: 'balanced' })
    const blank = { ...image, pixels: new Uint8Array(image.pixels.length) }
    await expectSamePixels(await encoder.encode(blank, { compression: 'balanced' }), blank)
  })

  test('several images at once do not disturb each other', async () => {
    const encoder = createPngEncoder()
    const images = Array.from({ length: 12 }, (_, seed) =>
      createImage({ ...CARD, width: 900, seed }),
    )
    const pngs = await Promise.all(
      images.map((image) => encoder.encode(image, { compression: 'balanced' })),
    )
    for (const [i, image] of images.entries())
      await expectSamePixels(pngs[i] ?? new Uint8Array(), image)
  })

  test('the result has a buffer of its own, which can be transferred', async () => {
    const png = await encode(createImage(CARD), 'balanced')
    expect(png.byteLength).toBe(png.buffer.byteLength)
    expect(Buffer.isBuffer(png)).toBe(false)
  })
})

describe('a long encode', () => {
  const image = createImage({ ...CARD, width: 2000, height: 2000, volatileShare: 0 })

  test('lets timers fire while it runs', async () => {
    let fired = 0
    const timer = setInterval(() => fired++, 1)
    await encode(image, 'balanced')
    clearInterval(timer)
    expect(fired).toBeGreaterThan(2)
  })

  test.each(COMPRESSIONS)('"%s" ends with the reason of an abort', async (compression) => {
    const controller = new AbortController()
    const reason = new PlatenError('render_deadline', 'Too late.')
    setTimeout(() => controller.abort(reason), 5)
    const encoding = createPngEncoder().encode(image, { compression, signal: controller.signal })
    await expect(encoding).rejects.toBe(reason)
  })

  test('an abort beforehand is an error before any work', async () => {
    const encoding = createPngEncoder().encode(image, {
      compression: 'balanced',
      signal: AbortSignal.abort(),
    })
    await expect(encoding).rejects.toMatchObject({ code: 'render_aborted' })
  })
})

const hasPngcheck = spawnSync('pngcheck', ['-h']).error === undefined

describe('pngcheck', () => {
  test.skipIf(!hasPngcheck)(
    'finds no fault (not run where pngcheck is not installed)',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'platen-pngcheck-'))
      try {
        const recipes = fc.sample(anyRecipe(120), 40)
        const files: string[] = []
        for (const [i, recipe] of recipes.entries()) {
          for (const compression of COMPRESSIONS) {
            const file = join(folder, `${i}-${compression}.png`)
            writeFileSync(file, await encode(createImage(recipe), compression))
            files.push(file)
          }
        }
        // Exits with an error when any file has a fault.
        expect(execFileSync('pngcheck', ['-q', ...files]).toString()).toBe('')
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
  )
})
