import type { RequestListener } from 'node:http'
import { type FakeOrigin, startFakeOrigin } from '@platen/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPlaten, type Platen } from '../../src/create-platen.ts'
import type { TemplateInput } from '../../src/model/template.ts'
import type { OverrideAuthor } from '../../src/render/assert-trusted-overrides.ts'
import { fakeNames } from '../assets/fake-names.ts'
import { picture } from '../assets/image-files.ts'

const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

let origin: FakeOrigin
let platen: Platen
beforeAll(async () => {
  const png = await picture(10, 10).png().toBuffer()
  const to = (host: string, path = '/photo.png'): RequestListener => {
    return (_request, response) => {
      response.writeHead(302, { location: origin.url(path, host).href }).end()
    }
  }
  origin = await startFakeOrigin({
    '/photo.png': (_request, response) => response.end(png),
    '/out': to('evil.test'),
    '/in': to('img.cdn.test'),
    '/in-and-out': to('img.cdn.test', '/out'),
  })
  const hosts = ['cdn.test', 'img.cdn.test', 'evil.test']
  const { lookup } = fakeNames(Object.fromEntries(hosts.map((host) => [host, [['127.0.0.1']]])))
  platen = createPlaten({ network: { ports: [], lookup, allowAddress: () => true } })
})
afterAll(() => Promise.all([platen.close(), origin.close()]))

const at = (path: string) => origin.url(path, 'cdn.test').href
const hosts = ['cdn.test', '*.cdn.test']
const frame = { x: 0, y: 0, width: 10, height: 10 } as const
const fill = (src: string) => ({ type: 'image', src }) as const

/** Each way to name a source of the network in an order. */
const WAYS: readonly (readonly [
  way: string,
  layer: object,
  property: string,
  value: (src: string) => unknown,
])[] = [
  ['a picture', { kind: 'image' }, 'src', (src) => src],
  ['a fill', { kind: 'shape', shape: 'rect' }, 'fill', fill],
  [
    'a stroke',
    { kind: 'shape', shape: 'rect' },
    'stroke',
    (src) => ({ width: 2, fill: fill(src) }),
  ],
  ['a background', { kind: 'container', children: [] }, 'background', fill],
  ['a mask', { kind: 'image', src: PIXEL }, 'mask', (src) => ({ src })],
  ['the ink of a text', { kind: 'text', text: 'a' }, 'fill', fill],
  ['a highlight', { kind: 'text', text: 'a' }, 'highlight', (src) => ({ fill: fill(src) })],
  ['a span', { kind: 'text', text: 'a' }, 'spans', (src) => [{ text: 'a', fill: fill(src) }]],
  ['the rest of a rating', { kind: 'rating', value: 1 }, 'emptyFill', fill],
  ['a logo', { kind: 'qr', data: 'a' }, 'logo', (src) => ({ src })],
]

const cardWith = (layer: object, property: string): TemplateInput => {
  const slot = { ...frame, ...layer, name: 'slot', dynamic: { allow: { [property]: { hosts } } } }
  return { canvas: { width: 40, height: 40 }, layers: [slot as never] }
}

describe('"hosts" of a slot bind the redirects of servers too', () => {
  test.each(WAYS)('%s is not led out of them', async (_way, layer, property, value) => {
    const before = origin.hits.length
    for (const path of ['/out', '/in-and-out']) {
      const order = { layers: { slot: { [property]: value(at(path)) } } }
      await expect(platen.render(cardWith(layer, property), order as never)).rejects.toMatchObject({
        code: 'source_redirects',
        message: expect.stringContaining('redirects to an address that is not allowed'),
      })
    }
    expect(origin.hits.slice(before).filter((hit) => hit.startsWith('evil.test'))).toEqual([])
  })

  test('a redirect within them is followed', async () => {
    const order = { layers: { slot: at('/in') } }
    const { receipt } = await platen.render(cardWith({ kind: 'image' }, 'src'), order as never)
    expect(receipt.layers).toMatchObject([{ path: 'slot', image: { from: 'override' } }])
  })

  test("they do not bind the template's own sources, nor layers without a policy", async () => {
    const image = { ...frame, kind: 'image' } as const
    const layers = [
      { ...image, name: 'own', src: at('/out'), dynamic: { allow: { src: { hosts } } } },
      { ...image, name: 'open', dynamic: true },
    ] as const
    const card = { canvas: { width: 10, height: 10 }, layers }
    const { receipt } = await platen.render(card, { layers: { open: at('/out') } })
    expect(receipt.layers).toHaveLength(2)
  })

  test('one address may be allowed to one layer and lead too far for another', async () => {
    const image = { ...frame, kind: 'image' } as const
    const layers = [
      { ...image, name: 'open', dynamic: true },
      {
        ...image,
        name: 'bound',
        dynamic: { allow: { src: { hosts } } },
        fallback: { else: 'hide' },
      },
    ] as const
    const card = { canvas: { width: 10, height: 10 }, layers }
    const src = at('/out')
    const { receipt } = await platen.render(card, { layers: { open: src, bound: src } as never })
    expect(receipt.layers.map(({ path }) => path)).toEqual(['open'])
  })
})

describe('whoever is not trusted names nothing more by another way', () => {
  const refusalOf = (way: (typeof WAYS)[number], src: string, overridesBy: OverrideAuthor) => {
    const [, layer, property, value] = way
    const slot = { ...frame, ...layer, name: 'slot', dynamic: true }
    const card = { canvas: { width: 40, height: 40 }, layers: [slot as never] }
    const layers = { slot: { [property]: value(src) } }
    return platen.render(card, { layers: layers as never, overridesBy }).then(
      () => undefined,
      (error: { readonly code: string }) => error.code,
    )
  }

  test.each(WAYS)('%s: no file, no asset', async (...way) => {
    expect(await refusalOf(way, 'secret.png', 'client')).toBe('source_scheme')
    expect(await refusalOf(way, 'asset:1', 'public')).toBe('source_scheme')
  })
})
