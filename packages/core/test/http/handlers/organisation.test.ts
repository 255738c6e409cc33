import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createPlaten } from '../../../src/create-platen.ts'
import { buildRequest, readAnswer } from '../ask.ts'
import { type ApiWorld, createApiWorld, person } from './api-world.ts'

describe('an organisation', () => {
  let world: ApiWorld
  beforeEach(() => {
    world = createApiWorld()
  })
  afterEach(() => world.platen.close())

  const act = (method: string, path: string, body?: unknown, user = person('owner')) => {
    world.pass(1)
    return world.call({ method, path, user, ...(body === undefined ? {} : { body }) })
  }
  const eventsOf = async (user = person('owner')) => {
    const { json } = await world.call({ path: '/audit-logs', user })
    return json.map(({ auditLog }: { auditLog: { event: string } }) => auditLog.event)
  }

  describe('allowed hosts', () => {
    const PATH = '/settings/allowed-hosts'

    test('are kept in canonical form, with warnings and readable names', async () => {
      const hosts = ['Example.COM', 'bücher.example', '*.app.example', 'example.com']
      const { status, json } = await act('PUT', PATH, { hosts })
      expect(status).toBe(200)
      expect(json.hosts).toEqual([
        { host: 'example.com', display: 'example.com' },
        { host: 'xn--bcher-kva.example', display: 'bücher.example' },
        { host: '*.app.example', display: '*.app.example' },
      ])
      expect(json.warnings.map(({ code }: { code: string }) => code)).toEqual([
        'wildcard',
        'duplicate',
      ])
      expect((await act('GET', PATH)).json.hosts).toEqual(json.hosts)
      expect(await eventsOf()).toEqual(['allowed_hosts.updated'])
    })

    test.each([
      { hosts: ['ok.example', 'https://a.example/path'], pointer: '/hosts/1' },
      { hosts: ['*'], pointer: '/hosts/0' },
      { hosts: [1], pointer: '/hosts/0' },
      { hosts: 'example.com', pointer: '/hosts' },
    ])('are refused with the place of the fault: $hosts', async ({ hosts, pointer }) => {
      const { status, json } = await act('PUT', PATH, { hosts })
      expect([status, json.errors[0].pointer]).toEqual([400, pointer])
    })

    test('show the host of a page that was refused, as the entry that would let it in', async () => {
      const key = await world.addKey('get')
      await act('PUT', PATH, { hosts: ['example.com'] })
      const headers = { referer: 'https://shop.example:8443/cart' }
      await world.call({ path: `/render?apiKey=${key}&template=card`, headers })
      const { json } = await act('GET', PATH)
      expect(json.refused).toMatchObject([{ host: 'shop.example:8443', count: 1 }])
    })

    test.each([
      { body: { referer: 'https://example.com/a' }, allowed: true, code: undefined },
      { body: { referer: 'https://evil.example/' }, allowed: false, code: 'host_not_allowed' },
      { body: {}, allowed: false, code: 'source_missing' },
      { body: { origin: 'https://x@y' }, allowed: false, code: 'source_malformed' },
    ])('explain a request with $body', async ({ body, allowed, code }) => {
      await act('PUT', PATH, { hosts: ['example.com'] })
      const { json } = await act('POST', `${PATH}/test`, body)
      expect([json.allowed, json.code]).toEqual([allowed, code])
      expect(json.summary).toMatch(/\.$/)
    })
  })

  test.each([
    { plan: undefined, shown: 'unlimited', limit: undefined, why: 'a host of one’s own' },
    { plan: 'pro', shown: 'pro', limit: '12000', why: 'a preset' },
  ] as const)('without a plan of its own it has that of the operator: $why', async (known) => {
    const { plan, shown, limit } = known
    const options = plan === undefined ? {} : { defaultRatePlan: plan }
    const platen = createPlaten({ stores: world.stores, ...options })
    const request = buildRequest({
      rawUrl: '/api/v1/settings',
      headers: { 'sec-fetch-site': 'same-origin' },
      findUser: () => person('owner'),
    })
    const response = await platen.handle(request)
    expect(readAnswer<{ plan: string }>(response).plan).toBe(shown)
    expect(response.headers['x-ratelimit-limit']).toBe(limit)
    await platen.close()
  })

  test('a plan that there is not is refused when a Platen is made', () => {
    // @ts-expect-error There is no such plan.
    expect(() => createPlaten({ defaultRatePlan: 'startre' })).toThrow(
      /"startre".*Did you mean "starter"/,
    )
  })

  test('settings change one by one; the plan is not for those whom it limits', async () => {
    const { json } = await act('PATCH', '/settings', { cacheMode: 'shared' })
    expect(json).toMatchObject({ cacheMode: 'shared', keysMayManageKeys: true, plan: 'starter' })
    const raised = await act('PATCH', '/settings', { plan: 'unlimited' })
    expect([raised.status, raised.json.code]).toEqual([400, 'unknown_property'])
    const [event] = (await world.call({ path: '/audit-logs', user: person('owner') })).json
    expect(event.auditLog.metadata).toEqual({
      before: { cacheMode: 'private' },
      after: { cacheMode: 'shared' },
    })
  })

  describe('members', () => {
    beforeEach(async () => {
      for (const user of [person('owner'), person('admin'), person('user', 'ann')]) {
        await act('GET', '/whoami', undefined, user)
      }
    })

    test('are listed with their roles', async () => {
      const { json } = await act('GET', '/members')
      const roles = json.map(({ member }: { member: { role: string } }) => member.role)
      expect(roles).toEqual(['user', 'admin', 'owner'])
    })

    test.each([
      { by: 'owner', of: 'ann', role: 'viewer', status: 200, why: 'the owner manages' },
      { by: 'admin', of: 'ann', role: 'admin', status: 200, why: 'so does an admin' },
      { by: 'admin', of: 'user-owner', role: 'user', status: 409, why: 'the owner stays' },
      { by: 'admin', of: 'ann', role: 'owner', status: 403, why: 'not the admin’s to give' },
      { by: 'owner', of: 'ann', role: 'owner', status: 200, why: 'the owner hands over' },
      { by: 'owner', of: 'nobody', role: 'user', status: 404, why: 'no member' },
      { by: 'owner', of: 'ann', role: 'king', status: 400, why: 'no role' },
    ] as const)('$by makes $of $role: $status, $why', async ({ by, of, role, status }) => {
      const reply = await act('PATCH', `/members/${of}`, { role }, person(by))
      expect(reply.status, reply.text).toBe(status)
    })

    test('have one owner, also after the handover', async () => {
      await act('PATCH', '/members/ann', { role: 'owner' })
      const roleOf = async (id: string) => (await world.stores.members.find('default', id))?.role
      expect([await roleOf('ann'), await roleOf('user-owner')]).toEqual(['owner', 'admin'])
    })

    test('cannot lose their owner', async () => {
      expect((await act('DELETE', '/members/user-owner', undefined, person('admin'))).status).toBe(
        409,
      )
    })

    test('are not managed here when the host application says who has which role', async () => {
      const { stores } = world
      const hosted = createApiWorld({ stores, resolveRole: () => 'owner' })
      const change = { method: 'PATCH', path: '/members/ann', body: { role: 'viewer' } }
      const { status, json } = await hosted.call({ ...change, user: person('owner') })
      expect([status, json.code]).toEqual([409, 'conflict'])
      await hosted.platen.close()
    })
  })

  test('signing keys are made, revoked and only then deleted; their secret is never told', async () => {
    const { status, json } = await act('POST', '/signing-keys')
    expect([status, json.status]).toEqual([201, 'active'])
    expect(Object.keys(json).sort()).toEqual(['createdAt', 'createdBy', 'id', 'status'])
    const path = `/signing-keys/${json.id}`
    expect((await act('DELETE', path)).status).toBe(409)
    expect((await act('POST', `${path}/revoke`)).json.status).toBe('revoked')
    expect((await act('POST', `${path}/revoke`)).status).toBe(200)
    expect((await act('DELETE', path)).status).toBe(204)
    expect(await eventsOf()).toEqual([
      'signing_key.deleted',
      'signing_key.revoked',
      'signing_key.created',
    ])
  })

  test('the audit log shows Users what they did themselves', async () => {
    await act('POST', '/api-keys', { name: 'A', type: 'read_only' }, person('user', 'ann'))
    await act('PATCH', '/settings', { cacheMode: 'shared' })
    expect(await eventsOf(person('user', 'ann'))).toEqual(['api_key.created'])
    expect(await eventsOf()).toEqual(['settings.updated', 'api_key.created'])
    const others = await act(
      'GET',
      '/audit-logs?actor=user-owner',
      undefined,
      person('user', 'ann'),
    )
    expect(others.json).toEqual([])
    const filtered = await act('GET', '/audit-logs?event=api_key.created&limit=1000')
    expect(filtered.json).toHaveLength(1)
    expect((await act('GET', '/audit-logs?limit=1001')).status).toBe(400)
  })

  test('usage is told by day for at most a year', async () => {
    expect((await act('GET', '/usage?from=2026-11-01&to=2026-11-02')).json).toEqual({
      from: '2026-11-01',
      to: '2026-11-02',
      total: { render: 0, get: 0, hit: 0 },
      days: [],
    })
    for (const query of ['from=2026-02-30', 'from=2026-11-02&to=2026-11-01', 'from=2020-01-01']) {
      expect((await act('GET', `/usage?${query}`)).status, query).toBe(400)
    }
  })

  test('a User sees what they rendered themselves', async () => {
    await world.addTemplate('card')
    const body = { template: 'card' }
    await act('POST', '/renders/sync', body, person('user', 'ann'))
    await act('POST', '/renders/sync', body)
    const own = await act('GET', '/usage', undefined, person('user', 'ann'))
    expect([own.json.total.render, (await act('GET', '/usage')).json.total.render]).toEqual([1, 2])
    const history = await act('GET', '/renders', undefined, person('user', 'ann'))
    expect(history.json).toHaveLength(1)
  })
})
