import { beforeAll, describe, expect, test } from 'vitest'
import { actIn } from './act-in.ts'
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

const ADMIN: TestUser = { userId: 'grace', role: 'admin' }
const ANN: TestUser = { userId: 'ann', role: 'user' }
const BOB: TestUser = { userId: 'bob', role: 'user' }
const VIEWER: TestUser = { userId: 'vera', role: 'viewer' }
const ADA: TestUser = { userId: 'ada', role: 'owner' }

/** Who may do what with keys, and that nobody gets further than their role. */
export function rightsCases(options: HttpAdapterConformanceOptions): void {
  describe('rights', () => {
    const world = useAdapter(options)
    const act = actIn(world)
    const withKey = (key: string, method: string, route: string, body?: unknown) =>
      world.send({
        method,
        path: world.path(route),
        headers: { ...bearer(key), ...(body === undefined ? {} : { 'content-type': JSON_TYPE }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    beforeAll(async () => {
      const made = await act(ADA, 'POST', '/templates', { document: buildCard() })
      expect(made.status, made.body.toString()).toBe(201)
    })

    describe('the table of the published article', () => {
      test.each([
        [ADA, true, true, true],
        [ADMIN, true, true, true],
        [ANN, true, true, false],
        [VIEWER, false, false, false],
      ] as const)('$role', async (user, creates, seesOwn, managesAll) => {
        const created = await act(user, 'POST', '/api-keys', { name: 'Mine', type: 'get' })
        expect(created.status === 201).toBe(creates)
        const listed = await act(user, 'GET', '/api-keys')
        expect(listed.status === 200).toBe(seesOwn)
        const theirs = await world.createKey('get', {}, BOB)
        expect(listedIds(await act(user, 'GET', '/api-keys?limit=100')).includes(theirs.id)).toBe(
          managesAll,
        )
        const revoked = await act(user, 'POST', `/api-keys/${theirs.id}/revoke`)
        expect(revoked.status === 200).toBe(managesAll)
        const deleted = await act(user, 'DELETE', `/api-keys/${theirs.id}`)
        expect(deleted.status === 204).toBe(managesAll)
      })

      test('users see and manage the keys that they made, and no others', async () => {
        const mine = await world.createKey('read_only', {}, ANN)
        const theirs = await world.createKey('read_only', {}, BOB)
        const ids = listedIds(await act(ANN, 'GET', '/api-keys?limit=100'))
        expect([ids.includes(mine.id), ids.includes(theirs.id)]).toEqual([true, false])
        for (const [method, action, body] of KEY_CHANGES) {
          const reach = async (id: string) =>
            withoutIds(await act(ANN, method, `/api-keys/${id}${action}`, body))
          const unknown = await reach(`key_${'0'.repeat(26)}`)
          expect(await reach(theirs.id), `${method} ${action}`).toEqual(unknown)
          expect(unknown).toMatchObject({ status: 404, problem: { code: 'not_found' } })
        }
        expect((await withKey(theirs.key, 'GET', '/whoami')).status, 'untouched').toBe(200)
        expect((await act(ANN, 'PATCH', `/api-keys/${mine.id}`, { name: 'New' })).status).toBe(200)
        expect((await act(ANN, 'POST', `/api-keys/${mine.id}/rotate`)).status).toBe(201)
        expect((await act(ANN, 'DELETE', `/api-keys/${mine.id}`)).status).toBe(204)
      })
    })

    /** A master key of an Admin who is a User now. */
    const makeAndDemote = async (userId: string) => {
      const made = await world.createKey('master', {}, { userId, role: 'admin' })
      const demoted = await act(ADA, 'PATCH', `/members/${userId}`, { role: 'user' })
      expect(demoted.status, demoted.body.toString()).toBe(200)
      return made
    }

    describe('no way up', () => {
      test('a User makes keys of every type but master', async () => {
        const create = (type: string, more: object = {}) =>
          act(ANN, 'POST', '/api-keys', { name: 'Up', type, ...more })
        expectProblem(await create('master'), { status: 403, code: 'role_not_permitted' })
        expect((await create('project', { templateIds: ['card'] })).status).toBe(201)
        expect((await create('read_only')).status).toBe(201)
        expect((await create('get')).status).toBe(201)
      })

      test('nor does one who was an Admin bring a master key of theirs back to life', async () => {
        const { id } = await makeAndDemote('ned')
        const ned: TestUser = { userId: 'ned', role: 'user' }
        const tries = [
          await act(ned, 'POST', `/api-keys/${id}/rotate`),
          await act(ned, 'PATCH', `/api-keys/${id}`, { expiresAt: null, ipAllow: null }),
        ]
        for (const answer of tries) {
          expectProblem(answer, { status: 403, code: 'role_not_permitted' })
        }
        expect((await act(ned, 'POST', `/api-keys/${id}/revoke`)).status).toBe(200)
        expect((await act(ned, 'DELETE', `/api-keys/${id}`)).status).toBe(204)
      })

      test('the master key of an Admin who becomes a User does what a User may, and manages nothing', async () => {
        const { key } = await makeAndDemote('nina')
        const body = { template: 'card' }
        expect((await withKey(key, 'POST', '/renders/sync', body)).status).toBe(200)
        const victim = await world.createKey('get', {}, ADA)
        for (const [method, route, sent] of managing(victim.id)) {
          expectProblem(await withKey(key, method, route, sent), { status: 403, slug: 'forbidden' })
        }
        const { actions } = readJson(await withKey(key, 'GET', '/whoami')) as {
          readonly actions: readonly string[]
        }
        expect(
          actions.filter((name) => /^(?:api_key|settings|member|signing_key):/.test(name)),
        ).toEqual([])
      })

      test('the type of a key does not change', async () => {
        const { id } = await world.createKey('get', {}, ANN)
        for (const user of [ANN, ADA]) {
          const answer = await act(user, 'PATCH', `/api-keys/${id}`, { type: 'master' })
          expectProblem(answer, { status: 400, code: 'unknown_property' })
        }
        expect(readJson(await act(ANN, 'GET', `/api-keys/${id}`))).toMatchObject({ type: 'get' })
      })

      test('a rotation keeps the type, whatever it is asked for', async () => {
        const { id } = await world.createKey('get', {}, ANN)
        const route = `/api-keys/${id}/rotate`
        expectProblem(await act(ANN, 'POST', route, { type: 'master' }), { status: 400 })
        const rotated = readJson(await act(ANN, 'POST', route)) as {
          readonly key: string
          readonly apiKey: object
        }
        expect(rotated.key.startsWith('rs_get_')).toBe(true)
        expect(rotated.apiKey).toMatchObject({ type: 'get', createdBy: 'ann' })
      })

      test('nobody but an owner rotates the key of another into their own hands', async () => {
        const ofOwner = await world.createKey('master', {}, ADA)
        const route = `/api-keys/${ofOwner.id}/rotate`
        expectProblem(await act(ANN, 'POST', route), { status: 404 })
        const byAdmin = await act(ADMIN, 'POST', route)
        expectProblem(byAdmin, { status: 403, code: 'not_owner' })
        expect((await withKey(ofOwner.key, 'GET', '/whoami')).status).toBe(200)
      })

      test.each(['project', 'read_only', 'get'] as const)(
        'a %s key of an owner makes no key',
        async (type) => {
          const more = type === 'project' ? { templateIds: ['card'] } : {}
          const { key } = await world.createKey(type, more, ADA)
          for (const wanted of ['master', 'read_only', 'get']) {
            const body = { name: 'Up', type: wanted }
            expectProblem(await withKey(key, 'POST', '/api-keys', body), { status: 403 })
          }
        },
      )

      test('a master key makes none that is wider than itself, by no route', async () => {
        const narrow = await world.createKey('master', { ipAllow: ['127.0.0.0/8'] }, ADA)
        const wide = await world.createKey('master', {}, ADA)
        const made = { name: 'Wide', type: 'master' }
        const attempts = [
          await withKey(narrow.key, 'POST', '/api-keys', made),
          await withKey(narrow.key, 'POST', `/api-keys/${wide.id}/rotate`),
          await withKey(narrow.key, 'PATCH', `/api-keys/${narrow.id}`, { ipAllow: null }),
          await withKey(narrow.key, 'PATCH', `/api-keys/${wide.id}`, { name: 'Mine' }),
        ]
        for (const answer of attempts) expectProblem(answer, { status: 403, code: 'key_too_wide' })
      })

      test('nobody gives themselves another role', async () => {
        await act(ANN, 'GET', '/whoami')
        await act(ADMIN, 'GET', '/whoami')
        const tries = [
          await act(ANN, 'PATCH', '/members/ann', { role: 'owner' }),
          await act(ANN, 'PATCH', '/members/ann', { role: 'admin' }),
          await act(ADMIN, 'PATCH', '/members/grace', { role: 'owner' }),
        ]
        for (const answer of tries) expectProblem(answer, { status: 403 })
      })

      test('an Idempotency-Key of somebody else brings back nothing of theirs', async () => {
        const headers = { 'idempotency-key': crypto.randomUUID() }
        const body = { name: 'Same', type: 'get' }
        const first = await world.ask('POST', '/api-keys', { body, headers, user: ADA })
        const second = await world.ask('POST', '/api-keys', { body, headers, user: ANN })
        expect([first.status, second.status]).toEqual([201, 201])
        expect(second.body.toString()).not.toContain((readJson(first) as { key: string }).key)
      })
    })

    describe('rights end with the next request', () => {
      const useAs = async (member: TestUser) => {
        const type = member.role === 'admin' ? 'master' : 'read_only'
        const { key, id } = await world.createKey(type, {}, member)
        const render = () => withKey(key, 'POST', '/renders/sync', { template: 'card' })
        return { key, id, render }
      }

      test('of the keys of a member who becomes a viewer', async () => {
        const member: TestUser = { userId: 'dan', role: 'admin' }
        const { key, render } = await useAs(member)
        expect((await render()).status).toBe(200)
        expect((await withKey(key, 'GET', '/api-keys')).status).toBe(200)
        const demoted = await act(ADA, 'PATCH', '/members/dan', { role: 'user' })
        expect(demoted.status, demoted.body.toString()).toBe(200)
        expect((await render()).status).toBe(200)
        expect((await withKey(key, 'GET', '/api-keys')).status).toBe(403)
        expect((await act(ADA, 'PATCH', '/members/dan', { role: 'viewer' })).status).toBe(200)
        expectProblem(await render(), { status: 403, code: 'role_not_permitted' })
      })

      test('of the keys of a member who is removed: they are revoked', async () => {
        const { id, render } = await useAs({ userId: 'eli', role: 'user' })
        expect((await render()).status).toBe(200)
        expect((await act(ADA, 'DELETE', '/members/eli')).status).toBe(204)
        expectProblem(await render(), { status: 401, code: 'key_invalid' })
        expect(readJson(await act(ADA, 'GET', `/api-keys/${id}`))).toMatchObject({
          status: 'revoked',
          revokeReason: 'member_removed',
        })
      })

      test('of get keys whose host is taken off the list', async () => {
        const { key } = await world.createKey('get', {}, ADA)
        const listed = (hosts: readonly string[]) =>
          act(ADA, 'PUT', '/settings/allowed-hosts', { hosts })
        const path = world.path(`/render?apiKey=${key}&template=card`)
        const show = () => world.send({ path, headers: { referer: 'https://a.example/' } })
        await listed(['a.example'])
        expect((await show()).status).toBe(200)
        await listed(['b.example'])
        expectProblem(await show(), { status: 403, code: 'host_not_allowed' })
        await listed([])
        expectProblem(await show(), { status: 403, code: 'no_allowed_hosts' })
      })

      test('of a key that is narrowed', async () => {
        const { key, id } = await world.createKey('read_only', {}, ADA)
        const read = () => withKey(key, 'GET', '/templates/card')
        expect((await read()).status).toBe(200)
        await act(ADA, 'PATCH', `/api-keys/${id}`, { ipAllow: ['10.0.0.0/8'] })
        expect((await read()).status).toBe(403)
      })
    })
  })
}

const JSON_TYPE = 'application/json'

const KEY_CHANGES = [
  ['GET', '', undefined],
  ['PATCH', '', { name: 'Taken' }],
  ['POST', '/revoke', undefined],
  ['POST', '/rotate', undefined],
  ['DELETE', '', undefined],
] as const

/** What only Owners and Admins do. */
const managing = (keyId: string) =>
  [
    ['GET', '/api-keys', undefined],
    ['POST', '/api-keys', { name: 'Up', type: 'master' }],
    ['PATCH', `/api-keys/${keyId}`, { name: 'Taken' }],
    ['POST', `/api-keys/${keyId}/revoke`, undefined],
    ['POST', `/api-keys/${keyId}/rotate`, undefined],
    ['DELETE', `/api-keys/${keyId}`, undefined],
    ['PUT', '/settings/allowed-hosts', { hosts: ['evil.test'] }],
    ['PATCH', '/settings', { cacheMode: 'shared' }],
    ['GET', '/members', undefined],
    ['PATCH', '/members/ann', { role: 'owner' }],
    ['POST', '/signing-keys', undefined],
    ['GET', '/audit-logs', undefined],
  ] as const

function listedIds(answer: TestAnswer): readonly string[] {
  const items: unknown = readJson(answer)
  if (!Array.isArray(items)) return []
  return items.map(({ apiKey }: { readonly apiKey: { readonly id: string } }) => apiKey.id)
}
