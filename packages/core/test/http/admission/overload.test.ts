import type { ServerResponse } from 'node:http'
import { type FakeOrigin, startFakeOrigin } from '@platen/testkit'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { picture } from '../../assets/image-files.ts'
import { type ApiWorld, createApiWorld, type Reply } from '../handlers/api-world.ts'

/** A picture that comes when a test says so, so that its render lasts as long. */
let origin: FakeOrigin
let held: ServerResponse[] = []
let left = 0
let png: Buffer
beforeAll(async () => {
  png = await picture(4, 4).png().toBuffer()
  origin = await startFakeOrigin({
    '/held.png': (_request, response) => {
      held.push(response)
      response.on('close', () => {
        if (!response.writableEnded) left += 1
      })
    },
  })
})
afterAll(() => origin.close())
const release = () => {
  for (const response of held) response.end(png)
}
const untilHeld = (count: number) => vi.waitFor(() => expect(held).toHaveLength(count), 20_000)

let world: ApiWorld
let keys: { readonly master: string; readonly get: string }
async function open(admission: { readonly concurrency: number; readonly queue: number }) {
  const network = { ports: [], allowAddress: () => true }
  world = createApiWorld({ admission, network, metrics: true, defaultRatePlan: 'unlimited' })
  await world.addTemplate('card')
  await world.allowHosts('example.com')
  keys = { master: await world.addKey('master'), get: await world.addKey('get') }
}
afterEach(async () => {
  release()
  held = []
  left = 0
  await world.platen.close()
})

const src = (name: string) => encodeURIComponent(origin.url(`/held.png?${name}`, '127.0.0.1').href)
const path = (query: string) => `/render?template=card&${query}&key=${keys.get}`

function get(query: string, signal?: AbortSignal): Promise<Reply> {
  const headers = { referer: 'https://example.com/' }
  return world.call({ path: path(query), headers, ...(signal === undefined ? {} : { signal }) })
}
const getHeld = (name: string, signal?: AbortSignal) => get(`photo.src=${src(name)}`, signal)

async function readMetrics(): Promise<string> {
  return (await world.call({ path: '/metrics' })).text
}

async function countRenders(): Promise<number> {
  const reply = await world.call({ path: '/renders', key: keys.master })
  return reply.json.length
}

describe('overload over HTTP', () => {
  test('O1: a hundred equal requests are one render', async () => {
    await open({ concurrency: 1, queue: 0 })
    const all = Array.from({ length: 100 }, () => getHeld('same'))
    await untilHeld(1)
    release()
    const replies = await Promise.all(all)
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(replies.map(({ bytes }) => Buffer.from(bytes).toString('base64'))).size).toBe(1)
    expect([held.length, await countRenders()]).toEqual([1, 1])
  })

  test('O2: ninety-nine of a hundred leave, and the one that stays is served', async () => {
    await open({ concurrency: 1, queue: 0 })
    const leavers = Array.from({ length: 99 }, () => new AbortController())
    const leaving = leavers.map(({ signal }) => getHeld('same', signal))
    const staying = getHeld('same')
    await untilHeld(1)
    for (const leaver of leavers) leaver.abort()
    const statuses = (await Promise.all(leaving)).map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set([408]))
    release()
    expect((await staying).status).toBe(200)
    expect(held).toHaveLength(1)
  })

  test('O2: when all have left, the next begins within 250 ms', async () => {
    await open({ concurrency: 1, queue: 1 })
    const leavers = [new AbortController(), new AbortController()]
    const leaving = leavers.map(({ signal }) => getHeld('same', signal))
    await untilHeld(1)
    const next = getHeld('next')
    const leftAt = performance.now()
    for (const leaver of leavers) leaver.abort()
    await untilHeld(2)
    expect(performance.now() - leftAt).toBeLessThan(250)
    await vi.waitFor(() => expect(left).toBe(1))
    await Promise.all(leaving)
    release()
    expect((await next).status).toBe(200)
  })

  test('O3: one more than may wait gets 503 within 10 ms, and leaves no row', async () => {
    await open({ concurrency: 1, queue: 1 })
    const waiting = [getHeld('first'), getHeld('second')]
    await untilHeld(1)
    const times: number[] = []
    for (let i = 0; i < 21; i += 1) {
      const startedAt = performance.now()
      const reply = await getHeld(`more-${i}`)
      times.push(performance.now() - startedAt)
      expect([reply.status, reply.json?.code]).toEqual([503, 'queue_full'])
      expect(Number(reply.headers['retry-after'])).toBeGreaterThanOrEqual(1)
    }
    expect(times.sort((a, b) => a - b)[10]).toBeLessThan(10)
    expect(await readMetrics()).toContain('platen_shed_total{reason="queue_full"} 21')
    release()
    await untilHeld(2)
    release()
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([200, 200])
    expect(await countRenders()).toBe(2)
  })

  test('a hit and a 304 pass by the gate, however full it is', async () => {
    await open({ concurrency: 1, queue: 0 })
    const drawn = await get('title.text=kept')
    const waiting = getHeld('first')
    await untilHeld(1)
    expect((await get('title.text=new')).status).toBe(503)
    const hit = await get('title.text=kept')
    expect([hit.status, hit.headers['x-cache']]).toEqual([200, 'HIT'])
    const headers = {
      referer: 'https://example.com/',
      'if-none-match': String(drawn.headers['etag']),
    }
    expect((await world.call({ path: path('title.text=kept'), headers })).status).toBe(304)
    release()
    await waiting
  })

  test.each([
    ['/renders/sync', { template: 'card' }],
    ['/renders/validate', { template: 'card' }],
    ['/renders/preview', { document: { canvas: { width: 5, height: 5 }, layers: [] } }],
  ])('POST %s waits at the same gate', async (route, body) => {
    await open({ concurrency: 1, queue: 0 })
    const waiting = getHeld('first')
    await untilHeld(1)
    const reply = await world.call({ method: 'POST', path: route, key: keys.master, body })
    expect([reply.status, reply.json?.code]).toEqual([503, 'queue_full'])
    release()
    await waiting
  })

  test('its deadline runs while a render waits, and then it is our fault', async () => {
    await open({ concurrency: 1, queue: 1 })
    const waiting = getHeld('first')
    await untilHeld(1)
    const body = { template: 'card', deadlineMs: 60 }
    const startedAt = performance.now()
    const reply = await world.call({
      ...{ method: 'POST', path: '/renders/sync', key: keys.master, body },
    })
    expect([reply.status, reply.json?.code]).toEqual([503, 'queue_stale'])
    expect(performance.now() - startedAt).toBeLessThan(1_000)
    release()
    await waiting
  })

  test('metrics tell how busy it is', async () => {
    await open({ concurrency: 2, queue: 2 })
    const waiting = ['a', 'b', 'c'].map((name) => getHeld(name))
    await untilHeld(2)
    const busy = await readMetrics()
    for (const line of [
      'platen_workers 2',
      'platen_workers_utilization 100',
      'platen_images_in_progress 2',
      'platen_queue_depth 1',
    ]) {
      expect(busy.split('\n')).toContain(line)
    }
    expect(busy).toMatch(/^process_resident_memory_bytes \d{7,}$/m)
    release()
    await untilHeld(3)
    release()
    await Promise.all(waiting)
    await get('photo.src=x')
    const after = await readMetrics()
    for (const line of [
      'platen_cache_misses_total 3',
      'platen_status_codes_total{status="200"} 4',
      'platen_request_span_duration_seconds_count{span="queue"} 3',
      'platen_request_span_duration_seconds_count{span="download"} 3',
      'platen_errors_total{type="source_scheme"} 1',
      'platen_requests_total{method="GET",route="/render"} 4',
    ]) {
      expect(after.split('\n')).toContain(line)
    }
  })
})

test.each([
  ['concurrency', 0],
  ['queue', -1],
  ['maxWaitMs', 1.5],
  ['memoryBytes', Number.NaN],
])('the option admission.%s is refused when it is %s', (name, value) => {
  expect(() => createApiWorld({ admission: { [name]: value } })).toThrow(
    expect.objectContaining({ code: 'out_of_range', pointer: `/admission/${name}` }),
  )
})
