import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ApiWorld, CARD, type Call, createApiWorld } from './api-world.ts'

const PAGE = { referer: 'https://example.com/blog' }

describe('GET /render', () => {
  let world: ApiWorld
  let key: string
  beforeEach(async () => {
    world = createApiWorld()
    await world.addTemplate('card')
    await world.allowHosts('example.com')
    key = await world.addKey('get')
  })
  afterEach(() => world.platen.close())

  const image = (query = '', call: Partial<Call> = {}) =>
    world.call({ path: `/render?apiKey=${key}&template=card${query}`, headers: PAGE, ...call })

  test('T1: answers with an image, a strong tag and the headers that pages need', async () => {
    const reply = await image()
    expect(reply.status, reply.text).toBe(200)
    expect(reply.headers).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(reply.bytes.length),
      'content-disposition': 'inline; filename="card.png"',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600',
      'x-cache': 'MISS',
      'x-cache-source': 'render',
      vary: 'Origin',
    })
    expect(reply.headers['etag']).toMatch(/^"[0-9a-f]{32}"$/)
  })

  test('T2: a second request gets the same bytes out of the cache and uses up no limit', async () => {
    const first = await image()
    const second = await image()
    expect(second.headers).toMatchObject({ 'x-cache': 'HIT', 'x-cache-source': 'memory' })
    expect(second.headers['etag']).toBe(first.headers['etag'])
    expect(Buffer.compare(second.bytes, first.bytes)).toBe(0)
    const remaining = 'x-ratelimit-remaining'
    expect([first.headers[remaining], second.headers[remaining]]).toEqual(['14', '14'])
  })

  test.each([
    { spelling: 'title.text=A+b&photo.visible=false', why: 'plus for a space' },
    { spelling: 'photo.visible=false&title.text=A%20b', why: 'another order' },
    { spelling: 'title%2Etext=%41%20b&photo.visible=false&format=png', why: 'needless escapes' },
    { spelling: 'title.text=A+b&photo.visible=false&quality=50', why: 'PNG has no quality' },
    {
      spelling: 'title.text=A+b&photo.visible=false&page=1&scale=1.0',
      why: 'defaults written out',
    },
  ])(
    'one image has one place in the cache, however it is asked for: $why',
    async ({ spelling }) => {
      await image('&title.text=A%20b&photo.visible=false')
      expect((await image(`&${spelling}`)).headers['x-cache']).toBe('HIT')
    },
  )

  test.each(['title.text=C', 'scale=2', 'width=61', 'format=webp', 'format=jpeg&quality=50'])(
    'another image has another place: %s',
    async (query) => {
      await image()
      await image('&format=jpeg')
      expect((await image(`&${query}`)).headers['x-cache']).toBe('MISS')
    },
  )

  test('T3: a copy that is current is confirmed without a body', async () => {
    const { headers } = await image()
    const tag = headers['etag'] ?? ''
    for (const ifNoneMatch of [tag, `W/${tag}`, `"x", ${tag}`, '*']) {
      const reply = await image('', { headers: { ...PAGE, 'if-none-match': ifNoneMatch } })
      expect([reply.status, reply.bytes.length], ifNoneMatch).toEqual([304, 0])
      expect(reply.headers).toMatchObject({ etag: tag, 'cache-control': headers['cache-control'] })
      expect(reply.headers).not.toHaveProperty('content-length')
    }
  })

  test('a copy is confirmed by its bytes, also when the cache has forgotten the image', async () => {
    const { headers } = await image()
    const fresh = createApiWorld({ stores: { ...world.stores, images: FORGETFUL } })
    const reply = await fresh.call({
      path: `/render?apiKey=${key}&template=card`,
      headers: { ...PAGE, 'if-none-match': headers['etag'] ?? '' },
    })
    expect([reply.status, reply.headers['x-cache']]).toEqual([304, 'MISS'])
    await fresh.platen.close()
  })

  test('T4, T5: whoever may not have the image gets no confirmation of it', async () => {
    const { headers } = await image()
    const held = { 'if-none-match': headers['etag'] ?? '' }
    const elsewhere = await image('', { headers: { referer: 'https://evil.example/', ...held } })
    expect(elsewhere.status).toBe(403)
    const [record] = await world.stores.keys.list('default', {}, { limit: 1 })
    const { id = '', updatedAt: expectedUpdatedAt = 0 } = record ?? {}
    const patch = { revokedAt: world.clock(), revokedBy: 'x', revokeReason: 'manual' } as const
    const change = { orgId: 'default', id, expectedUpdatedAt, patch, at: world.clock() }
    await world.stores.keys.update(change, [])
    expect((await image('', { headers: { ...PAGE, ...held } })).status).toBe(401)
  })

  test('T6: a new version of the template gives a new image at once', async () => {
    const { headers } = await image()
    const master = await world.addKey('master')
    const document = { ...CARD, canvas: { ...CARD.canvas, background: '#ff0000' } }
    const put = { method: 'PUT', path: '/templates/card', key: master, body: { document } }
    expect((await world.call(put)).status).toBe(200)
    const held = { ...PAGE, 'if-none-match': headers['etag'] ?? '' }
    const reply = await image('', { headers: held })
    expect([reply.status, reply.headers['x-cache']]).toEqual([200, 'MISS'])
    expect(reply.headers['etag']).not.toBe(headers['etag'])
    const old = await image('&version=1', { headers: held })
    expect(old.status, 'the old version is still there').toBe(304)
  })

  test('T7: HEAD answers like GET without a body', async () => {
    await image()
    const { headers: get } = await image()
    const { headers: head, bytes } = await image('', { method: 'HEAD' })
    const { 'x-request-id': _get, ...shared } = get
    expect(head).toMatchObject(shared)
    expect(bytes.length).toBe(0)
  })

  test('T8: other methods are refused with those that are allowed', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const reply = await world.call({ method, path: '/render' })
      expect([reply.status, reply.headers['allow']]).toEqual([405, 'GET, HEAD, OPTIONS'])
    }
  })

  test('T9: a URL may have 8,192 characters', async () => {
    const start = `/render?apiKey=${key}&template=card&title.text=`
    const fill = 8_192 - `/api/v1${start}`.length
    const call = (length: number) => world.call({ path: start + 'a'.repeat(length), headers: PAGE })
    expect((await call(fill)).status).toBe(200)
    const long = await call(fill + 1)
    expect([long.status, long.json.code]).toEqual([414, 'uri_too_long'])
  })

  test.each([
    { query: '&titel.text=x', code: 'unknown_layer', why: 'a slip in a layer' },
    { query: '&utm_source=mail', code: 'unknown_parameter', why: 'a parameter of nobody' },
    { query: '&title.text=a&title.text=b', code: 'duplicate_parameter', why: 'two values' },
    { query: '&title.text=%ff', code: 'invalid_encoding', why: 'not UTF-8' },
    { query: '&width=1e3', code: 'invalid_type', why: 'no plain number' },
    { query: '&width=0', code: 'out_of_range', why: 'no size' },
    { query: '&version=1.5', code: 'out_of_range', why: 'no version' },
    { query: '&format=bmp', code: 'invalid_value', why: 'no such format' },
    { query: '&templateId=other', code: 'invalid_value', why: 'two templates' },
    { query: '&receipt=1', code: 'unknown_parameter', why: 'no receipts here' },
    { query: '&photo.src=asset:ast_1', code: 'source_scheme', why: 'assets are private' },
    { query: '&photo.src=ASSET:ast_1', code: 'source_scheme', why: 'in any spelling' },
    { query: '&photo.src=/etc/passwd', code: 'source_scheme', why: 'files of the server' },
  ])('400 for $why', async ({ query, code }) => {
    const reply = await image(query)
    expect([reply.status, reply.json?.code], reply.text).toEqual([400, code])
    expect(reply.headers['cache-control']).toBe('no-store')
  })

  test('404 for a template that is unknown, not published or out of the key’s reach, in the same words', async () => {
    const other = await world.addTemplate('other')
    const narrow = await world.addKey('get', { templateIds: [other.id] })
    const master = await world.addKey('master')
    const body = { slug: 'draft', document: CARD, publish: false }
    await world.call({ method: 'POST', path: '/templates', key: master, body })
    const ask = (template: string, apiKey: string) =>
      world.call({ path: `/render?apiKey=${apiKey}&template=${template}`, headers: PAGE })
    const unknown = await ask('nothing', narrow)
    const beyond = await ask('card', narrow)
    expect([unknown.status, beyond.status]).toEqual([404, 404])
    expect(unknown.json.detail).toBe(beyond.json.detail)
    expect((await ask('draft', key)).status).toBe(404)
    expect((await ask('other', narrow)).status).toBe(200)
  })

  test('a hundred equal requests at once are one render and one use of the limit', async () => {
    const replies = await Promise.all(Array.from({ length: 100 }, () => image('&title.text=Many')))
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
    expect(await world.stores.renders.list('default', {}, { limit: 10 })).toHaveLength(1)
    expect((await image('&title.text=Next')).headers['x-ratelimit-remaining']).toBe('13')
  })

  test('a caller who leaves ends the render of nobody else', async () => {
    const leaving = new AbortController()
    const left = image('', { signal: leaving.signal })
    const stayed = image()
    leaving.abort(new Error('gone'))
    expect((await stayed).status).toBe(200)
    expect((await left).status).toBe(408)
  })

  test('the limit of the key is for images that are made: 16 are one too many', async () => {
    for (let n = 0; n < 15; n++) expect((await image(`&title.text=${n}`)).status).toBe(200)
    const over = await image('&title.text=over')
    expect([over.status, over.json.code]).toEqual([429, 'rate_limited'])
    expect(Number(over.headers['retry-after'])).toBeGreaterThan(0)
    expect((await image('&title.text=3')).status, 'out of the cache').toBe(200)
  })

  test('an image whose source failed is neither cached nor confirmed', async () => {
    // Addresses of the machine itself are refused before anything is sent.
    const query = '&photo.src=http://127.0.0.1/x.png'
    const reply = await image(query)
    expect(reply.status, reply.text).toBe(200)
    expect(reply.headers['cache-control']).toBe('no-store')
    expect(reply.headers).not.toHaveProperty('etag')
    expect((await image(query)).headers['x-cache']).toBe('MISS')
  })

  test.each([
    { mode: 'private', origin: 'https://example.com', allowed: 'https://example.com' },
    { mode: 'private', origin: 'null', allowed: undefined },
    { mode: 'shared', origin: 'https://example.com', allowed: '*' },
  ] as const)(
    'scripts of $origin may read pixels in $mode mode: $allowed',
    async ({ mode, origin, allowed }) => {
      await world.stores.settings.update(
        { orgId: 'default', patch: { cacheMode: mode }, at: 1 },
        [],
      )
      const reply = await image('', { headers: { ...PAGE, origin } })
      expect(reply.headers['access-control-allow-origin']).toBe(allowed)
      expect(reply.headers['cache-control']).toMatch(mode === 'shared' ? /^public/ : /^private/)
      expect(reply.headers).not.toHaveProperty('access-control-allow-credentials')
    },
  )

  test('a header key renders by URL too, for its holder alone', async () => {
    const master = await world.addKey('master')
    await world.stores.settings.update(
      { orgId: 'default', patch: { cacheMode: 'shared' }, at: 1 },
      [],
    )
    const reply = await world.call({ path: '/render?template=card', key: master })
    expect([reply.status, reply.headers['cache-control']]).toEqual([200, 'private, max-age=3600'])
  })

  test('SVG runs no script when it is opened by itself', async () => {
    const reply = await image('&format=svg')
    expect(reply.headers['content-type']).toBe('image/svg+xml')
    expect(reply.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/)
  })
})

const FORGETFUL = {
  get: async () => undefined,
  put: async () => undefined,
  dropTemplate: async () => undefined,
}
