import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  expectProblem,
  type HttpAdapterConformanceOptions,
  useAdapter,
} from './http/adapter-world.ts'
import { buildCard } from './http/test-card.ts'

/** The origin that the host's CORS plugin names. */
export const CORS_ORIGIN = 'https://blog.example.com'

/** What the host sets before Platen answers, one header each. */
export const HOST_COOKIES: readonly string[] = ['theme=dark; Path=/', 'lang=de, en; Path=/']

const PAGE = `${CORS_ORIGIN}/`

/**
 * Registers the cases of a host that has helmet, compression, CORS for {@link CORS_ORIGIN} and
 * {@link HOST_COOKIES} in front (T22): images stay as they are without, and what the host adds stands on every answer.
 */
export function httpMiddlewareConformance(options: HttpAdapterConformanceOptions): void {
  describe('T22 behind helmet, compression and cors', () => {
    const world = useAdapter(options)
    let key = ''
    beforeAll(async () => {
      await world.ask('POST', '/templates', { body: { document: buildCard() } })
      const body = { hosts: ['blog.example.com'] }
      await world.ask('PUT', '/settings/allowed-hosts', { body })
      key = (await world.createKey('get')).key
    })
    const get = (query: string, more: Readonly<Record<string, string>> = {}, method = 'GET') =>
      world.send({
        method,
        path: world.path(`/render?apiKey=${key}&template=card${query}`),
        headers: { referer: PAGE, 'accept-encoding': 'gzip, br', ...more },
      })

    test('T1 an image is not compressed, and other sites may show it', async () => {
      const answer = await get('&title.text=T1')
      expect(answer.status, answer.body.toString('latin1')).toBe(200)
      expect(answer.headers).toMatchObject({
        'content-type': 'image/png',
        'content-length': String(answer.body.length),
        'cache-control': 'private, max-age=3600',
        'cross-origin-resource-policy': 'cross-origin',
        'x-content-type-options': 'nosniff',
        'x-cache': 'MISS',
      })
      expect(answer.headers['etag']).toMatch(/^"[^"]+"$/)
      expect(answer.headers).not.toHaveProperty('content-encoding')
      expect([...answer.body.subarray(1, 4)]).toEqual([...Buffer.from('PNG')])
    })

    test('T2 asked again it is the same, out of the cache', async () => {
      const first = await get('&title.text=T2')
      const second = await get('&title.text=T2')
      expect(second.headers).toMatchObject({ 'x-cache': 'HIT', etag: first.headers['etag'] })
      expect(second.body).toEqual(first.body)
    })

    test('T3 who has it already gets 304, without a body', async () => {
      const { headers } = await get('')
      const etag = headers['etag'] ?? ''
      for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
        const answer = await get('', { 'if-none-match': tag })
        expect([tag, answer.status, answer.body.length]).toEqual([tag, 304, 0])
        expect(answer.headers).toMatchObject({ etag, 'cache-control': headers['cache-control'] })
      }
    })

    test('T7 HEAD says what GET says', async () => {
      const got = await get('')
      const head = await get('', {}, 'HEAD')
      expect([head.status, head.body.length]).toEqual([200, 0])
      for (const name of ['content-type', 'content-length', 'etag', 'cache-control']) {
        expect([name, head.headers[name]]).toEqual([name, got.headers[name]])
      }
    })

    test('A10 the headers of the host stand on images, 304, refusals and JSON', async () => {
      const { headers } = await get('')
      const answers = [
        await get(''),
        await get('', { 'if-none-match': headers['etag'] ?? '' }),
        await get('', { referer: 'https://evil.test/' }),
        await world.ask('GET', '/whoami'),
        await world.ask('GET', '/nothing'),
      ]
      expect(answers.map(({ status }) => status)).toEqual([200, 304, 403, 200, 404])
      for (const answer of answers) {
        expect(answer.headers).toMatchObject({
          'access-control-allow-origin': CORS_ORIGIN,
          'strict-transport-security': expect.any(String),
          'set-cookie': HOST_COOKIES,
        })
      }
    })

    test('A10 also on the refusal of a large body that nobody reads', async () => {
      const headers = { origin: CORS_ORIGIN, 'content-type': 'application/json' }
      const body = 'x'.repeat(2_000_000)
      const path = world.path('/renders/sync')
      const answer = await world.send({ method: 'POST', path, headers, body })
      expect(answer.status).toBe(401)
      expect(answer.headers).toMatchObject({
        'access-control-allow-origin': CORS_ORIGIN,
        'set-cookie': HOST_COOKIES,
      })
    })

    test.each([
      ['that was read', '{}'],
      ['that nobody reads', 'x'.repeat(2_000_000)],
    ])(
      'A10 a cookie of ours stands after those of the host, with a body %s',
      async (_why, body) => {
        const answer = await world.send({
          method: 'DELETE',
          path: world.path('/session'),
          headers: {
            'sec-fetch-site': 'same-origin',
            'content-type': 'application/json',
            'x-platen': '1',
          },
          body,
        })
        expect(answer.status, answer.body.toString()).toBe(204)
        const [first, second, ours] = answer.headers['set-cookie'] ?? []
        expect([first, second]).toEqual(HOST_COOKIES)
        expect(ours).toMatch(/Max-Age=0/)
      },
    )

    test('A16 the reference keeps its strict policy, and only images are open to other sites', async () => {
      const page = await world.send({ path: world.path('/docs') })
      expect(page.status).toBe(200)
      expect(page.headers['content-security-policy']).toContain("default-src 'none'")
      const answer = await world.ask('GET', '/whoami')
      expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin')
    })

    test('JSON may be compressed, and reads the same', async () => {
      const plain = await world.send({ path: world.path('/openapi.json') })
      const headers = { 'accept-encoding': 'gzip' }
      const packed = await world.send({ path: world.path('/openapi.json'), headers })
      expect(packed.headers['content-encoding']).toBe('gzip')
      expect(gunzipSync(packed.body)).toEqual(plain.body)
      expect(packed.headers['vary']).toMatch(/accept-encoding/i)
    })

    test('a tag that was handed out beside compression is taken back', async () => {
      const { id } = await world.createKey('master')
      const headers = { 'accept-encoding': 'gzip' }
      const got = await world.ask('GET', `/api-keys/${id}`, { headers })
      const change = (tag: string, name: string) =>
        world.ask('PATCH', `/api-keys/${id}`, { body: { name }, headers: { 'if-match': tag } })
      const etag = got.headers['etag'] ?? ''
      expect((await change(`W/${etag.replace(/^W\//, '')}`, 'New')).status).toBe(200)
      expectProblem(await change(etag, 'Late'), { status: 412, code: 'precondition_failed' })
    })
  })
}
