import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiWorld, createApiWorld } from './api-world.ts'

/** The key is shown once. Everything that can be read afterwards is searched for it. */
describe('a created key', () => {
  let world: ApiWorld
  let master: string
  const replies: string[] = []
  beforeAll(async () => {
    world = createApiWorld({ metrics: true })
    await world.addTemplate('card')
    await world.allowHosts('example.com')
    master = await world.addKey('master')
  })
  afterAll(() => world.platen.close())

  const call = async (method: string, path: string, body?: unknown, key = master) => {
    const reply = await world.call({
      method,
      path,
      key,
      ...(body === undefined ? {} : { body }),
      headers: { 'idempotency-key': `${method} ${path}`, referer: 'https://example.com/' },
    })
    replies.push(JSON.stringify([reply.headers, reply.text]))
    return reply
  }

  test.each(['get', 'read_only'] as const)('is nowhere but in the one answer: %s', async (type) => {
    const body = { name: 'Blog', type, metadata: { team: 'web' } }
    const made = await world.call({ method: 'POST', path: '/api-keys', key: master, body })
    const { apiKey, key } = made.json
    expect(made.headers['cache-control']).toBe('no-store')
    expect(key.startsWith(apiKey.start)).toBe(true)

    const url = `/render?apiKey=${key}&template=card`
    await world.call({ path: url, headers: { referer: 'https://example.com/' } })
    for (const path of [
      url,
      `${url}&titel.text=x`,
      `/render?key=${key}`,
      `/nothing?apiKey=${key}`,
    ]) {
      const reply = await world.call({ path })
      replies.push(JSON.stringify([reply.headers, reply.text]))
    }
    await call('POST', '/renders/sync', { template: key }, key)
    await call('PATCH', `/api-keys/${apiKey.id}`, { name: key })
    await call('PATCH', `/api-keys/${apiKey.id}`, { metadata: { pasted: key } })
    await call('GET', `/api-keys/${apiKey.id}`)
    await call('GET', `/api-keys/${key}`)
    await call('POST', `/api-keys/${apiKey.id}/revoke`)
    await call('GET', '/whoami', undefined, key)
    await call('DELETE', `/api-keys/${apiKey.id}`)
    for (const path of ['/api-keys', '/audit-logs?limit=1000', '/renders', '/usage', '/metrics']) {
      await call('GET', path)
    }

    const stores = await readStores(world)
    const secret = key.slice(apiKey.start.length)
    expect(replies.filter((text) => text.includes(secret))).toEqual([])
    expect(world.logged.filter((text) => text.includes(secret))).toEqual([])
    expect(stores.includes(secret)).toBe(false)
    expect(stores.includes(apiKey.start), 'the search reads what it should').toBe(true)
  })

  test('made again under one Idempotency-Key is refused, not shown again', async () => {
    const body = { name: 'Twice', type: 'read_only' }
    const headers = { 'idempotency-key': 'twice' }
    const ask = { method: 'POST', path: '/api-keys', key: master, body, headers }
    const [first, again] = [await world.call(ask), await world.call(ask)]
    expect([first.status, again.status]).toEqual([201, 409])
    expect(again.text).not.toContain(first.json.key.slice(12))
  })
})

async function readStores({ stores }: ApiWorld): Promise<string> {
  const all = { limit: 1_000 }
  const rows = await Promise.all([
    stores.keys.list('default', {}, all),
    stores.audit.list('default', {}, all),
    stores.renders.list('default', {}, all),
    stores.templates.list('default', {}, all),
    stores.assets.list('default', {}, all),
    stores.members.list('default', all),
    stores.signingKeys.list('default', all),
    stores.settings.get('default'),
    stores.settings.listRefusedHosts('default'),
  ])
  return JSON.stringify(rows)
}
