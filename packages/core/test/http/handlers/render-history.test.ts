import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ApiWorld, CARD, createApiWorld, type Reply } from './api-world.ts'

describe('the history of renders', () => {
  let world: ApiWorld
  let key: string
  beforeEach(async () => {
    world = createApiWorld()
    await world.addTemplate('card')
    await world.setPlan('unlimited')
    key = await world.addKey('master')
  })
  afterEach(() => world.platen.close())

  const post = (path: string, body: unknown, headers = {}): Promise<Reply> =>
    world.call({ method: 'POST', path, key, body, headers })
  const get = (path: string) => world.call({ path, key })

  describe('the history', () => {
    test('has a row for each render, whether it went well or not, without credentials', async () => {
      await world.allowHosts('example.com')
      const getKey = await world.addKey('get')
      await post('/renders/sync', { template: 'card', format: 'webp' })
      await world.call({
        path: `/render?apiKey=${getKey}&template=card&title.text=Hi`,
        headers: { referer: 'https://example.com/' },
      })
      const { json } = await get('/renders')
      const rows = json.map(({ render }) => render)
      expect(rows).toHaveLength(2)
      expect(new Set(rows.map(({ source }: { source: string }) => source))).toEqual(
        new Set(['sync', 'get']),
      )
      const records = await world.stores.renders.list('default', {}, { limit: 5 })
      expect(JSON.stringify(records)).not.toContain(getKey.slice(12))
      const fromUrl = rows.find(({ source }: { source: string }) => source === 'get')
      const again = await get(`/renders/${fromUrl?.id}/output`)
      expect([again.status, again.headers['content-type']]).toEqual([200, 'image/png'])
    })

    test.each([
      { filter: 'format=webp', count: 1 },
      { filter: 'format=png,webp', count: 2 },
      { filter: 'template=card', count: 2 },
      { filter: 'template=other', count: 0 },
      { filter: 'status=failed', count: 0 },
      { filter: 'source=sync', count: 2 },
      { filter: 'createdAfter=2026-11-22T12:00:00Z', count: 0 },
      { filter: 'createdBefore=2026-11-22T12:00:01Z', count: 2 },
      { filter: 'createdBy=nobody', count: 0 },
    ])('filtered by $filter has $count rows', async ({ filter, count }) => {
      await post('/renders/sync', { template: 'card', format: 'webp' })
      await post('/renders/sync', { template: 'card' })
      expect((await get(`/renders?${filter}`)).json).toHaveLength(count)
    })

    test('pins the version: what was drawn is drawn again after the template changed', async () => {
      const before = await post('/renders/sync', { template: 'card' })
      const document = { ...CARD, canvas: { ...CARD.canvas, background: '#ff0000' } }
      await world.call({ method: 'PUT', path: '/templates/card', key, body: { document } })
      const again = await get(`/renders/${before.headers['x-render-id']}/output`)
      expect(Buffer.compare(again.bytes, before.bytes)).toBe(0)
    })

    test('says that an output is gone when its template was deleted', async () => {
      const { headers } = await post('/renders/sync', { template: 'card' })
      await world.call({ method: 'DELETE', path: '/templates/card', key })
      const { status, json } = await get(`/renders/${headers['x-render-id']}/output`)
      expect([status, json.code]).toEqual([410, 'gone'])
    })

    test('usage counts what was made and what the cache gave', async () => {
      await post('/renders/sync', { template: 'card' })
      for (let n = 0; n < 3; n++) await world.call({ path: '/render?template=card', key })
      const { json } = await get('/usage')
      expect(json.total).toEqual({ render: 1, get: 1, hit: 2 })
      expect(json.days).toEqual([{ day: '2026-11-22', render: 1, get: 1, hit: 2 }])
      const [row] = (await get('/renders?source=get')).json
      expect(row.render.hits).toBe(2)
    })
  })
})
