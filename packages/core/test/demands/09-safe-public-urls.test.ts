import type { RequestListener } from 'node:http'
import { type FakeOrigin, startFakeOrigin } from '@platen/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPlaten, toFetchHandler } from '../../src/index.ts'
import { fakeNames } from '../assets/fake-names.ts'

const CARD = {
  slug: 'card',
  canvas: { width: 40, height: 20, background: '#fff' },
  layers: [
    { kind: 'text', name: 'title', dynamic: true, x: 0, y: 0, text: 'Hi' },
    { kind: 'text', name: 'note', dynamic: true, x: 0, y: 10, text: 'Note' },
    {
      kind: 'image',
      name: 'photo',
      dynamic: true,
      x: 20,
      y: 0,
      width: 20,
      height: 20,
      fallback: { else: 'hide' },
    },
  ],
} as const

const platen = createPlaten({ templates: [CARD], secret: 's'.repeat(40) })
const answer = toFetchHandler(platen)
let origin: FakeOrigin
beforeAll(async () => {
  origin = await startFakeOrigin({
    '/secret': (_request, response) => response.end('root:x:0:0'),
  })
})
afterAll(() => Promise.all([platen.close(), origin.close()]))

const get = (path: string) => answer(new Request(`http://localhost${path}`))

describe('no address of the inside is fetched for a stranger', () => {
  test.each([
    ['this machine', () => origin.url('/secret', '127.0.0.1').href],
    ['this machine by name', () => origin.url('/secret', 'localhost').href],
    [
      'this machine by a name with a dot at its end',
      () => origin.url('/secret', 'localhost.').href,
    ],
    ['this machine in one number', () => `http://2130706433:${origin.port}/secret`],
    ['this machine in hex', () => `http://0x7f.1:${origin.port}/secret`],
    ['this machine as IPv6', () => `http://[::1]:${origin.port}/secret`],
    ['an IPv4 address inside an IPv6 one', () => `http://[::ffff:127.0.0.1]:${origin.port}/secret`],
    ['the metadata of a cloud', () => 'http://169.254.169.254/latest/meta-data'],
    ['a file', () => 'file:///etc/passwd'],
  ])('%s', async (_why, address) => {
    const photo = { kind: 'image', x: 0, y: 0, width: 20, height: 20, src: address() } as const
    const card = { canvas: { width: 20, height: 20 }, layers: [photo] }
    await expect(platen.render(card)).rejects.toMatchObject({
      code: expect.stringMatching(/^source_/),
    })
    expect(origin.hits).toEqual([])
  })
})

describe('no redirect leads to the inside either', () => {
  // Loopback stands for a host of the outside, under one name only.
  const reached = createPlaten({
    network: {
      ports: [],
      lookup: fakeNames({ 'cdn.test': [['127.0.0.1']], 'inside.test': [['10.0.0.5']] }).lookup,
      allowAddress: (address, hostname) => address === '127.0.0.1' && hostname === 'cdn.test',
    },
  })
  let cdn: FakeOrigin
  beforeAll(async () => {
    const to = (location: () => string): RequestListener => {
      return (_request, response) => response.writeHead(302, { location: location() }).end()
    }
    cdn = await startFakeOrigin({
      '/metadata': to(() => 'http://169.254.169.254/latest/meta-data'),
      '/machine': to(() => cdn.url('/secret', '127.0.0.1').href),
      '/name': to(() => cdn.url('/secret', 'inside.test').href),
      '/twice': to(() => cdn.url('/machine', 'cdn.test').href),
      '/file': to(() => 'file:///etc/passwd'),
      '/secret': (_request, response) => response.end('root:x:0:0'),
    })
  })
  afterAll(() => Promise.all([reached.close(), cdn.close()]))

  test.each([
    ['the metadata of a cloud', '/metadata', ['/metadata']],
    ['this machine', '/machine', ['/machine']],
    ['a name that means the inside', '/name', ['/name']],
    ['this machine, by two redirects', '/twice', ['/twice', '/machine']],
    ['a file', '/file', ['/file']],
  ])('%s', async (_why, path, asked) => {
    const before = cdn.hits.length
    const src = cdn.url(path, 'cdn.test').href
    const photo = { kind: 'image', x: 0, y: 0, width: 20, height: 20, src } as const
    const card = { canvas: { width: 20, height: 20 }, layers: [photo] }
    await expect(reached.render(card)).rejects.toMatchObject({
      code: expect.stringMatching(/^source_(?:redirects|unreachable)$/),
    })
    // The redirect itself was followed as far as it may be, and no further.
    expect(cdn.hits.slice(before)).toEqual(asked.map((each) => `cdn.test:${cdn.port}${each}`))
  })
})

describe('a signed URL draws what was signed, and nothing else', () => {
  const sign = (free: readonly string[] = []) =>
    platen.signUrl({ template: 'card', layers: { title: 'Signed' }, expiresIn: 60, free })

  test('it opens as it is', async () => {
    const response = await get(await sign())
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png'])
  })

  test.each([
    ['another text', (url: string) => url.replace('Signed', 'Forged')],
    ['one more property', (url: string) => `${url}&note.text=Forged`],
    ['one more option', (url: string) => `${url}&scale=4`],
    ['a parameter that means nothing, to miss the cache', (url: string) => `${url}&v=2`],
    ['a later end', (url: string) => url.replace(/exp=\d+/, 'exp=9999999999')],
    ['no signature', (url: string) => url.replace(/&?sig=[^&]*/, '')],
    ['a second value of what is signed', (url: string) => `${url}&title.text=Forged`],
  ])('%s is refused', async (_why, forge) => {
    const url = await sign()
    const forged = forge(url)
    expect(forged).not.toBe(url)
    const { status } = await get(forged)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
  })

  test('what is free may be chosen by whoever holds it, and only that', async () => {
    const url = await sign(['note.text'])
    expect((await get(`${url}&note.text=Mine`)).status).toBe(200)
    expect((await get(`${url}&note.fontSize=90`)).status).toBeGreaterThanOrEqual(400)
  })
})
