import { describe, expect, test } from 'vitest'
import {
  expectProblem,
  type HttpAdapterConformanceOptions,
  OWNER,
  useAdapter,
} from './adapter-world.ts'

/** Paths, methods and the headers that every answer has. */
export function routingCases(options: HttpAdapterConformanceOptions, mountPath = ''): void {
  const { usesFetch = false } = options
  describe('routing', () => {
    const world = useAdapter(options, mountPath)
    test('a route answers, and says who asked which request', async () => {
      const answer = await world.ask('GET', '/whoami')
      expect(answer.status).toBe(200)
      expect(answer.headers).toMatchObject({
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'private, no-store',
        'content-length': String(answer.body.length),
      })
      expect(answer.headers['x-request-id']).toMatch(/^req_[0-9a-v]{26}$/)
      expect(JSON.parse(answer.body.toString())).toMatchObject({ userId: OWNER.userId })
    })

    test('an id that a proxy gave the request stays its id', async () => {
      const answer = await world.ask('GET', '/whoami', { headers: { 'x-request-id': 'edge-1' } })
      expect(answer.headers['x-request-id']).toBe('edge-1')
    })

    test.each([
      ['spaces', 'a b'],
      ['65 characters', 'a'.repeat(65)],
      ['markup', '<script>'],
    ])('an id with %s is not taken over', async (_why, id) => {
      const answer = await world.ask('GET', '/whoami', { headers: { 'x-request-id': id } })
      expect(answer.headers['x-request-id']).toMatch(/^req_/)
    })

    test('T16 an unknown path below the base is a problem', async () => {
      expectProblem(await world.ask('GET', '/nothing'), {
        status: 404,
        code: 'not_found',
        slug: 'not-found',
      })
    })

    test.skipIf(usesFetch).each([
      ['a parent folder', '/whoami/../livez'],
      ['an escaped parent folder', '/whoami/%2e%2e/livez'],
      ['an admin page beside images', '/render/../admin'],
    ])(
      'G13 %s leads nowhere: %s (left out where URLs are resolved before)',
      async (_why, route) => {
        expect((await world.send({ path: world.path(route) })).status).toBe(404)
      },
    )

    test.each([
      ['an escaped slash', '/templates%2Fcard'],
      ['two slashes', '//livez'],
      ['a slash at the end', '/livez/'],
    ])('G13 %s leads nowhere: %s', async (_why, route) => {
      expect((await world.send({ path: world.path(route) })).status).toBe(404)
    })

    test('G13 a path that names another host leads nowhere', async () => {
      expect((await world.send({ path: `//evil.test${world.path('/livez')}` })).status).toBe(404)
    })

    test.each(['X-HTTP-Method-Override', 'X-Original-URL', 'X-Forwarded-Prefix'])(
      'G10 %s does not change which route answers',
      async (name) => {
        const headers = { [name]: name.includes('Method') ? 'DELETE' : '/api/v1/whoami' }
        const answer = await world.send({ path: world.path('/livez'), headers })
        expect(JSON.parse(answer.body.toString())).toEqual({ status: 'ok' })
      },
    )

    test.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
      'T8 %s where only GET is answers 405 and what is allowed',
      async (method) => {
        const answer = await world.ask(method, '/livez')
        expectProblem(answer, {
          status: 405,
          code: 'method_not_allowed',
          slug: 'method-not-allowed',
        })
        expect(answer.headers['allow']).toBe('GET, HEAD, OPTIONS')
      },
    )

    test('T7 HEAD answers as GET does, without the body', async () => {
      const path = world.path('/livez')
      const got = await world.send({ path })
      const head = await world.send({ method: 'HEAD', path })
      expect(head.status).toBe(200)
      expect(head.body).toHaveLength(0)
      for (const name of ['content-type', 'content-length', 'cache-control']) {
        expect([name, head.headers[name]]).toEqual([name, got.headers[name]])
      }
    })

    test('OPTIONS lists the methods of a route', async () => {
      const answer = await world.send({ method: 'OPTIONS', path: world.path('/templates') })
      expect(answer.status).toBe(204)
      expect(answer.headers['allow']).toBe('GET, HEAD, POST, OPTIONS')
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
    })
  })
}
