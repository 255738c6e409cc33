import { type FakeOrigin, startFakeOrigin } from '@platen/testkit'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createPlaten, type Platen } from '../../src/create-platen.ts'
import type { RenderSize } from '../../src/render/render-sizes.ts'
import { defineTemplate } from '../../src/template/define-template.ts'
import { picture } from '../assets/image-files.ts'

const card = defineTemplate({
  canvas: { width: 40, height: 20, background: '#fff' },
  layers: [
    { kind: 'text', name: 'title', dynamic: true, x: 0, y: 0, width: '100%', text: 'Hi' },
    { kind: 'image', name: 'photo', dynamic: true, x: 0, y: 0, width: 10, height: 10 },
  ],
})

const SIZES: readonly RenderSize[] = [
  { name: 'card' },
  { name: 'story', width: 20, height: 40 },
  { name: 'print', format: 'pdf' },
  { name: 'retina', scale: 2, format: 'webp', quality: 40 },
]

let origin: FakeOrigin
let platen: Platen
let layers: { readonly photo: string; readonly title: string }

beforeAll(async () => {
  const png = await picture(10, 10).png().toBuffer()
  origin = await startFakeOrigin({ '/photo.png': (_request, response) => response.end(png) })
})
afterAll(() => origin.close())
beforeEach(() => {
  // What is shared is told from what is kept anyhow.
  const caches = { fetched: 0 }
  platen = createPlaten({ caches, network: { ports: [], allowAddress: () => true } })
  layers = { photo: origin.url('/photo.png', '127.0.0.1').href, title: 'Hello' }
})
afterEach(() => platen.close())

describe('renderSizes', () => {
  test('gives what a render of each size gives, in their order', async () => {
    const drawn = await platen.renderSizes(card, { layers, sizes: SIZES })
    expect(
      drawn.map(({ name, mediaType, width, height }) => [name, mediaType, width, height]),
    ).toEqual([
      ['card', 'image/png', 40, 20],
      ['story', 'image/png', 20, 40],
      ['print', 'application/pdf', 40, 20],
      ['retina', 'image/webp', 80, 40],
    ])
    for (const [index, { name: _name, ...size }] of SIZES.entries()) {
      const { bytes } = await platen.render(card, { layers, ...size })
      expect(Buffer.compare(bytes, drawn[index]?.bytes ?? Buffer.of()), `size ${index}`).toBe(0)
    }
    expect((await sharp(drawn[1]?.bytes).metadata()).height).toBe(40)
  })

  test('asks for a source of the network once, so that all sizes show the same', async () => {
    const before = origin.hits.length
    await platen.renderSizes(card, { layers, sizes: SIZES })
    expect(origin.hits.slice(before)).toHaveLength(1)
  })

  test('of several pages each is loaded once', async () => {
    const photo = { kind: 'image', x: 0, y: 0, width: 10, height: 10, src: layers.photo } as const
    const book = {
      canvas: { width: 20, height: 20 },
      pages: [{ layers: [photo] }, { name: 'end', layers: [photo] }],
    } as const
    const before = origin.hits.length
    const sizes: RenderSize[] = [
      { name: 'a', format: 'pdf' },
      { name: 'b' },
      { name: 'c', scale: 2 },
    ]
    const [pdf] = await platen.renderSizes(book, { sizes })
    expect(pdf?.receipt.layers).toHaveLength(2)
    expect(origin.hits.slice(before)).toHaveLength(2)
  })

  test.each<[string, unknown, object]>([
    ['none', [], { code: 'invalid_type', pointer: '/sizes' }],
    ['no list', { name: 'a' }, { code: 'invalid_type', pointer: '/sizes' }],
    ['no name', [{ width: 10 }], { code: 'missing_property', pointer: '/sizes/0/name' }],
    [
      'equal names',
      [{ name: 'a' }, { name: 'a' }],
      { code: 'duplicate_name', pointer: '/sizes/1/name' },
    ],
    [
      'a wrong format',
      [{ name: 'a' }, { name: 'b', format: 'bmp' }],
      { pointer: '/sizes/1/format' },
    ],
    [
      'a wrong width',
      [{ name: 'a', width: 0 }],
      { code: 'out_of_range', pointer: '/sizes/0/width' },
    ],
    ['a slip of typing', [{ name: 'a', widht: 5 }], { pointer: '/sizes/0/widht' }],
  ])('refuses %s before it loads or draws anything', async (_why, sizes, refusal) => {
    const before = origin.hits.length
    const order = { layers, sizes: sizes as readonly RenderSize[] }
    await expect(platen.renderSizes(card, order)).rejects.toMatchObject(refusal)
    expect(origin.hits.slice(before)).toEqual([])
  })

  test('a fault of the order itself is told as of any render', async () => {
    const order = { layers: { titel: 'x' }, sizes: SIZES } as never
    await expect(platen.renderSizes(card, order)).rejects.toMatchObject({ pointer: '/titel' })
  })

  test('a size that cannot be drawn is named', async () => {
    const strict = {
      canvas: { width: 100, height: 20 },
      require: { noOverflow: true },
      layers: [
        { kind: 'text', x: 0, y: 0, width: '100%', height: 18, fontSize: 12, text: 'A long line' },
      ],
    } as const
    const sizes = [{ name: 'wide' }, { name: 'narrow', width: 30 }]
    await expect(platen.renderSizes(strict, { sizes })).rejects.toMatchObject({
      code: 'assertion_failed',
      message: expect.stringContaining('Size "narrow"'),
      receipt: { width: 30 },
    })
  })
})
