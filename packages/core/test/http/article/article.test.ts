import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiWorld, createApiWorld } from '../handlers/api-world.ts'

/** Every sentence of the published article about API keys that a request can prove. */
describe('the article', () => {
  let world: ApiWorld
  beforeAll(async () => {
    world = createApiWorld()
    await world.addTemplate('social-card')
    await world.setPlan('unlimited')
  })
  afterAll(() => world.platen.close())

  test.each(['master', 'project', 'read_only'] as const)(
    'its curl request gives a PNG to a %s key',
    async (type) => {
      const { id } = (await world.stores.templates.find('default', 'social-card')) ?? { id: '' }
      const key = await world.addKey(type, type === 'project' ? { templateIds: [id] } : {})
      const reply = await world.call({
        method: 'POST',
        path: '/renders/sync',
        key,
        headers: { accept: '*/*' },
        body: '{"template":"social-card","layers":{"title":{"text":"Hello World"}}}',
      })
      expect(reply.status, reply.text).toBe(200)
      expect(reply.headers['content-type']).toBe('image/png')
      expect([...reply.bytes.subarray(1, 4)]).toEqual([...Buffer.from('PNG')])
      expect(reply.headers['x-render-id']).toMatch(/^rnd_[0-9a-v]{26}$/)
      expect(reply.headers['x-render-warnings']).toBe('0')
    },
  )

  test('its image URL works on a listed host, with either name of the key', async () => {
    const key = await world.addKey('get')
    await world.allowHosts('example.com')
    for (const name of ['apiKey', 'key']) {
      const reply = await world.call({
        path: `/render?${name}=${key}&template=social-card&title.text=Hello+World`,
        headers: { referer: 'https://example.com/blog' },
      })
      expect(reply.status, reply.text).toBe(200)
      expect(reply.headers['content-type']).toBe('image/png')
    }
  })

  test.each([
    { hosts: [], code: 'no_allowed_hosts', why: 'no host is configured' },
    { hosts: ['other.example'], code: 'host_not_allowed', why: 'the domain is not listed' },
  ])('its image URL is refused when $why', async ({ hosts, code }) => {
    const key = await world.addKey('get')
    await world.allowHosts(...hosts)
    const reply = await world.call({
      path: `/render?apiKey=${key}&template=social-card`,
      headers: { referer: 'https://example.com/' },
    })
    expect([reply.status, reply.json.code]).toEqual([403, code])
    expect(reply.headers['cache-control']).toBe('no-store')
  })

  test('a get key renders by URL and does nothing else', async () => {
    const key = await world.addKey('get')
    const body = { template: 'social-card' }
    const reply = await world.call({ method: 'POST', path: '/renders/sync', key, body })
    expect([reply.status, reply.json.code]).toEqual([403, 'key_type_not_permitted'])
  })

  test('a revoked key is refused with the next request, stays listed, and can then be deleted', async () => {
    const master = await world.addKey('master')
    const made = await world.call({
      method: 'POST',
      path: '/api-keys',
      key: master,
      body: { name: 'Blog', type: 'read_only' },
    })
    expect(made.status, made.text).toBe(201)
    const { apiKey, key } = made.json
    const use = () => world.call({ path: '/templates', key })
    expect((await use()).status).toBe(200)
    const path = `/api-keys/${apiKey.id}`
    expect((await world.call({ method: 'DELETE', path, key: master })).status).toBe(409)
    const revoked = await world.call({ method: 'POST', path: `${path}/revoke`, key: master })
    expect([revoked.status, revoked.json.status]).toEqual([200, 'revoked'])
    expect((await use()).status).toBe(401)
    const listed = await world.call({ path: '/api-keys?status=revoked', key: master })
    const { id, name, start, createdAt } = apiKey
    expect(listed.json).toEqual([
      {
        cursor: expect.any(String),
        apiKey: expect.objectContaining({ id, name, start, createdAt, status: 'revoked' }),
      },
    ])
    expect([name, start]).toEqual(['Blog', key.slice(0, 'rs_live_abc1'.length)])
    expect((await world.call({ method: 'DELETE', path, key: master })).status).toBe(204)
    expect((await world.call({ path, key: master })).status).toBe(404)
  })
})
