import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createPlaten } from '../../../src/create-platen.ts'
import type { SignUrlOptions } from '../../../src/http/signing/sign-url-options.ts'
import { type ApiWorld, CARD, createApiWorld, person } from '../handlers/api-world.ts'

const ORDER = { template: 'card', layers: { title: 'Hi' }, expiresIn: 3_600 } as const
const BASE = '/api/v1'

describe('signUrl', () => {
  let world: ApiWorld
  beforeEach(async () => {
    world = createApiWorld()
    await world.addTemplate('card')
  })
  afterEach(() => world.platen.close())

  const sign = (order: Partial<SignUrlOptions> = {}) => world.platen.signUrl({ ...ORDER, ...order })
  const open = (url: string) => world.call({ path: url.slice(BASE.length) })
  const faultOf = (order: object) =>
    world.platen.signUrl({ ...ORDER, ...order }).then(
      () => expect.unreachable('A URL was signed.'),
      (error: { code: string; message: string; pointer?: string }) => error,
    )

  test('a signed URL opens without a page, and a cache may keep it until it ends', async () => {
    const url = await sign()
    expect(url).toMatch(
      /^\/api\/v1\/render\?template=card&title\.text=Hi&exp=\d+&kid=sk_\w{26}&sig=[\w-]{43}$/,
    )
    const reply = await open(url)
    expect(reply.status, reply.text).toBe(200)
    expect(reply.headers['cache-control']).toBe('public, max-age=3600')
  })

  test('it draws what the same order draws by POST', async () => {
    const layers = { title: { text: 'A & ü', fontSize: 9 }, photo: { visible: false } }
    const look = { width: 50, scale: 2, format: 'png', page: 1 } as const
    const key = await world.addKey('master')
    const body = { template: 'card', layers, ...look }
    const posted = await world.call({ method: 'POST', path: '/renders/sync', key, body })
    const opened = await open(await sign({ layers, ...look }))
    expect(posted.status, posted.text).toBe(200)
    expect(Buffer.compare(posted.bytes, opened.bytes)).toBe(0)
  })

  test('what is free may be changed, all else may not', async () => {
    const url = await sign({ free: ['title.text'] })
    expect((await open(url.replace('title.text=Hi', 'title.text=Ho'))).status).toBe(200)
    expect((await open(url.replace('title.text=Hi&', ''))).status).toBe(200)
    for (const changed of [
      url.replace('template=card', 'template=other'),
      `${url}&width=61`,
      `${url}&title.fontSize=3`,
      url.replace('free=title.text', 'free=title.text,title.fill'),
      url.replace(/exp=\d/, 'exp=9'),
    ]) {
      const reply = await open(changed)
      expect([reply.status, reply.json.code], changed).toEqual([403, 'invalid_signature'])
    }
  })

  test('it ends at its second', async () => {
    const url = await sign({ expiresIn: 60 })
    world.pass(59_999)
    expect((await open(url)).status).toBe(200)
    world.pass(1)
    expect((await open(url)).status).toBe(403)
  })

  test('a URL that pins a version is immutable', async () => {
    const reply = await open(await sign({ version: 1 }))
    expect(reply.headers['cache-control']).toBe('public, max-age=3600, immutable')
  })

  test.each([
    { baseUrl: 'https://img.example.com/cards', start: 'https://img.example.com/cards/api/v1/' },
    { baseUrl: 'https://img.example.com', start: 'https://img.example.com/api/v1/' },
  ])('it is absolute where the address is known: $baseUrl', async ({ baseUrl, start }) => {
    const { stores, clock } = world
    const known = createApiWorld({ stores, clock, baseUrl })
    const url = await known.platen.signUrl(ORDER)
    expect(url.startsWith(start)).toBe(true)
    expect((await open(`${BASE}${url.slice(url.indexOf('/render'))}`)).status).toBe(200)
    await known.platen.close()
  })

  test('items of a repeater are written one by one, so that each may be free', async () => {
    await world.addTemplate('list', LIST)
    const layers = { rows: [{ word: 'A' }, { word: 'B' }] }
    const url = await sign({ template: 'list', layers, free: ['rows.1.word.text'] })
    expect(url).toContain('&rows.0.word.text=A&rows.1.word.text=B&free=rows.1.word.text&')
    expect((await open(url.replace('text=B', 'text=C'))).status).toBe(200)
    expect((await open(url.replace('text=A', 'text=C'))).status).toBe(403)
    const asList = { rows: [{ word: 'A' }, {}] }
    const clash = await faultOf({ template: 'list', layers: asList, free: ['rows.1.word.text'] })
    expect([clash.code, clash.message]).toEqual([
      'duplicate_parameter',
      expect.stringMatching(/rows/),
    ])
  })

  test('without a secret nothing is signed, and nothing after the end', async () => {
    const { stores, clock } = world
    const bare = createPlaten({ stores, clock })
    await expect(bare.signUrl(ORDER)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/"secret"/),
    })
    await bare.close()
    await expect(bare.signUrl(ORDER)).rejects.toMatchObject({ code: 'closed' })
  })

  test('a template that is not published has no image', async () => {
    const body = { slug: 'draft', document: CARD, publish: false }
    await world.call({ method: 'POST', path: '/templates', user: person('owner'), body })
    expect((await faultOf({ template: 'draft' })).code).toBe('not_found')
  })
})

const LIST = {
  canvas: { width: 60, height: 30 },
  layers: [
    {
      kind: 'repeater',
      name: 'rows',
      dynamic: true,
      x: 0,
      y: 0,
      item: { kind: 'text', name: 'word', dynamic: true, text: '-', fontSize: 8 },
    },
  ],
} as const
