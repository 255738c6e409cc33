import { afterAll, describe, expect, test } from 'vitest'
import { createPlaten } from '../../src/create-platen.ts'
import { toFetchHandler } from '../../src/http/to-fetch-handler.ts'
import { createMemoryStores } from '../../src/memory/create-memory-stores.ts'
import { bearer, seedKey } from './ask.ts'

const stores = createMemoryStores()
const platen = createPlaten({ stores })
afterAll(() => platen.close())

const handle = toFetchHandler(platen)
const ORIGIN = 'https://app.test'

describe('toFetchHandler', () => {
  test('an answer comes as a Response, with its status, headers and body', async () => {
    const { key } = await seedKey(stores, 'master')
    const response = await handle(new Request(`${ORIGIN}/api/v1/whoami`, { headers: bearer(key) }))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(await response.json()).toMatchObject({ type: 'api_key' })
  })

  test('HEAD and 204 have no body', async () => {
    for (const method of ['HEAD', 'OPTIONS']) {
      const response = await handle(new Request(`${ORIGIN}/api/v1/livez`, { method }))
      expect(response.status).toBe(method === 'HEAD' ? 200 : 204)
      expect(response.body).toBeNull()
    }
  })

  test('the query comes through as it was written', async () => {
    const { key } = await seedKey(stores, 'master')
    const url = `${ORIGIN}/api/v1/api-keys?type=get%2Cmaster`
    expect((await handle(new Request(url, { headers: bearer(key) }))).status).toBe(400)
  })

  test('paths outside are 404, below a mount they are found', async () => {
    expect((await handle(new Request(ORIGIN))).status).toBe(404)
    expect((await handle(new Request(`${ORIGIN}/m/api/v1/livez`))).status).toBe(404)
    const mounted = toFetchHandler(platen, { mountPath: '/m' })
    expect((await mounted(new Request(`${ORIGIN}/m/api/v1/livez?x=/`))).status).toBe(200)
  })

  test('a body is read, up to the limit', async () => {
    const { key } = await seedKey(stores, 'master')
    const send = (body: string) =>
      handle(
        new Request(`${ORIGIN}/api/v1/api-keys`, {
          method: 'POST',
          headers: {
            ...bearer(key),
            'content-type': 'application/json',
            'transfer-encoding': 'chunked',
          },
          body,
        }),
      )
    expect((await send(JSON.stringify({ name: 'x', type: 'get' }))).status).not.toBe(415)
    expect((await send(`{"name":"${'x'.repeat(1_100_000)}"}`)).status).toBe(413)
  })

  test('a body whose length nobody says is read, as frameworks without HTTP/1.1 send it', async () => {
    const { key } = await seedKey(stores, 'master')
    const headers = { ...bearer(key), 'content-type': 'application/json' }
    const body = JSON.stringify({ name: 'x', type: 'get' })
    const request = new Request(`${ORIGIN}/api/v1/api-keys`, { method: 'POST', headers, body })
    expect(request.headers.has('content-length')).toBe(false)
    expect((await handle(request)).status).toBe(201)
  })

  test('who is signed in and from where is asked of the host', async () => {
    const seen: string[] = []
    const asking = toFetchHandler(platen, {
      authenticate: (request) => {
        seen.push(new URL(request.url).pathname)
        return { userId: 'ada', role: 'owner' }
      },
      findIp: () => '203.0.113.5',
    })
    expect((await asking(new Request(`${ORIGIN}/api/v1/livez`))).status).toBe(200)
    expect(seen).toEqual([])
    const response = await asking(new Request(`${ORIGIN}/api/v1/whoami`))
    expect(await response.json()).toMatchObject({ type: 'user', userId: 'ada' })
    expect(seen).toEqual(['/api/v1/whoami'])
  })
})
