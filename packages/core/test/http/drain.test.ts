import type { ServerResponse } from 'node:http'
import { type FakeOrigin, startFakeOrigin } from '@platen/testkit'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { picture } from '../assets/image-files.ts'
import { type ApiWorld, createApiWorld } from './handlers/api-world.ts'

/** A picture that comes when a test says so, so that its render lasts as long. */
let origin: FakeOrigin
let held: ServerResponse[] = []
let png: Buffer
beforeAll(async () => {
  png = await picture(4, 4).png().toBuffer()
  origin = await startFakeOrigin({ '/held.png': (_request, response) => void held.push(response) })
})
afterAll(() => origin.close())

let world: ApiWorld
let key: string
const open = async (deadlineMs: number) => {
  const network = { ports: [], allowAddress: () => true, timeoutMs: 20_000 }
  world = createApiWorld({ network, limits: { deadlineMs } })
  await world.addTemplate('card')
  key = await world.addKey('master')
}
beforeEach(() => open(10_000))
afterEach(async () => {
  for (const response of held) response.end(png)
  held = []
  await world.platen.close()
})

const layers = () => ({ photo: { src: origin.url('/held.png', '127.0.0.1').href } })
const post = (path: string, body: object) => world.call({ method: 'POST', path, key, body })
const status = async (path: string) => (await world.call({ path, key })).status
const untilHeld = () => vi.waitFor(() => expect(held).toHaveLength(1), 20_000)

/** Whether it has settled by now. */
function watch(work: Promise<unknown>) {
  const seen = { isDone: false }
  void work.then(() => {
    seen.isDone = true
  })
  return seen
}

describe('drain', () => {
  test('O8: what is under way is finished, and nothing new is begun', async () => {
    const last = post('/renders/sync', { template: 'card', layers: layers() })
    await untilHeld()
    const draining = world.platen.drain()
    const drained = watch(draining)
    expect(await status('/readyz')).toBe(503)
    expect(await status('/livez')).toBe(200)
    expect(await post('/renders/sync', { template: 'card' })).toMatchObject({
      status: 503,
      json: { code: 'closed' },
      headers: { 'retry-after': '1' },
    })
    expect(drained.isDone).toBe(false)
    held[0]?.end(png)
    expect((await last).status).toBe(200)
    await draining
  })

  test('a render that nobody waits for is finished too, and no other of its queue begun', async () => {
    const body = { template: 'card', layers: layers() }
    for (const _twice of [1, 2]) expect((await post('/renders', body)).status).toBe(202)
    await untilHeld()
    const draining = world.platen.drain()
    const drained = watch(draining)
    await status('/livez')
    expect(drained.isDone).toBe(false)
    held[0]?.end(png)
    await draining
    const rows = await world.stores.renders.list('default', {}, { limit: 9 })
    expect(rows.map((row) => row.status).sort()).toEqual(['completed', 'pending'])
  })

  test('it waits for twice the deadline and no longer', async () => {
    await world.platen.close()
    await open(2_000)
    const headers: Readonly<Record<string, string>> = {
      'content-length': '10',
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
    }
    let onRead = () => {}
    const read = new Promise<void>((settle) => {
      onRead = settle
    })
    void world.platen.handle({
      method: 'POST',
      rawUrl: '/api/v1/renders/sync',
      mountPath: '',
      header: (name) => headers[name],
      readBody: () => {
        onRead()
        return new Promise(() => {})
      },
      ip: '203.0.113.9',
      signal: new AbortController().signal,
    })
    await read
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const drained = watch(world.platen.drain())
      await vi.advanceTimersByTimeAsync(3_999)
      expect(drained.isDone).toBe(false)
      await vi.advanceTimersByTimeAsync(1)
      expect(drained.isDone).toBe(true)
      expect(world.logged.join()).toContain('Not all that was under way has ended in time')
    } finally {
      vi.useRealTimers()
    }
  })

  test('a Platen that never served has nothing to wait for', async () => {
    const { platen } = createApiWorld()
    await platen.drain()
    expect((await platen.render({ canvas: { width: 1, height: 1 }, layers: [] })).width).toBe(1)
    await platen.close()
  })
})
