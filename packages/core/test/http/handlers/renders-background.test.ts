import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type ApiWorld, createApiWorld, person, type Reply } from './api-world.ts'

describe('rendering later', () => {
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
  const settled = (id: string) =>
    vi.waitFor(async () => {
      const { json } = await get(`/renders/${id}`)
      expect(json.status).toMatch(/completed|failed|cancelled/)
      return json
    })

  describe('in the background', () => {
    test('is accepted, drawn, and its output can be fetched', async () => {
      const accepted = await post('/renders', { template: 'card', metadata: { order: 7 } })
      expect([accepted.status, accepted.json.status]).toEqual([202, 'pending'])
      expect(accepted.headers['location']).toBe(`/api/v1/renders/${accepted.json.id}`)
      const done = await settled(accepted.json.id)
      expect(done).toMatchObject({ status: 'completed', metadata: { order: 7 } })
      const [output] = done.outputs
      expect(output).toMatchObject({ name: 'image', width: 60, height: 30, format: 'png' })
      const file = await get(output.url.replace('/api/v1', ''))
      expect([file.status, file.bytes.length]).toEqual([200, output.bytes])
    })

    test('draws several sizes of one order', async () => {
      const sizes = [
        { name: 'small', width: 30 },
        { name: 'photo', format: 'jpeg' },
      ]
      const { json } = await post('/renders', { template: 'card', sizes })
      const { outputs } = await settled(json.id)
      expect(outputs.map(({ name, width, format }) => ({ name, width, format }))).toEqual([
        { name: 'small', width: 30, format: 'png' },
        { name: 'photo', width: 60, format: 'jpeg' },
      ])
      const photo = await get(`/renders/${json.id}/output?name=photo`)
      expect(photo.headers['content-type']).toBe('image/jpeg')
      expect((await get(`/renders/${json.id}/output?name=huge`)).status).toBe(404)
    })

    test('an order that fails says why', async () => {
      const strict = {
        canvas: { width: 10, height: 10 },
        layers: [{ kind: 'image', name: 'photo', dynamic: true, width: 5, height: 5 }],
      }
      await world.addTemplate('strict', strict)
      const layers = { photo: 'https://127.0.0.1/a.png' }
      const { json } = await post('/renders', { template: 'strict', layers })
      expect(await settled(json.id)).toMatchObject({
        status: 'failed',
        error: { code: 'source_unreachable' },
      })
      expect((await get(`/renders/${json.id}/output`)).status).toBe(409)
    })

    test('an order that waits can be cancelled, and one that is done erased', async () => {
      const orders = await Promise.all(
        Array.from({ length: 20 }, () => post('/renders', { template: 'card', scale: 4 })),
      )
      const id = orders.at(-1)?.json.id
      const path = `/renders/${id}`
      expect((await world.call({ method: 'DELETE', path, key })).status).toBe(204)
      expect((await get(path)).json.status).toBe('cancelled')
      expect((await world.call({ method: 'DELETE', path, key })).status).toBe(204)
      expect((await get(path)).status).toBe(404)
    })

    test('faults of one size are told at that size, before anything is accepted', async () => {
      const sizes = [{ name: 'ok' }, { name: 'bad', format: 'bmp' }]
      const { status, json } = await post('/renders', { template: 'card', sizes })
      expect([status, json.errors[0].pointer]).toEqual([400, '/sizes/1/format'])
      expect((await get('/renders')).json).toEqual([])
    })

    test('T20: a repeated request is done once', async () => {
      const headers = { 'idempotency-key': 'one' }
      const first = await post('/renders', { template: 'card' }, headers)
      const again = await post('/renders', { template: 'card' }, headers)
      expect(again.json.id).toBe(first.json.id)
      expect((await post('/renders', { template: 'card', scale: 2 }, headers)).status).toBe(422)
    })
  })

  describe('a batch', () => {
    test('is accepted as one and can be asked for', async () => {
      const renders = [{ template: 'card' }, { template: 'card', layers: { title: 'B' } }]
      const { status, json, headers } = await post('/renders/batch', { renders })
      expect([status, json.renders.length]).toEqual([202, 2])
      expect(headers['location']).toBe(`/api/v1/renders/batches/${json.id}`)
      const done = await vi.waitFor(async () => {
        const reply = await get(`/renders/batches/${json.id}`)
        expect(reply.json.status).toBe('completed')
        return reply.json
      })
      expect(done.counts).toMatchObject({ completed: 2, pending: 0 })
      const first = `/renders/${json.renders[0].id}`
      await world.call({ method: 'DELETE', path: first, key })
      expect((await get(`/renders/batches/${json.id}`)).json.renders).toHaveLength(1)
    })

    test('with one wrong order is refused as a whole, and the order named', async () => {
      const renders = [{ template: 'card' }, { template: 'card', layers: { titel: 'B' } }]
      const { status, json } = await post('/renders/batch', { renders })
      expect([status, json.errors[0].pointer]).toEqual([400, '/renders/1/layers/titel'])
      expect((await get('/renders')).json).toEqual([])
    })

    test.each([0, 101])('of %i orders is refused', async (count) => {
      const renders = Array.from({ length: count }, () => ({ template: 'card' }))
      expect((await post('/renders/batch', { renders })).status).toBe(400)
    })

    test('of nobody, or of another organisation, does not exist', async () => {
      const { json } = await post('/renders/batch', { renders: [{ template: 'card' }] })
      const path = `/renders/batches/${json.id}`
      const stranger = person('owner', 'eve', 'other')
      expect((await world.call({ path, user: stranger })).status).toBe(404)
      expect((await get('/renders/batches/bat_0')).status).toBe(404)
    })
  })
})
