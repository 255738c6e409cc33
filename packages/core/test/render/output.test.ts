import { comparePixels, readRawImage } from '@platen/testkit/golden'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import {
  createPlaten,
  type OutputFormat,
  type RenderOptions,
  registerFontsource,
  type TemplateInput,
} from '../../src/index.ts'
import { DRAWING, PICTURES } from './sample-sources.ts'

const platen = createPlaten({
  fonts: [registerFontsource('@fontsource/noto-sans', import.meta.url)],
})
afterAll(() => platen.close())

const draw = (template: TemplateInput, options: RenderOptions<never> = {}) =>
  platen.render(template, options)

/** Pixels of an output; an SVG is drawn by librsvg at its own size. */
async function pixelsOf(template: TemplateInput, options: RenderOptions<never> = {}) {
  return readRawImage((await draw(template, options)).bytes)
}

const gradient = {
  type: 'linear',
  angle: 60,
  stops: [
    { at: 0, color: '#fde68a' },
    { at: 1, color: '#7c3aed' },
  ],
} as const

const DRAWN: TemplateInput = {
  canvas: { width: 160, height: 120, background: gradient },
  layers: [
    { kind: 'image', x: 8, y: 8, width: 60, height: 50, radius: 12, src: PICTURES.png },
    { kind: 'shape', shape: 'ellipse', x: 80, y: 8, width: 60, height: 40, fill: '#0f766e' },
    {
      kind: 'shape',
      shape: 'star',
      x: 16,
      y: 66,
      width: 44,
      height: 44,
      rotate: 12,
      stroke: { width: 4, fill: '#111', join: 'round' },
    },
    { kind: 'svg', x: 76, y: 64, width: 40, height: 40, markup: DRAWING },
    {
      kind: 'container',
      x: 120,
      y: 60,
      width: 32,
      height: 44,
      opacity: 0.7,
      overflow: 'hidden',
      radius: 8,
      background: '#fff',
      border: { width: 3, fill: '#be123c' },
      shadow: [{ y: 3, blur: 6 }],
      children: [{ kind: 'shape', shape: 'rect', width: 60, height: 20, fill: gradient }],
    },
  ],
}

const WRITTEN: TemplateInput = {
  canvas: { width: 220, height: 120, background: '#fff' },
  defaults: { fontFamily: 'Noto Sans' },
  layers: [
    { kind: 'text', x: 8, y: 6, width: 200, text: 'Sphinx of black quartz', fontSize: 18 },
    {
      kind: 'text',
      x: 8,
      y: 34,
      width: 200,
      text: 'Judge my vow',
      fontSize: 26,
      fontWeight: 700,
      fill: gradient,
      decoration: 'underline',
    },
    { kind: 'text', x: 100, y: 84, width: 60, text: 'Turned', rotate: -20, fontSize: 17 },
  ],
}

const CLEAR: TemplateInput = {
  canvas: { width: 60, height: 40 },
  layers: [
    { kind: 'shape', shape: 'rect', width: 20, height: 40, fill: '#f00' },
    { kind: 'shape', shape: 'rect', x: 20, width: 20, height: 40, fill: 'rgb(0 0 255 / 50%)' },
  ],
}

describe('the formats', () => {
  test.each<[format: OutputFormat, quality: number, most: number, mediaType: string]>([
    ['jpeg', 95, 3, 'image/jpeg'],
    ['webp', 95, 3, 'image/webp'],
    ['avif', 90, 1.5, 'image/avif'],
  ])(
    '%s of quality %i is the PNG within a mean of %f',
    async (format, quality, most, mediaType) => {
      const expected = await pixelsOf(DRAWN)
      const { bytes, ...image } = await draw(DRAWN, { format, quality })
      expect(image).toMatchObject({ mediaType, width: 160, height: 120 })
      const { sameSize, mean } = comparePixels(expected, await readRawImage(bytes))
      expect(sameSize).toBe(true)
      expect(mean).toBeLessThan(most)
    },
  )

  test.each<[what: string, template: TemplateInput, most: number]>([
    ['shapes and pictures', DRAWN, 1.2],
    ['text', WRITTEN, 1.6],
    ['a clear canvas', CLEAR, 0.1],
  ])('SVG of %s looks like the PNG', async (_what, template, most) => {
    const { bytes, mediaType } = await draw(template, { format: 'svg' })
    expect(mediaType).toBe('image/svg+xml')
    const { sameSize, mean } = comparePixels(await pixelsOf(template), await readRawImage(bytes))
    expect(sameSize).toBe(true)
    expect(mean).toBeLessThan(most)
  })

  test('jpg is jpeg', async () => {
    const [jpg, jpeg] = await Promise.all([
      draw(CLEAR, { format: 'jpg' }),
      draw(CLEAR, { format: 'jpeg' }),
    ])
    expect(Buffer.from(jpg.bytes).equals(jpeg.bytes)).toBe(true)
  })

  test.each(['png', 'webp', 'avif', 'svg'] as const)(
    '%s keeps a clear canvas clear',
    async (format) => {
      const { data, width } = await pixelsOf(CLEAR, {
        format,
        ...(format === 'png' ? {} : { quality: 90 }),
      })
      const alphaAt = (x: number) => data[(20 * width + x) * 4 + 3] ?? 0
      expect(alphaAt(10)).toBe(255)
      expect(Math.abs(alphaAt(30) - 128)).toBeLessThanOrEqual(3)
      expect(alphaAt(50)).toBeLessThanOrEqual(1)
    },
  )

  test('JPEG shows white where the canvas is clear', async () => {
    const { data, width } = await pixelsOf(CLEAR, { format: 'jpeg', quality: 100 })
    const corner = [...data.subarray((20 * width + 55) * 4, (20 * width + 55) * 4 + 3)]
    expect(Math.min(...corner)).toBeGreaterThanOrEqual(253)
  })

  test('PNG is RGB where nothing is clear, else RGBA', async () => {
    expect((await sharp((await draw(DRAWN)).bytes).metadata()).channels).toBe(3)
    expect((await sharp((await draw(CLEAR)).bytes).metadata()).channels).toBe(4)
  })

  test.each(['fast', 'balanced', 'small'] as const)(
    'PNG compressed %s is the same picture',
    async (compression) => {
      const expected = await pixelsOf(DRAWN)
      expect(comparePixels(expected, await pixelsOf(DRAWN, { compression })).differing).toBe(0)
    },
  )

  test('a lower quality takes fewer bytes', async () => {
    for (const format of ['jpeg', 'webp', 'avif'] as const) {
      const low = await draw(DRAWN, { format, quality: 20 })
      const high = await draw(DRAWN, { format, quality: 95 })
      expect(low.bytes.length).toBeLessThan(high.bytes.length)
    }
  })
})

describe('the size', () => {
  test.each<[options: RenderOptions<never>, width: number, height: number]>([
    [{}, 160, 120],
    [{ scale: 2 }, 320, 240],
    [{ scale: 0.5 }, 80, 60],
    [{ scale: 1.3 }, 208, 156],
    [{ width: 200 }, 200, 120],
    [{ width: 200, height: 50, scale: 2 }, 400, 100],
  ])('of %j is in device px, in the file as in the result', async (options, width, height) => {
    for (const format of ['png', 'webp', 'svg'] as const) {
      const image = await draw(DRAWN, { ...options, format })
      const file = await sharp(image.bytes).metadata()
      expect([image.width, image.height, file.width, file.height]).toEqual([
        width,
        height,
        width,
        height,
      ])
      expect([image.receipt.width, image.receipt.height]).toEqual([width, height])
    }
  })

  test('scale 2 is the same picture with more detail', async () => {
    const { bytes } = await draw(DRAWN, { scale: 2 })
    const reduced = await sharp(bytes).resize(160, 120, { kernel: 'cubic' }).png().toBuffer()
    const { mean } = comparePixels(await pixelsOf(DRAWN), await readRawImage(reduced))
    expect(mean).toBeLessThan(2)
  })

  const corner: TemplateInput = {
    canvas: { width: 100, height: 50, background: '#fff' },
    layers: [
      { kind: 'shape', name: 'fixed', shape: 'rect', x: 10, y: 10, width: 20, height: 10 },
      {
        kind: 'shape',
        name: 'anchored',
        shape: 'rect',
        right: 10,
        bottom: 5,
        width: '20%',
        height: 10,
      },
    ],
  }
  const boxes = async (resize: 'layout' | 'scale', options: RenderOptions<never>) => {
    const { receipt, width, height } = await draw({ ...corner, resize }, options)
    const places = receipt.layers.map(({ box }) => [box.x, box.y, box.width, box.height])
    return { size: [width, height], places }
  }

  test('another canvas moves what is anchored or in shares, and leaves px alone', async () => {
    expect(await boxes('layout', { width: 200, height: 80 })).toEqual({
      size: [200, 80],
      places: [
        [10, 10, 20, 10],
        [150, 65, 40, 10],
      ],
    })
  })

  test('with resize scale everything grows alike', async () => {
    const { size, places } = await boxes('scale', { width: 200 })
    expect(size).toEqual([200, 100])
    expect(places).toEqual((await boxes('scale', {})).places)
    const large = await pixelsOf({ ...corner, resize: 'scale' }, { width: 200 })
    const scaled = await pixelsOf(corner, { scale: 2 })
    expect(comparePixels(scaled, large).differing).toBe(0)
  })
})

describe('pages', () => {
  const book: TemplateInput = {
    canvas: { width: 20, height: 20, background: '#fff' },
    pages: (['#f00', '#0f0', '#00f'] as const).map((fill, index) => ({
      name: `page-${'abc'[index]}`,
      layers: [{ kind: 'shape', shape: 'rect', width: 20, height: 20, fill }],
    })),
  }

  test.each<[page: number | string | undefined, color: readonly number[]]>([
    [undefined, [255, 0, 0]],
    [1, [255, 0, 0]],
    [3, [0, 0, 255]],
    ['2', [0, 255, 0]],
    ['page-c', [0, 0, 255]],
  ])('%j is drawn', async (page, color) => {
    const { data } = await pixelsOf(book, page === undefined ? {} : { page })
    expect([...data.subarray(0, 3)]).toEqual(color)
  })
})

describe('what SVG says about the picture', () => {
  test('is the title and the description of the template, filled in and escaped', async () => {
    const template: TemplateInput = {
      canvas: { width: 20, height: 20 },
      layers: [{ kind: 'text', name: 'title', dynamic: true, text: 'a' }],
      meta: { title: '{title}', alt: 'Card: {title}' },
    }
    const options = { format: 'svg', layers: { title: '<b> & co' } } as RenderOptions<never>
    const svg = Buffer.from((await draw(template, options)).bytes).toString('utf8')
    expect(svg).toContain('<title>&lt;b&gt; &amp; co</title>')
    expect(svg).toContain('Card: &lt;b&gt; &amp; co')
    expect(svg).not.toContain('<b>')
  })
})
