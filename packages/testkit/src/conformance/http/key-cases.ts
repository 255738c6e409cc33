import { beforeAll, describe, expect, test } from 'vitest'
import {
  bearer,
  expectProblem,
  type HttpAdapterConformanceOptions,
  type TestUser,
  useAdapter,
} from './adapter-world.ts'
import { readJson, type TestAnswer } from './send-request.ts'
import { buildCard } from './test-card.ts'
import { withoutIds } from './without-ids.ts'

interface Revealed {
  readonly key: string
  readonly apiKey: { readonly id: string; readonly start: string }
}

const MINUTE_MS = 60_000

/**
 * The life of keys: mistakes that other systems have made with theirs (M1 to M10 are K1 to K10 of
 * the survey of key systems), and attempts to tell or count them (K1, K2, K5 to K7).
 */
export function keyCases(options: HttpAdapterConformanceOptions): void {
  describe('keys', () => {
    const world = useAdapter(options)
    const whoami = (key: string) =>
      world.send({ path: world.path('/whoami'), headers: bearer(key) })
    const act = (method: string, route: string, body?: unknown, user?: TestUser) =>
      world.ask(method, route, {
        ...(body === undefined ? {} : { body }),
        ...(user === undefined ? {} : { user }),
      })
    const statusOf = async (id: string) =>
      (readJson(await act('GET', `/api-keys/${id}`)) as { readonly status: string }).status

    const render = (key: string) =>
      world.send({
        method: 'POST',
        path: world.path('/renders/sync'),
        headers: { ...bearer(key), 'content-type': 'application/json' },
        body: '{"template":"keys-card"}',
      })
    beforeAll(async () => {
      await act('POST', '/templates', { document: { ...buildCard(), slug: 'keys-card' } })
    })

    test.each([
      ['master', 'rs_live_'],
      ['read_only', 'rs_live_'],
      ['get', 'rs_get_'],
    ])(
      'M1 a rotated %s key begins with %s, and with four characters of its own',
      async (type, prefix) => {
        const old = await world.createKey(type)
        const answer = await act('POST', `/api-keys/${old.id}/rotate`)
        expect(answer.status, answer.body.toString()).toBe(201)
        expect(answer.headers['cache-control']).toBe('no-store')
        const { key, apiKey } = readJson(answer) as Revealed
        expect(key.startsWith(prefix)).toBe(true)
        expect(apiKey.start).toBe(key.slice(0, prefix.length + 4))
        expect(key).not.toBe(old.key)
      },
    )

    test('M2 nobody makes a key in the name of another user or organisation', async () => {
      for (const claim of [{ createdBy: 'bob' }, { orgId: 'other' }, { userId: 'bob' }]) {
        const answer = await act('POST', '/api-keys', { name: 'x', type: 'get', ...claim })
        expectProblem(answer, { status: 400, code: 'unknown_property' })
      }
      const headers = { 'content-type': 'application/json', 'x-platen': '1' }
      const body = JSON.stringify({ name: 'x', type: 'master', userId: 'ada' })
      const sent = { method: 'POST', path: world.path('/api-keys'), headers, body }
      expectProblem(await world.send(sent), { status: 401, code: 'key_missing' })
    })

    test('M4, M10 a key is valid until the moment it expires at, and stays listed as expired', async () => {
      await world.inOneInstant(async () => {
        const { key, id } = await world.createKey('master')
        const { createdAt } = readJson(await act('GET', `/api-keys/${id}`)) as { createdAt: string }
        const expiresAt = new Date(Date.parse(createdAt) + 10 * MINUTE_MS).toISOString()
        expect((await act('PATCH', `/api-keys/${id}`, { expiresAt })).status).toBe(200)
        world.pass(10 * MINUTE_MS - 1)
        expect((await whoami(key)).status).toBe(200)
        world.pass(1)
        expectProblem(await whoami(key), { status: 401, code: 'key_invalid' })
        expect(await statusOf(id)).toBe('expired')
      })
    })

    test('M5 a key that is revoked while it is being used stays revoked', async () => {
      const { key, id } = await world.createKey('master')
      const uses = Array.from({ length: 10 }, () => whoami(key))
      const revoked = act('POST', `/api-keys/${id}/revoke`)
      const more = Array.from({ length: 10 }, () => whoami(key))
      expect((await revoked).status).toBe(200)
      for (const { status } of await Promise.all([...uses, ...more])) {
        expect([200, 401]).toContain(status)
      }
      expect((await whoami(key)).status).toBe(401)
      expect(await statusOf(id)).toBe('revoked')
    })

    test('M6 of a hundred renders at once the limit of the key lets through as many as it says', async () => {
      const { key } = await world.createKey('read_only', {
        rateLimit: { limit: 10, windowSeconds: 60 },
      })
      const answers = await Promise.all(Array.from({ length: 100 }, () => render(key)))
      const passed = answers.filter(({ status }) => status === 200)
      const refused = answers.filter(({ status }) => status === 429)
      expect([passed.length, refused.length]).toEqual([10, 90])
    })

    test('T18 a limit that is used up is 429, with the wait and nothing remaining', async () => {
      const { key } = await world.createKey('read_only', {
        rateLimit: { limit: 2, windowSeconds: 60 },
      })
      for (let count = 0; count < 2; count++) expect((await render(key)).status).toBe(200)
      const answer = await render(key)
      expectProblem(answer, { status: 429, code: 'rate_limited', slug: 'rate-limited' })
      expect(answer.headers).toMatchObject({
        'x-ratelimit-limit': '2',
        'x-ratelimit-remaining': '0',
      })
      const waitSeconds = Number(answer.headers['retry-after'])
      expect(waitSeconds).toBeGreaterThan(0)
      world.pass(waitSeconds * 1000)
      expect((await render(key)).status).toBe(200)
    })

    test('M7 a key that is bound to addresses knows ranges of them', async () => {
      const within = await world.createKey('master', { ipAllow: ['127.0.0.0/8'] })
      const elsewhere = await world.createKey('master', {
        ipAllow: ['10.0.0.0/8', '2001:db8::/32'],
      })
      expect((await whoami(within.key)).status).toBe(200)
      expectProblem(await whoami(elsewhere.key), { status: 403, slug: 'forbidden' })
      const claimed = { ...bearer(elsewhere.key), 'x-forwarded-for': '10.1.2.3' }
      const answer = await world.send({ path: world.path('/whoami'), headers: claimed })
      expect(answer.status, 'nobody says themselves where they are').toBe(403)
    })

    test('M8, M9, K1, K2 keys that are malformed, mistyped, unknown, revoked or expired read the same', async () => {
      const revoked = await world.createKey('master')
      await act('POST', `/api-keys/${revoked.id}/revoke`)
      const unknown = await world.createKey('master')
      await act('POST', `/api-keys/${unknown.id}/revoke`)
      expect((await act('DELETE', `/api-keys/${unknown.id}`)).status).toBe(204)
      const tenant: TestUser = { userId: 'eve', role: 'owner', orgId: 'keys-tenant' }
      const foreign = await world.createKey('master', {}, tenant)
      await act('POST', `/api-keys/${foreign.id}/revoke`, undefined, tenant)
      const expired = await world.createKey('master', {
        expiresAt: new Date(Date.now() + 24 * 60 * MINUTE_MS).toISOString(),
      })
      const mistyped = `${expired.key.slice(0, -1)}${expired.key.endsWith('0') ? '1' : '0'}`
      world.pass(25 * 60 * MINUTE_MS)
      const keys = [mistyped, unknown.key, revoked.key, foreign.key, expired.key]
      const texts = ['x', ...keys, 'rs_live_ü'.repeat(200)]
      const refusals: unknown[] = []
      for (const text of texts) {
        const answer = await whoami(Buffer.from(text).toString('latin1'))
        expectProblem(answer, { status: 401, code: 'key_invalid', slug: 'authentication-error' })
        refusals.push(withoutIds(answer))
      }
      for (const refusal of refusals) expect(refusal).toEqual(refusals[0])
      const logged = world.logged.join('\n')
      for (const text of texts.slice(1)) expect(logged).not.toContain(text)
    })

    test('K5 a key in the query and another in a header are 400', async () => {
      const [a, b] = [await world.createKey('get'), await world.createKey('master')]
      const path = world.path(`/render?apiKey=${a.key}&template=card`)
      expectProblem(await world.send({ path, headers: bearer(b.key) }), {
        status: 400,
        code: 'ambiguous_credentials',
      })
    })

    test('K6 a template of another organisation and one that there is not read the same', async () => {
      const user: TestUser = { userId: 'eve', role: 'owner', orgId: 'keys-other' }
      const made = await act('POST', '/templates', { document: buildCard() }, user)
      const { id } = readJson(made) as { readonly id: string }
      const last = id.endsWith('0') ? '1' : '0'
      const answers: TestAnswer[] = []
      const { key } = await world.createKey('master')
      for (const template of [id, `${id.slice(0, -1)}${last}`]) {
        const body = JSON.stringify({ template })
        const headers = { ...bearer(key), 'content-type': 'application/json' }
        const path = world.path('/renders/sync')
        answers.push(await world.send({ method: 'POST', path, headers, body }))
        answers.push(await act('GET', `/templates/${template}`))
      }
      for (const answer of answers) expectProblem(answer, { status: 404, code: 'not_found' })
      const [render, read, otherRender, otherRead] = answers.map(withoutIds)
      expect([render, read]).toEqual([otherRender, otherRead])
    })

    test('K7 nothing in an id tells which comes next', async () => {
      const ids: string[] = []
      for (let count = 0; count < 12; count++) ids.push((await world.createKey('get')).id)
      for (const id of ids) expect(id).toMatch(/^key_[0-9a-v]{26}$/)
      expect(new Set(ids.map((id) => id.slice(0, 9))).size).toBe(ids.length)
      expect([...ids].sort()).not.toEqual(ids)
    })

    test('the list shows name, start, creation and last use: absent before the first', async () => {
      const user: TestUser = { userId: 'ada', role: 'owner', orgId: 'keys-listed' }
      const { key, id } = await world.createKey('master', { name: 'ci-script' }, user)
      const listed = async () => {
        const [item] = readJson(await act('GET', '/api-keys', undefined, user)) as readonly [
          { readonly apiKey: Readonly<Record<string, unknown>> },
        ]
        return item.apiKey
      }
      const before = await listed()
      expect(before).toMatchObject({
        id,
        name: 'ci-script',
        start: key.slice(0, 12),
        status: 'active',
      })
      expect(Date.parse(String(before['createdAt']))).toBeGreaterThan(0)
      expect(before).not.toHaveProperty('lastUsedAt')
      expect((await whoami(key)).status).toBe(200)
      // Written down after the answer, off the path of requests.
      await expect.poll(listed).toHaveProperty('lastUsedAt')
      expect(Date.parse(String((await listed())['lastUsedAt']))).toBeGreaterThanOrEqual(
        Date.parse(String(before['createdAt'])),
      )
    })
  })
}
