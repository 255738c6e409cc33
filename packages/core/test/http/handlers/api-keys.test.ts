import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ApiWorld, createApiWorld, person } from './api-world.ts'

const [OWNER, ANN, BOB] = [person('owner'), person('user', 'ann'), person('user', 'bob')]

describe('API keys', () => {
  let world: ApiWorld
  beforeEach(async () => {
    world = createApiWorld()
    await world.addTemplate('card')
    await world.setPlan('unlimited')
  })
  afterEach(() => world.platen.close())

  // A moment passes before each, so that lists have one order.
  const create = (body: object, user = OWNER) => {
    world.pass(1)
    return world.call({ method: 'POST', path: '/api-keys', user, body: { name: 'Key', ...body } })
  }
  const act = (method: string, path: string, by: object = { user: OWNER }) => {
    world.pass(1)
    return world.call({ method, path, ...by })
  }
  const idsOf = async (path: string, user = OWNER): Promise<readonly string[]> => {
    const { json } = await world.call({ path, user })
    return json.map(({ apiKey }: { apiKey: { id: string } }) => apiKey.id)
  }

  test.each([
    { type: 'master', start: /^rs_live_[0-9A-Za-z]{4}$/ },
    { type: 'read_only', start: /^rs_live_/ },
    { type: 'project', start: /^rs_live_/ },
    { type: 'get', start: /^rs_get_[0-9A-Za-z]{4}$/ },
  ])('of type $type are shown in full once, then by their start', async ({ type, start }) => {
    const made = await create({ type, ...(type === 'project' ? { templateIds: ['card'] } : {}) })
    expect(made.status, made.text).toBe(201)
    const { apiKey, key } = made.json
    expect(key).toMatch(/^rs_(?:live|get)_[0-9A-Za-z]{38}$/)
    expect(apiKey.start).toMatch(start)
    const { json } = await act('GET', `/api-keys/${apiKey.id}`)
    expect(json).toEqual(apiKey)
    expect(json).not.toHaveProperty('hash')
  })

  test('hold on to templates by id, however they were named', async () => {
    const { json } = await create({ type: 'project', templateIds: ['card'] })
    const { json: template } = await act('GET', '/templates/card')
    expect(json.apiKey.templateIds).toEqual([template.id])
  })

  test.each([
    { body: { type: 'super' }, pointer: '/type' },
    { body: { type: 'master', name: '' }, pointer: '/name' },
    { body: { type: 'project' }, pointer: '/templateIds' },
    { body: { type: 'project', templateIds: ['nothing'] }, pointer: '/templateIds/0' },
    { body: { type: 'master', templateIds: ['card'] }, pointer: '/templateIds' },
    { body: { type: 'master', allowedHosts: ['a.example'] }, pointer: '/allowedHosts' },
    { body: { type: 'get', allowedHosts: ['*.com'] }, pointer: '/allowedHosts/0' },
    { body: { type: 'master', ipAllow: ['10.0.0.0/33'] }, pointer: '/ipAllow/0' },
    { body: { type: 'master', expiresAt: '2020-01-01T00:00:00Z' }, pointer: '/expiresAt' },
    { body: { type: 'master', expiresAt: 'tomorrow' }, pointer: '/expiresAt' },
    {
      body: { type: 'master', rateLimit: { limit: 0, windowSeconds: 1 } },
      pointer: '/rateLimit/limit',
    },
    { body: { type: 'master', createdBy: 'ann' }, pointer: '/createdBy' },
    { body: { type: 'master', orgId: 'other' }, pointer: '/orgId' },
    { body: { type: 'master', metadata: { a: 'x'.repeat(5_000) } }, pointer: '/metadata' },
  ])('are refused with a pointer: $pointer of $body', async ({ body, pointer }) => {
    const { status, json } = await create(body)
    expect([status, json.errors?.[0].pointer], json.detail).toEqual([400, pointer])
    expect(await idsOf('/api-keys')).toEqual([])
  })

  test('are seen and managed by who made them and by Owners and Admins', async () => {
    const ofAnn = (await create({ type: 'read_only' }, ANN)).json.apiKey.id
    const ofBob = (await create({ type: 'read_only' }, BOB)).json.apiKey.id
    expect(await idsOf('/api-keys', ANN)).toEqual([ofAnn])
    expect(await idsOf('/api-keys?createdBy=bob', ANN)).toEqual([])
    expect(await idsOf('/api-keys', person('admin'))).toEqual([ofBob, ofAnn])
    expect(await idsOf('/api-keys?createdBy=bob')).toEqual([ofBob])
    for (const [method, path] of [
      ['GET', `/api-keys/${ofBob}`],
      ['POST', `/api-keys/${ofBob}/revoke`],
      ['POST', `/api-keys/${ofBob}/rotate`],
      ['DELETE', `/api-keys/${ofBob}`],
    ] as const) {
      expect((await act(method, path, { user: ANN })).status, `${method} ${path}`).toBe(404)
    }
    expect((await act('POST', `/api-keys/${ofBob}/revoke`, { user: OWNER })).status).toBe(200)
  })

  test('filtered by type and state', async () => {
    const master = (await create({ type: 'master' })).json.apiKey.id
    const get = (await create({ type: 'get' })).json.apiKey.id
    await act('POST', `/api-keys/${get}/revoke`)
    expect(await idsOf('/api-keys?type=master')).toEqual([master])
    expect(await idsOf('/api-keys?type=master,get')).toEqual([get, master])
    expect(await idsOf('/api-keys?status=active')).toEqual([master])
    expect(await idsOf('/api-keys?status=revoked,expired')).toEqual([get])
    expect((await world.call({ path: '/api-keys?type=none', user: OWNER })).status).toBe(400)
  })

  test('a User makes no master key, and manages nothing with one from a higher role', async () => {
    const refused = await create({ type: 'master', allowedHosts: ['a.example'] }, ANN)
    expect([refused.status, refused.json.code], 'before all else that is wrong').toEqual([
      403,
      'role_not_permitted',
    ])
    const { key } = (await create({ type: 'master' }, person('admin', 'ann'))).json
    const demote = { method: 'PATCH', path: '/members/ann', user: OWNER, body: { role: 'user' } }
    expect((await world.call(demote)).status).toBe(200)
    const body = { hosts: ['evil.example'] }
    const hosts = { method: 'PUT', path: '/settings/allowed-hosts', key, body }
    expect((await world.call(hosts)).status).toBe(403)
    const more = { method: 'POST', path: '/api-keys', key, body: { name: 'x', type: 'master' } }
    expect((await world.call(more)).status).toBe(403)
    expect((await world.call({ path: '/templates', key })).status).toBe(200)
  })

  test('lose their rights with the role of who made them, from the next request on', async () => {
    const { key } = (await create({ type: 'read_only' }, ANN)).json
    const render = { method: 'POST', path: '/renders/sync', key, body: { template: 'card' } }
    expect((await world.call(render)).status).toBe(200)
    const demote = { method: 'PATCH', path: '/members/ann', user: OWNER, body: { role: 'viewer' } }
    expect((await world.call(demote)).status).toBe(200)
    expect((await world.call(render)).status).toBe(403)
    expect((await act('DELETE', '/members/ann')).status).toBe(204)
    expect((await world.call(render)).status, 'revoked with the member').toBe(401)
  })

  test.each([
    { bounds: { expiresAt: Date.UTC(2027, 0) }, body: { type: 'master' }, why: 'lives longer' },
    { bounds: { ipAllow: ['203.0.113.0/24'] }, body: { type: 'master' }, why: 'from elsewhere' },
    {
      bounds: { rateLimit: { limit: 10, windowSeconds: 60 } },
      body: { type: 'read_only', rateLimit: { limit: 11, windowSeconds: 60 } },
      why: 'a higher limit',
    },
  ])('a key makes none that is wider than itself: $why', async ({ bounds, body }) => {
    const key = await world.addKey('master', bounds)
    const made = await world.call({
      method: 'POST',
      path: '/api-keys',
      key,
      body: { name: 'Wide', ...body },
    })
    expect([made.status, made.json.code]).toEqual([403, 'key_too_wide'])
    const wide = (await create({ type: 'master' })).json.apiKey.id
    const rotated = await world.call({ method: 'POST', path: `/api-keys/${wide}/rotate`, key })
    expect([rotated.status, rotated.json.code], 'nor by rotating another').toEqual([
      403,
      'key_too_wide',
    ])
  })

  test.each([true, false])(
    'manage keys themselves while the organisation lets them: %s',
    async (keysMayManageKeys) => {
      await world.stores.settings.update(
        { orgId: 'default', patch: { keysMayManageKeys }, at: 1 },
        [],
      )
      const key = await world.addKey('master')
      const { status, json } = await world.call({ path: '/api-keys', key })
      expect([status, json.code]).toEqual(
        keysMayManageKeys ? [200, undefined] : [403, 'keys_may_not_manage'],
      )
    },
  )

  test('rotate into a key with the same rights; the old one ends after its grace', async () => {
    const old = (await create({ type: 'get', allowedHosts: ['a.example'] })).json
    const path = `/api-keys/${old.apiKey.id}/rotate`
    const rotated = await world.call({
      method: 'POST',
      path,
      user: OWNER,
      body: { graceSeconds: 60 },
    })
    expect(rotated.status, rotated.text).toBe(201)
    const { apiKey, key } = rotated.json
    expect(key.startsWith('rs_get_')).toBe(true)
    expect(apiKey).toMatchObject({ allowedHosts: ['a.example'], replacesId: old.apiKey.id })
    const ask = async (used: string) =>
      (await world.call({ path: `/render?apiKey=${used}&template=card` })).status
    expect([await ask(old.key), await ask(key)], 'known, though no host is allowed').toEqual([
      403, 403,
    ])
    expect((await act('POST', path)).status, 'it is being replaced already').toBe(409)
    world.pass(60_000)
    expect([await ask(old.key), await ask(key)]).toEqual([401, 403])
  })

  test('changed by PATCH: absent stays, null clears, a copy that is old is refused', async () => {
    const made = await create({ type: 'get', allowedHosts: ['a.example'], metadata: { a: 1 } })
    const path = `/api-keys/${made.json.apiKey.id}`
    const patch = (body: object, headers = {}) =>
      world.call({ method: 'PATCH', path, user: OWNER, body, headers })
    const { headers } = await act('GET', path)
    const renamed = await patch({ name: 'New', allowedHosts: null })
    expect(renamed.json).toMatchObject({ name: 'New', metadata: { a: 1 } })
    expect(renamed.json).not.toHaveProperty('allowedHosts')
    const stale = await patch({ name: 'Late' }, { 'if-match': headers['etag'] })
    expect([stale.status, stale.json.code]).toEqual([412, 'precondition_failed'])
    expect((await patch({ type: 'master' })).status).toBe(400)
    await act('POST', `${path}/revoke`)
    expect((await patch({ name: 'Undone' })).status).toBe(409)
  })

  test('revoked twice are revoked once, and nothing brings them back', async () => {
    const { apiKey } = (await create({ type: 'master' })).json
    const path = `/api-keys/${apiKey.id}`
    const first = await act('POST', `${path}/revoke`)
    world.pass(1_000)
    const again = await act('POST', `${path}/revoke`)
    expect(again.json).toEqual(first.json)
    expect((await act('POST', `${path}/rotate`)).status).toBe(409)
    const { json } = await world.call({ path: '/audit-logs', user: OWNER })
    const events = json.map(({ auditLog }: { auditLog: { event: string } }) => auditLog.event)
    expect(events).toEqual(['api_key.revoked', 'api_key.created'])
  })
})
