import { beforeAll, describe, expect, test } from 'vitest'
import { expectProblem, type HttpAdapterConformanceOptions, useAdapter } from './adapter-world.ts'
import { converse } from './converse.ts'
import { buildCard } from './test-card.ts'

const PAGE = 'https://blog.example.com/'

/** What may stand in the URL of an image and in the headers beside it, and what is refused. */
export function urlCases(options: HttpAdapterConformanceOptions): void {
  const { usesFetch = false } = options

  describe('image URLs', () => {
    const world = useAdapter(options)
    beforeAll(async () => {
      await world.ask('POST', '/templates', { body: { document: buildCard() } })
      const body = { hosts: ['blog.example.com'] }
      await world.ask('PUT', '/settings/allowed-hosts', { body })
    })

    const openPage = async () => {
      const { key } = await world.createKey('get')
      const get = (query: string, more: Readonly<Record<string, string>> = {}, method = 'GET') =>
        world.send({
          method,
          path: world.path(`/render?apiKey=${key}&${query}`),
          headers: { referer: PAGE, ...more },
        })
      return { get, key }
    }

    test('G1, T9 a URL of 8,192 characters is drawn, one of 8,193 refused', async () => {
      const { get, key } = await openPage()
      const start = world.path(`/render?apiKey=${key}&template=card&title.text=`).length
      const fitting = `template=card&title.text=${'a'.repeat(8_192 - start)}`
      expect((await get(fitting)).status).toBe(200)
      expectProblem(await get(`${fitting}a`), {
        status: 414,
        code: 'uri_too_long',
        slug: 'uri-too-long',
      })
    })

    test.each([
      ['G2 a name given twice', 'title.text=a&title.text=b', 'duplicate_parameter'],
      ['G2 a reserved name given twice', 'width=10&width=20', 'duplicate_parameter'],
      ['G2 brackets', 'title[text]=a', 'unknown_parameter'],
      ['G2 empty brackets', 'width[]=1', 'unknown_parameter'],
      ['G2 a semicolon, which is part of a value', 'width=10;height=20', 'invalid_type'],
      ['G4 a NUL', 'title.text=%00', 'invalid_encoding'],
      ['G4 broken UTF-8', 'title.text=%ff', 'invalid_encoding'],
      ['G4 an overlong form', 'title.text=%E0%80%80', 'invalid_encoding'],
      ['G4 a lone per cent sign', 'title.text=%', 'invalid_encoding'],
      ['G4 an escape of no number', 'title.text=%zz', 'invalid_encoding'],
      ['G5, T21 a prototype', '__proto__.x=1', 'unknown_parameter'],
      ['G5, T21 a constructor', 'constructor.y=2&title.text=ok', 'unknown_parameter'],
      ['G5 a property of prototypes', 'title.__proto__=1', 'unknown_parameter'],
      ['G6 a flood of parameters', 'a=1&'.repeat(1_000), 'too_many_parameters'],
      ['G8 a parameter against caches', '_=1', 'unknown_parameter'],
      ['G12 a format that breaks headers', 'format=png%0d%0aSet-Cookie:x', 'invalid_value'],
      ['T21 a layer that there is not', 'headline.text=a', 'unknown_layer'],
    ])('%s is 400', async (_why, query, code) => {
      const { get } = await openPage()
      const answer = await get(`template=card&${query}`)
      expectProblem(answer, { status: 400, code, slug: 'validation-error' })
      expect(answer.headers).not.toHaveProperty('set-cookie')
    })

    test('G3 order and spelling do not matter to the cache', async () => {
      const { get } = await openPage()
      const first = await get('template=card&title.text=a+b/&format=png')
      const spellings = [
        'format=png&title.text=a+b/&template=card',
        'template=card&title.text=a%20b%2F&format=png',
        'template=card&title.text=a%20b%2f&format=png',
        'template=card&title.te%78t=a+b/&format=png&',
        'template=card&&title.text=%61+b/',
      ]
      for (const query of spellings) {
        const answer = await get(query)
        expect([query, answer.headers['x-cache']]).toEqual([query, 'HIT'])
        expect(answer.headers['etag']).toBe(first.headers['etag'])
      }
    })

    test('G8 a flood that is refused draws nothing', async () => {
      const { get } = await openPage()
      const count = async () => (await world.ask('GET', '/renders?limit=100')).body.toString()
      const before = await count()
      for (let index = 0; index < 50; index++) {
        expect((await get(`template=card&_=${index}`)).status).toBe(400)
      }
      expect(await count()).toBe(before)
    })

    test.each([
      ['an Accept of 8 KB', { accept: 'image/x-nothing,'.repeat(500) }],
      ['a range', { range: 'bytes=0-1' }],
      ['a flood of ranges', { range: `bytes=${'0-,'.repeat(500)}0-` }],
      ['a range of what it holds', { range: 'bytes=0-1', 'if-range': '"x"' }],
      ['tags that are none', { 'if-none-match': `x, "unclosed, W/, ${'"a",'.repeat(500)}` }],
      ['If-Match, which is for changes', { 'if-match': '"x"' }],
      ['times, which images have not', { 'if-modified-since': new Date().toUTCString() }],
    ])('G9 with %s the whole image is answered', async (_why, headers) => {
      const { get } = await openPage()
      const whole = await get('template=card')
      const answer = await get('template=card', headers)
      expect(answer.status, answer.body.toString('latin1')).toBe(200)
      expect(answer.body).toEqual(whole.body)
      expect(answer.headers).not.toHaveProperty('content-range')
    })

    test('G9 If-None-Match: * is 304', async () => {
      const { get } = await openPage()
      await get('template=card')
      expect((await get('template=card', { 'if-none-match': '*' })).status).toBe(304)
    })

    test('G10 headers of proxies change neither the image nor its place in the cache', async () => {
      const { get } = await openPage()
      const first = await get('template=card&title.text=G10')
      const poison = {
        'x-forwarded-host': 'evil.test',
        'x-forwarded-proto': 'gopher',
        'x-forwarded-prefix': '/evil',
        'x-original-url': '/api/v1/whoami',
        'x-rewrite-url': '/api/v1/whoami',
        'x-http-method-override': 'DELETE',
        'x-method-override': 'DELETE',
      }
      const answer = await get('template=card&title.text=G10', poison)
      expect(answer.body).toEqual(first.body)
      expect(answer.headers).toMatchObject({ 'x-cache': 'HIT', etag: first.headers['etag'] })
      expect(JSON.stringify(answer.headers)).not.toContain('evil')
    })

    test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('G11, T8 %s is 405', async (method) => {
      const answer = await world.send({ method, path: world.path('/render') })
      expectProblem(answer, { status: 405, code: 'method_not_allowed', slug: 'method-not-allowed' })
      expect(answer.headers['allow']).toBe('GET, HEAD, OPTIONS')
    })

    test.skipIf(usesFetch)(
      'G11 TRACE is 405 (left out where the Fetch API forbids it)',
      async () => {
        for (const route of ['/render', '/livez']) {
          const answer = await world.send({ method: 'TRACE', path: world.path(route) })
          expectProblem(answer, { status: 405, code: 'method_not_allowed' })
          expect(answer.headers['allow']).toBe('GET, HEAD, OPTIONS')
        }
      },
    )

    test.skipIf(usesFetch)(
      'G11 a method in lower case is another method (left out where the Fetch API raises it)',
      async () => {
        const received = await converse(world.port, (socket) => {
          const target = world.path('/livez')
          socket.write(`get ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
        })
        expect(received).toMatch(/^HTTP\/1\.1 400 /)
      },
    )

    test('G11 OPTIONS lists the methods, without a credential', async () => {
      const answer = await world.send({ method: 'OPTIONS', path: world.path('/render') })
      expect(answer.status).toBe(204)
      expect(answer.body).toHaveLength(0)
      expect(answer.headers['allow']).toBe('GET, HEAD, OPTIONS')
    })
  })
}
