import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type FakeOrigin, startFakeOrigin } from '@platen/testkit'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createPlaten } from '../../src/create-platen.ts'
import { toNodeHandler } from '../../src/http/node/to-node-handler.ts'
import { closedPort } from '../assets/closed-port.ts'
import { fakeNames } from '../assets/fake-names.ts'
import { HOSTILE_ANSWERS } from '../assets/hostile-answers.ts'
import { picture } from '../assets/image-files.ts'
import { type ApiWorld, createApiWorld } from '../http/handlers/api-world.ts'
import { HOSTILE_SOURCES, type HostileSource, PUBLIC_NAMES } from './hostile-sources.ts'

const TIMEOUT_MS = 400
const SLACK_MS = 250

const photo = (name: string, src?: string) => ({
  kind: 'image' as const,
  name,
  dynamic: true,
  ...{ x: 0, y: 0, width: 10, height: 10 },
  ...(src === undefined ? {} : { src }),
})
const page = (layers: readonly ReturnType<typeof photo>[]) => ({
  canvas: { width: 10, height: 10 },
  layers,
})

/** No fallback: what is wrong with its source is wrong with the order. */
const SHOWCASE = page([photo('photo')])

const names = fakeNames(PUBLIC_NAMES)
/** Loopback stands for the internet, under names that are public and no others. */
const network = {
  ports: [],
  timeoutMs: TIMEOUT_MS,
  lookup: names.lookup,
  allowAddress: (address: string, name: string) =>
    address === '127.0.0.1' && Object.hasOwn(PUBLIC_NAMES, name),
}

let origin: FakeOrigin
let world: ApiWorld
let key: string
let closed: number
beforeAll(async () => {
  const png = await picture(10, 10).png().toBuffer()
  origin = await startFakeOrigin({
    ...HOSTILE_ANSWERS,
    '/photo.png': (_request, response) => void response.end(png),
  })
  closed = await closedPort()
  world = createApiWorld({
    network,
    defaultRatePlan: 'unlimited',
    limits: { sourceBytes: 100_000 },
  })
  await world.addTemplate('showcase', SHOWCASE)
  await world.addTemplate('card')
  key = await world.addKey('master')
})
afterAll(() => Promise.all([world.platen.close(), origin.close()]))

let hitsBefore = 0
beforeEach(() => {
  hitsBefore = origin.hits.length
})
const hits = () => origin.hits.length - hitsBefore

/** An address with the ports of this run. */
function address({ src }: Pick<HostileSource, 'src'>): string {
  return src.replace(':ORIGIN', `:${origin.port}`).replace(':CLOSED', `:${closed}`)
}

function order(src: string) {
  const body = { template: 'showcase', layers: { photo: { src } } }
  return world.call({ method: 'POST', path: '/renders/sync', key, body })
}

function preview(layers: readonly ReturnType<typeof photo>[]) {
  const body = { document: page(layers) }
  return world.call({ method: 'POST', path: '/renders/preview', key, body })
}

describe('source URLs, section 10.1', () => {
  test.each(HOSTILE_SOURCES)('$row: $why', async (hostile) => {
    const { status, code, connections, secret } = hostile
    const reply = await order(address(hostile))
    expect({ status: reply.status, code: reply.json?.code }).toEqual({ status, code })
    expect(hits()).toBe(connections)
    if (status !== 200) {
      expect(reply.headers['content-type']).toBe('application/problem+json')
      expect(reply.json).toMatchObject({ code, errors: [{ code }] })
      expect(reply.json?.errors?.[0]?.pointer).toMatch(/^\/layers\/photo(\/src)?$/)
      expect(reply.json?.detail).toMatch(/"photo(\.src)?"/)
      expect(reply.text).not.toMatch(/\n\s+at /)
    }
    if (secret !== undefined) expect(reply.text + world.logged.join()).not.toContain(secret)
  })

  test('U26, U40, A7: whatever keeps a host from us, the answer is the same', async () => {
    const failures = HOSTILE_SOURCES.filter(({ code }) => code === 'source_unreachable')
    const details = await Promise.all(
      failures.map(async (hostile) => {
        const reply = await order(address(hostile))
        return reply.json?.detail?.replace(/source "[^"]*": The host "[^"]*"/, 'SOURCE')
      }),
    )
    expect(details.length).toBeGreaterThan(30)
    expect(new Set(details).size).toBe(1)
  })

  test('U27: a name is asked for once, and the socket uses that answer', async () => {
    expect(names.asked.filter((name) => name === 'u27.test')).toHaveLength(1)
  })

  test.each(['/drip', '/silent'])('U36: %s ends in time', async (path) => {
    const startedAt = performance.now()
    const reply = await order(origin.url(path, `u36${path.slice(1)}.test`).href)
    expect(reply.json?.code).toBe('source_timeout')
    expect(performance.now() - startedAt).toBeLessThan(TIMEOUT_MS + SLACK_MS)
  })

  test('U42: 200 layers with a host each are counted before anything is fetched', async () => {
    const url = (at: number) => origin.url('/photo.png', `host${at}.test`).href
    const reply = await preview(Array.from({ length: 200 }, (_, at) => photo(`p${at}`, url(at))))
    expect([reply.status, reply.json?.code, hits()]).toEqual([400, 'too_many_sources', 0])
  })

  test('U43: a source of 50 layers is fetched once', async () => {
    const src = origin.url('/photo.png', 'u43.test').href
    const reply = await preview(Array.from({ length: 50 }, (_, at) => photo(`p${at}`, src)))
    expect([reply.status, hits()]).toEqual([200, 1])
  })

  test.each(['/api/v1', '/deep/api/v1'])(
    'U44: an image of ours cannot be a source: %s',
    async (basePath) => {
      const { stores } = world
      const secret = 'a secret of thirty-two characters'
      const platen = createPlaten({ stores, network, secret, basePath, pool: false })
      const server = createServer(toNodeHandler(platen))
      await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
      const { port } = server.address() as AddressInfo
      try {
        const path = await platen.signUrl({ template: 'card', expiresIn: 60 })
        const layers = { photo: { src: `http://u44.test:${port}${path}` } }
        const drawn = platen.render(SHOWCASE, { layers })
        await expect(drawn).rejects.toMatchObject({ code: 'source_loop', status: 422 })
        // One out of the cache is refused as well: whether it is there must not matter.
        expect((await fetch(`http://127.0.0.1:${port}${path}`)).status).toBe(200)
        await expect(platen.render(SHOWCASE, { layers })).rejects.toMatchObject({
          code: 'source_loop',
        })
      } finally {
        server.close()
        server.closeAllConnections()
      }
    },
  )

  test('all 45 rows are here', () => {
    const elsewhere = ['U42', 'U43', 'U44']
    const rows = new Set([...HOSTILE_SOURCES.map(({ row }) => row), ...elsewhere])
    const all = Array.from({ length: 45 }, (_, at) => `U${at + 1}`)
    expect(all.filter((row) => !rows.has(row))).toEqual([])
  })
})
