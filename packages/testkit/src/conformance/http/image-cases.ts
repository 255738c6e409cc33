import { beforeAll, describe, expect, test } from 'vitest'
import {
  bearer,
  expectProblem,
  type HttpAdapterConformanceOptions,
  useAdapter,
} from './adapter-world.ts'
import { buildCard } from './test-card.ts'

const PAGE = 'https://blog.example.com/'
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47])

/** The dynamic image URL: who gets it, how it is cached, what is refused. */
export function imageCases(options: HttpAdapterConformanceOptions): void {
  describe('images', () => {
    const world = useAdapter(options)

    beforeAll(async () => {
      const made = await world.ask('POST', '/templates', { body: { document: buildCard() } })
      expect(made.status, made.body.toString()).toBe(201)
      const body = { hosts: ['blog.example.com', '*.shop.example.com'] }
      const listed = await world.ask('PUT', '/settings/allowed-hosts', { body })
      expect(listed.status, listed.body.toString()).toBe(200)
    })

    /** Limits are those of a key, so that each case makes its own. */
    const openPage = async (headers: Readonly<Record<string, string>> = { referer: PAGE }) => {
      const { key, id } = await world.createKey('get')
      const get = (query: string, more: Readonly<Record<string, string>> = {}, method = 'GET') =>
        world.send({
          method,
          path: world.path(`/render?apiKey=${key}&${query}`),
          headers: { ...headers, ...more },
        })
      return { get, id, key }
    }

    test('T1 a page of a listed host gets the image', async () => {
      const { get } = await openPage()
      const answer = await get('template=card&title.text=Hello+T1')
      expect(answer.status, answer.body.toString('latin1')).toBe(200)
      expect(answer.body.subarray(0, 4)).toEqual(PNG)
      expect(answer.headers).toMatchObject({
        'content-type': 'image/png',
        'content-length': String(answer.body.length),
        'content-disposition': 'inline; filename="card.png"',
        'cache-control': 'private, max-age=3600',
        'cross-origin-resource-policy': 'cross-origin',
        'x-content-type-options': 'nosniff',
        'x-cache': 'MISS',
        'x-cache-source': 'render',
      })
      expect(answer.headers['etag']).toMatch(/^"[^"]+"$/)
    })

    test('T2 asked again it comes from the cache, and no limit is used', async () => {
      const { get } = await openPage()
      const first = await get('template=card&title.text=Hello+T2')
      const second = await get('title.text=Hello%20T2&template=card&')
      expect(second.headers).toMatchObject({ 'x-cache': 'HIT', etag: first.headers['etag'] })
      expect(second.body).toEqual(first.body)
      expect(second.headers['x-ratelimit-remaining']).toBe(first.headers['x-ratelimit-remaining'])
    })

    test('T3 who has the image already gets 304', async () => {
      const { get } = await openPage()
      const { headers } = await get('template=card')
      const etag = headers['etag'] ?? ''
      for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
        const answer = await get('template=card', { 'if-none-match': tag })
        expect([tag, answer.status, answer.body.length]).toEqual([tag, 304, 0])
        expect(answer.headers).toMatchObject({ etag, 'cache-control': headers['cache-control'] })
        expect(answer.headers).not.toHaveProperty('content-type')
      }
      for (const tag of ['"x"', etag.slice(1, -1), '']) {
        expect((await get('template=card', { 'if-none-match': tag })).status).toBe(200)
      }
    })

    test('T4 never instead of a refusal: the host', async () => {
      const { get } = await openPage()
      const { headers } = await get('template=card')
      const held = { 'if-none-match': headers['etag'] ?? '', referer: 'https://evil.test/' }
      expectProblem(await get('template=card', held), { status: 403, code: 'host_not_allowed' })
    })

    test('T5 never instead of a refusal: the key', async () => {
      const { get, id } = await openPage()
      const { headers } = await get('template=card')
      await world.ask('POST', `/api-keys/${id}/revoke`)
      const held = { 'if-none-match': headers['etag'] ?? '' }
      expectProblem(await get('template=card', held), { status: 401, code: 'key_invalid' })
    })

    test('T6 a template that was changed gives a new image', async () => {
      const { get } = await openPage()
      const document = { ...buildCard(), slug: 'changing' }
      await world.ask('POST', '/templates', { body: { document } })
      const before = await get('template=changing')
      const changed = {
        document: { ...document, canvas: { ...document.canvas, background: '#b91c1c' } },
      }
      expect((await world.ask('PUT', '/templates/changing', { body: changed })).status).toBe(200)
      const after = await get('template=changing', {
        'if-none-match': before.headers['etag'] ?? '',
      })
      expect(after.status).toBe(200)
      expect(after.headers['etag']).not.toBe(before.headers['etag'])
    })

    test('T7 HEAD says what GET says, without the image', async () => {
      const { get } = await openPage()
      const got = await get('template=card')
      const head = await get('template=card', {}, 'HEAD')
      expect(head.status).toBe(200)
      expect(head.body).toHaveLength(0)
      const own = ['date', 'x-request-id', 'x-cache', 'x-cache-source', 'connection', 'keep-alive']
      for (const name of Object.keys(got.headers).filter((known) => !own.includes(known))) {
        if (/ratelimit/.test(name)) continue
        expect([name, head.headers[name]]).toEqual([name, got.headers[name]])
      }
    })

    test('OPTIONS tells scripts of other sites that GET is open', async () => {
      const answer = await world.send({ method: 'OPTIONS', path: world.path('/render') })
      expect(answer.status).toBe(204)
      expect(answer.headers['access-control-allow-methods']).toBe('GET, HEAD, OPTIONS')
    })

    test.each([
      ['no page', {}, 'source_missing'],
      ['another page', { referer: 'https://evil.test/' }, 'host_not_allowed'],
      ['a look-alike', { referer: 'https://blog.example.com.evil.test/' }, 'host_not_allowed'],
      [
        'a page and another origin',
        { referer: PAGE, origin: 'https://evil.test' },
        'host_not_allowed',
      ],
      [
        'a page that cannot be read',
        { referer: 'https://a@blog.example.com/' },
        'source_malformed',
      ],
    ])('%s is refused with %o', async (_why, headers, code) => {
      const { get } = await openPage(headers)
      expectProblem(await get('template=card'), { status: 403, code, slug: 'forbidden' })
    })

    test('a listed origin may read the pixels, and no other', async () => {
      const origin = 'https://a.shop.example.com'
      const { get } = await openPage({ origin })
      const answer = await get('template=card')
      expect(answer.headers).toMatchObject({ 'access-control-allow-origin': origin })
      expect(answer.headers['vary']).toMatch(/\bOrigin\b/i)
      expect(answer.headers).not.toHaveProperty('access-control-allow-credentials')
      const { get: getPlainly } = await openPage()
      expect((await getPlainly('template=card')).headers).not.toHaveProperty(
        'access-control-allow-origin',
      )
    })

    test('T13 a secret key in a URL is refused, and its organisation told', async () => {
      const { key, id } = await world.createKey('master')
      const path = world.path(`/render?apiKey=${key}&template=card`)
      const answer = await world.send({ path, headers: { referer: PAGE } })
      expectProblem(answer, { status: 403, code: 'key_type_not_permitted' })
      expect(answer.body.toString()).not.toContain(key)
      const log = await world.ask('GET', '/audit-logs?event=api_key.exposed_in_url')
      expect(log.body.toString()).toContain(id)
      expect(log.body.toString()).not.toContain(key)
    })

    test('the other spelling of the parameter is the same, and both together must agree', async () => {
      const { key } = await world.createKey('get')
      const other = await world.createKey('get')
      const ask = (query: string) =>
        world.send({
          path: world.path(`/render?${query}&template=card`),
          headers: { referer: PAGE },
        })
      expect((await ask(`key=${key}`)).status).toBe(200)
      expect((await ask(`apiKey=${key}&key=${key}`)).status).toBe(200)
      expectProblem(await ask(`apiKey=${key}&key=${other.key}`), { status: 400 })
    })

    test('a key in a header is checked against no page', async () => {
      const { key } = await world.createKey('read_only')
      const path = world.path('/render?template=card')
      expect((await world.send({ path, headers: bearer(key) })).status).toBe(200)
    })

    test('T19 pages that are not listed use up nothing', async () => {
      const { get } = await openPage()
      const refused = { referer: 'https://evil.test/' }
      for (let round = 0; round < 20; round++) {
        const answers = await Promise.all(
          Array.from({ length: 50 }, () => get('template=card', refused)),
        )
        for (const { status } of answers) expect(status).toBe(403)
      }
      expect((await get('template=card')).status).toBe(200)
    })

    test('an unknown template is a problem', async () => {
      const { get } = await openPage()
      expectProblem(await get('template=nothing'), { status: 404, code: 'not_found' })
    })
  })
}
