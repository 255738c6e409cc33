import { describe, expect, test } from 'vitest'
import {
  bearer,
  expectProblem,
  type HttpAdapterConformanceOptions,
  useAdapter,
} from './adapter-world.ts'
import { readJson } from './send-request.ts'
import { withoutIds } from './without-ids.ts'

/** Keys, sessions, and those who have neither. */
export function credentialCases(options: HttpAdapterConformanceOptions): void {
  describe('credentials', () => {
    const world = useAdapter(options)
    const whoami = (headers: Readonly<Record<string, string>>) =>
      world.send({ path: world.path('/whoami'), headers })

    test('T10 without any, 401 names the scheme and no error', async () => {
      const answer = await whoami({})
      expectProblem(answer, { status: 401, code: 'key_missing', slug: 'authentication-error' })
      expect(answer.headers['www-authenticate']).toBe('Bearer realm="platen"')
    })

    test('T11 a key that is none and one that was revoked are told apart by nothing', async () => {
      const { key, id } = await world.createKey('master')
      await world.ask('POST', `/api-keys/${id}/revoke`)
      const answers = []
      for (const text of ['x', `rs_live_${'0'.repeat(38)}`, key]) {
        answers.push(withoutIds(await whoami(bearer(text))))
      }
      expect(answers[0]).toMatchObject({
        status: 401,
        headers: { 'www-authenticate': 'Bearer realm="platen", error="invalid_token"' },
      })
      for (const answer of answers) expect(answer).toEqual(answers[0])
    })

    test('a key opens what it is for until the request after its revocation', async () => {
      const { key, id } = await world.createKey('master')
      expect((await whoami(bearer(key))).status).toBe(200)
      expect((await world.ask('POST', `/api-keys/${id}/revoke`)).status).toBe(200)
      expect((await whoami(bearer(key))).status).toBe(401)
    })

    test.each([
      ['the scheme in lower case', (key: string) => ({ authorization: `bearer ${key}` })],
      ['more spaces', (key: string) => ({ authorization: `Bearer   ${key}` })],
      ['the other header', (key: string) => ({ 'x-api-key': key })],
      ['both headers, alike', (key: string) => ({ ...bearer(key), 'x-api-key': key })],
    ])('T14 %s is understood', async (_why, toHeaders) => {
      const { key } = await world.createKey('master')
      expect((await whoami(toHeaders(key))).status).toBe(200)
    })

    test.each([
      ['another scheme', { authorization: 'Basic eDp5' }],
      ['an empty key', { authorization: 'Bearer' }],
    ])('T14 %s is 401', async (_why, headers) => {
      expectProblem(await whoami(headers), { status: 401 })
    })

    test('T15 two different keys are 400', async () => {
      const [a, b] = [await world.createKey('master'), await world.createKey('master')]
      const answer = await whoami({ ...bearer(a.key), 'x-api-key': b.key })
      expectProblem(answer, { status: 400, code: 'ambiguous_credentials' })
    })

    test('K5 two Authorization headers are seen both', async () => {
      const [a, b] = [await world.createKey('master'), await world.createKey('master')]
      const authorization = [`Bearer ${a.key}`, `Bearer ${b.key}`]
      // Node's client writes a list as a header each.
      const headers = { authorization } as unknown as Record<string, string>
      expectProblem(await whoami(headers), { status: 400, code: 'ambiguous_credentials' })
    })

    test('T12 a get key opens nothing but images', async () => {
      const { key } = await world.createKey('get')
      expectProblem(await whoami(bearer(key)), { status: 403, code: 'key_type_not_permitted' })
    })

    test('a key is shown once, and never again', async () => {
      const { key, id } = await world.createKey('master')
      for (const route of [`/api-keys/${id}`, '/api-keys', '/whoami']) {
        const answer = await world.ask('GET', route)
        expect(answer.status).toBe(200)
        expect(answer.body.toString()).not.toContain(key)
      }
    })

    test('a session without the signs of a page of this site changes nothing', async () => {
      const body = { name: 'x', type: 'master' }
      const elsewhere = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test' }
      expectProblem(await world.ask('POST', '/api-keys', { body, headers: elsewhere }), {
        status: 403,
        code: 'csrf',
      })
      expect((await world.ask('GET', '/whoami', { headers: elsewhere })).status).toBe(200)
    })

    test('every answer to a caller says how their limit stands', async () => {
      const user = { userId: 'viewer-1', role: 'viewer' } as const
      const answer = await world.ask('GET', '/whoami', { user })
      expect(Number(answer.headers['x-ratelimit-limit'])).toBeGreaterThan(0)
      expect(Number(answer.headers['x-ratelimit-remaining'])).toBe(
        Number(answer.headers['x-ratelimit-limit']) - 1,
      )
      expect(Number(answer.headers['x-ratelimit-reset']) * 1000).toBeGreaterThan(Date.now())
      expect(answer.headers['ratelimit-policy']).toMatch(/^"api";q=\d+;w=60$/)
    })

    test('who is signed in sees what their role may see', async () => {
      const user = { userId: 'bob', role: 'viewer' } as const
      const answer = await world.ask('POST', '/api-keys', {
        user,
        body: { name: 'x', type: 'get' },
      })
      expectProblem(answer, { status: 403, code: 'role_not_permitted' })
      expect(readJson(await world.ask('GET', '/whoami', { user }))).toMatchObject({
        role: 'viewer',
      })
    })
  })
}
