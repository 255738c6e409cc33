import sharp, { type Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'
import { writeSvg } from '../../../src/encode/svg/write-svg.ts'
import type { Box } from '../../../src/layout/box-tree.ts'
import { imageBox, listOf, raster, svgBox, vector } from '../../paint/sample-boxes.ts'
import { assertWellFormed, readIds } from './assert-well-formed.ts'

const PLACE = { x: 100, y: 100, width: 80, height: 40 }

/** Red, green over blue, white: the quarters of an upright picture of 80 × 40 px. */
const QUARTERS = [
  { color: '#ff0000', left: 0, top: 0 },
  { color: '#00ff00', left: 40, top: 0 },
  { color: '#0000ff', left: 0, top: 20 },
  { color: '#ffffff', left: 40, top: 20 },
]

/** How sharp must store the upright picture so that EXIF turns it back; sharp mirrors, then turns. */
const STORED: Readonly<Record<number, (image: Sharp) => Sharp>> = {
  1: (image) => image,
  2: (image) => image.flop(),
  3: (image) => image.rotate(180),
  4: (image) => image.flip(),
  5: (image) => image.rotate(270).flop(),
  6: (image) => image.rotate(270),
  7: (image) => image.rotate(90).flop(),
  8: (image) => image.rotate(90),
}

async function picture(orientation: number, format: 'jpeg' | 'png' | 'webp') {
  const upright = await sharp({
    create: { width: 80, height: 40, channels: 3, background: '#000' },
  })
    .composite(
      QUARTERS.map(({ color, left, top }) => ({
        input: { create: { width: 40, height: 20, channels: 3 as const, background: color } },
        left,
        top,
      })),
    )
    .png()
    .toBuffer()
  const stored = STORED[orientation]?.(sharp(upright)) ?? sharp(upright)
  return stored.withMetadata({ orientation }).toFormat(format, { quality: 100 }).toBuffer()
}

function svgOf(...boxes: readonly Box[]): string {
  return writeSvg(listOf(boxes), { scale: 1 })
}

/** The colours in the middle of the quarters, each channel rounded to 0 or 255. */
async function quartersOf(picture: string | Buffer): Promise<readonly string[]> {
  const { data, info } = await sharp(Buffer.from(picture))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return QUARTERS.map(({ left, top }) => {
    const offset = 3 * ((110 + top) * info.width + 120 + left)
    const channels = [...data.subarray(offset, offset + 3)]
    return `#${channels.map((channel) => (channel > 127 ? 'ff' : '00')).join('')}`
  })
}

function embedded(svg: string): Buffer {
  const [, data = ''] = /base64,([^"]*)/.exec(svg) ?? []
  return Buffer.from(data, 'base64')
}

const UPRIGHT = QUARTERS.map(({ color }) => color)

describe('writeImage', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'a JPEG with EXIF orientation %i stands upright',
    async (orientation) => {
      const bytes = await picture(orientation, 'jpeg')
      const oriented = await sharp(bytes).autoOrient().toBuffer()
      const nested = await sharp({
        create: { width: 400, height: 300, channels: 3, background: '#000' },
      })
        .composite([{ input: oriented, left: PLACE.x, top: PLACE.y }])
        .png()
        .toBuffer()
      expect(await quartersOf(nested), 'the fixture itself').toEqual(UPRIGHT)
      const image = raster({ bytes, format: 'jpeg', width: 80, height: 40 })
      const svg = svgOf(imageBox(PLACE, {}, image))
      expect(await quartersOf(svg)).toEqual(UPRIGHT)
      // Without the tag every viewer agrees; browsers would else turn it a second time.
      expect((await sharp(embedded(svg)).metadata()).orientation).toBeUndefined()
    },
  )

  test.each(['png', 'webp'] as const)('so does a %s', async (format) => {
    const image = raster({ bytes: await picture(6, format), format, width: 80, height: 40 })
    const svg = svgOf(imageBox(PLACE, {}, image))
    const file = embedded(svg)
    expect((await sharp(file).metadata()).orientation).toBeUndefined()
    expect((await sharp(file).metadata()).exif).toBeUndefined()
    const { width, height } = await sharp(file)
      .raw()
      .toBuffer({ resolveWithObject: true })
      .then(({ info }) => info)
    expect([width, height]).toEqual([40, 80])
    if (format === 'png') expect(await quartersOf(svg)).toEqual(UPRIGHT)
  })

  test('a crop shows that part alone', async () => {
    const bytes = await picture(1, 'png')
    const image = raster({ bytes, format: 'png', width: 80, height: 40 })
    const left = imageBox({ ...PLACE, width: 40 }, { fit: 'cover', positionX: 0 }, image)
    expect(svgOf(left)).toContain('viewBox="0 0 40 40"')
    expect((await quartersOf(svgOf(left))).filter((_, index) => index % 2 === 0)).toEqual([
      '#ff0000',
      '#0000ff',
    ])
  })

  test.each([
    ['horizontal', ['#00ff00', '#ff0000', '#ffffff', '#0000ff']],
    ['vertical', ['#0000ff', '#ffffff', '#ff0000', '#00ff00']],
    ['both', ['#ffffff', '#0000ff', '#00ff00', '#ff0000']],
  ] as const)('flip "%s" mirrors in place', async (flip, expected) => {
    const image = raster({ bytes: await picture(1, 'png'), format: 'png', width: 80, height: 40 })
    expect(await quartersOf(svgOf(imageBox(PLACE, { flip }, image)))).toEqual(expected)
  })

  test('an image that is drawn several times is embedded once', async () => {
    const image = raster({ bytes: await picture(1, 'png'), format: 'png', width: 80, height: 40 })
    const svg = svgOf(imageBox({ ...PLACE, y: 0 }, {}, image), imageBox(PLACE, {}, image))
    expect(svg.match(/base64/g)).toHaveLength(1)
    expect(await quartersOf(svg)).toEqual(UPRIGHT)
  })

  test.each([
    ['nothing', []],
    ['only a JPEG header', [0xff, 0xd8, 0xff, 0xe1]],
    ['an EXIF segment that ends early', [0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 0x45, 0x78]],
    ['a segment of no length', [0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xe0, 0, 0]],
    [
      'a WebP chunk longer than the file',
      [...Buffer.from('RIFF\0\0\0\0WEBPEXIF\xff\xff\xff\xff', 'latin1')],
    ],
    [
      'a PNG chunk longer than the file',
      [...Buffer.from('\x89PNG\r\n\x1a\n\xff\xff\xff\xffeXIf\0\0\0\0', 'latin1')],
    ],
  ])('damaged files neither throw nor hang: %s', (_why, bytes) => {
    for (const format of ['jpeg', 'png', 'webp', 'gif', 'avif'] as const) {
      const image = raster({ bytes: Uint8Array.from(bytes), format })
      assertWellFormed(svgOf(imageBox(PLACE, {}, image)))
    }
  })
})

describe('writeVector', () => {
  const PLAIN =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><defs><linearGradient id="a"><stop stop-color="#f00"/></linearGradient></defs><rect width="2" height="1" fill="url(#a)"/></svg>'
  const STYLED =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><style>rect{fill:#0f0}</style><rect width="2" height="1"/></svg>'

  test('a plain drawing becomes a nested <svg> with ids of its own', async () => {
    const svg = svgOf(svgBox(PLACE, vector(PLAIN, 80, 40)))
    expect(assertWellFormed(svg)).toContain('linearGradient')
    expect(svg).not.toContain('id="a"')
    expect((await quartersOf(svg))[0]).toBe('#ff0000')
  })

  test('two drawings with equal ids do not collide', async () => {
    const blue = PLAIN.replace('#f00', '#00f')
    const svg = svgOf(
      svgBox({ ...PLACE, y: 0 }, vector(blue, 80, 40)),
      svgBox(PLACE, vector(PLAIN, 80, 40)),
    )
    const { defined } = readIds(svg)
    expect(new Set(defined).size).toBe(defined.length)
    expect((await quartersOf(svg))[0]).toBe('#ff0000')
  })

  test('one that comes several times is a symbol', async () => {
    const svg = svgOf(
      svgBox({ ...PLACE, y: 0 }, vector(PLAIN, 80, 40)),
      svgBox(PLACE, vector(PLAIN, 80, 40)),
    )
    expect(svg.match(/<linearGradient/g)).toHaveLength(1)
    expect((await quartersOf(svg))[3]).toBe('#ff0000')
  })

  test.each([
    ['once', 1],
    ['several times', 2],
  ])('one with a style sheet is embedded whole, here %s', async (_why, times) => {
    const boxes = Array.from({ length: times }, () => svgBox(PLACE, vector(STYLED, 80, 40)))
    const svg = svgOf(...boxes)
    expect(svg.match(/data:image\/svg\+xml;base64/g)).toHaveLength(1)
    expect(svg).not.toContain('<style')
    expect((await quartersOf(svg))[0]).toBe('#00ff00')
  })
})
