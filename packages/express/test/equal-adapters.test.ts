import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPlaten, type Platen, toFetchHandler, toNodeHandler } from '@platen/core'
import { platenFastify } from '@platen/fastify'
import { sqliteStorage } from '@platen/sql'
import { serveFetch } from '@platen/testkit'
import express5 from 'express'
import express4 from 'express4'
import createFastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { platenExpress } from '../src/platen-express.ts'

const CARD = {
  slug: 'card',
  canvas: { width: 60, height: 30, background: '#0f766e' },
  layers: [{ kind: 'text', name: 'title', dynamic: true, text: 'Hi', x: 4, y: 4, width: 50 }],
}
const PAGE = { referer: 'https://blog.example/' }
const JSON_TYPE = { 'content-type': 'application/json' }

interface Keys {
  readonly master: string
  readonly readOnly: string
  readonly get: string
}

interface Listed {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

/** One request of every sort that leaves everything as it was. */
const listRequests = ({ master, readOnly, get }: Keys): readonly Listed[] => {
  const post = (path: string, body: unknown, headers: object = {}): Listed => ({
    method: 'POST',
    path,
    headers: { ...JSON_TYPE, ...bearer(master), ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const read = (path: string, key = master): Listed => ({ path, headers: bearer(key) })
  const image = (query: string, more: Omit<Listed, 'path'> = { headers: PAGE }): Listed => ({
    path: `/render?apiKey=${get}&template=card${query}`,
    ...more,
  })
  return [
    { path: '/livez' },
    { path: '/livez', method: 'HEAD' },
    { path: '/livez', method: 'OPTIONS' },
    { path: '/livez', method: 'DELETE' },
    { path: '/readyz' },
    { path: '/nothing' },
    { path: '' },
    { path: '/livez/' },
    { path: '/templates%2Fcard' },
    { path: '/openapi.json' },
    { path: '/docs' },
    { path: '/whoami' },
    { path: '/whoami', headers: { authorization: 'Basic eDp5' } },
    { path: '/whoami', headers: { authorization: `bearer   ${master}` } },
    { path: '/whoami', headers: bearer('rs_live_x') },
    { path: '/whoami', headers: { ...bearer(master), 'x-api-key': readOnly } },
    read('/whoami', get),
    read('/whoami', readOnly),
    read('/templates'),
    read('/templates?limit=0'),
    read('/templates?cursor=x'),
    read('/templates/card'),
    read('/templates/card/schema'),
    read('/templates/card/versions'),
    read('/templates/nothing'),
    read('/api-keys?type=get,master'),
    read('/api-keys?type=get%2Cmaster'),
    read('/api-keys', readOnly),
    read('/settings'),
    read('/settings/allowed-hosts'),
    post('/templates', '{"document":'),
    post('/templates', 'x', { 'content-type': 'text/plain' }),
    post('/templates', { document: CARD, surprise: 1 }),
    post('/api-keys', { name: '', type: 'king' }),
    post('/api-keys/key_00000000000000000000000000/revoke', {}),
    post('/renders/validate', { template: 'card', layers: { title: { text: 'Hé' } } }),
    post('/renders/sync', { template: 'card', layers: { title: { text: 'Hé' } } }),
    post('/renders/sync', { template: 'card', format: 'svg' }),
    post('/renders/sync', { template: 'card', format: 'bmp' }),
    post('/renders/sync', { template: 'card', layers: { titel: { text: 'x' } } }),
    post('/renders/sync', { template: 'nothing' }),
    image('&title.text=A+b'),
    image('&title.text=A%20b', { method: 'HEAD', headers: PAGE }),
    image('&title.text=A+b', { headers: { ...PAGE, 'if-none-match': '*' } }),
    image('&title.text=A+b', { headers: { ...PAGE, origin: 'https://blog.example' } }),
    image('&title.text=a&title.text=b'),
    image('&title.text=%ff'),
    image('', { headers: { referer: 'https://evil.test/' } }),
    image('', {}),
    image(`&title.text=${'a'.repeat(8_200)}`),
    { path: '/render', method: 'OPTIONS' },
    { path: '/render', method: 'PUT' },
    ...listHostile(image),
  ]
}

type Image = (query: string, more?: Omit<Listed, 'path'>) => Listed

/** The G-cases and K-cases of the conformance suite that are one request each. */
const listHostile = (image: Image): readonly Listed[] => [
  image('&title[text]=a'),
  image('&width=10;height=20'),
  image('&title.text=%00'),
  image('&title.text=%'),
  image('&__proto__.x=1'),
  image(`&${'a=1&'.repeat(1_000)}`),
  image('&_=1'),
  image('&format=png%0d%0aSet-Cookie:x'),
  image('&title.text=A+b', { headers: { ...PAGE, accept: 'image/x-nothing,'.repeat(500) } }),
  image('&title.text=A+b', { headers: { ...PAGE, range: 'bytes=0-,0-' } }),
  image('&title.text=A+b', { headers: { ...PAGE, 'if-none-match': 'x, "unclosed, W/' } }),
  image('&title.text=A+b', { headers: { ...PAGE, 'x-forwarded-host': 'evil.test' } }),
  image('', { headers: { ...PAGE, ...bearer('rs_live_x') } }),
  ...['', `&sig=${'A'.repeat(43)}`, `&sig=${'A'.repeat(42)}`, `&sig=${'A'.repeat(43)}%3D`].map(
    (sig) => ({ path: `/render?template=card&exp=9999999999&kid=sk_${'0'.repeat(26)}${sig}` }),
  ),
  ...[`rs_live_${'0'.repeat(38)}`, 'rs_live_'.repeat(1_500), 'rs_live_ü'].map((key) => ({
    path: '/whoami',
    headers: bearer(key),
  })),
  { path: '/render?apiKey=rs_get_%0d%0aSet-Cookie:a=b&template=card', headers: PAGE },
  { path: '//livez' },
]

interface Site {
  readonly name: string
  readonly origin: string
  readonly keys: Keys
}

const closing: (() => unknown)[] = []
const sites: Site[] = []

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'platen-equal-'))
  closing.push(() => rm(folder, { recursive: true, force: true }))
  const inMemory = createPlaten()
  const onDisk = createPlaten({ stores: await sqliteStorage(join(folder, 'platen.db')) })
  for (const [where, platen] of [
    ['memory', inMemory],
    ['SQLite', onDisk],
  ] as const) {
    closing.unshift(() => platen.close())
    const keys = await prepare(platen)
    for (const [name, start] of Object.entries(ADAPTERS)) {
      const server = await start(platen)
      closing.unshift(() => close(server))
      const { port } = server.address() as AddressInfo
      sites.push({ name: `${name}, ${where}`, origin: `http://127.0.0.1:${port}/api/v1`, keys })
    }
  }
}, 120_000)
afterAll(async () => {
  for (const close of closing) await close()
})

test('every request gets one answer, through every adapter and out of every store', async () => {
  const [first] = sites
  const requests = listRequests(first?.keys ?? { master: '', readOnly: '', get: '' })
  for (const index of requests.keys()) {
    const answers: [string, unknown][] = []
    for (const { name, origin, keys } of sites) {
      const request = listRequests(keys)[index]
      if (request !== undefined) answers.push([name, await send(origin, request)])
    }
    const { method = 'GET', path } = requests[index] ?? { path: '' }
    for (const [name, answer] of answers) {
      expect(answer, `${method} ${path.slice(0, 100)} through ${name}`).toEqual(answers[0]?.[1])
    }
  }
}, 300_000)

const ADAPTERS: Readonly<Record<string, (platen: Platen) => Promise<Server>>> = {
  node: (platen) => listen(createServer(toNodeHandler(platen))),
  'Express 4': (platen) => listen(createServer(express4().use(platenExpress(platen)))),
  'Express 5': (platen) => listen(createServer(express5().use(platenExpress(platen)))),
  Fetch: (platen) => listen(serveFetch(toFetchHandler(platen))),
  Fastify: async (platen) => {
    const application = createFastify()
    await application.register(platenFastify, { platen })
    await application.listen({ port: 0, host: '127.0.0.1' })
    return application.server as Server
  },
}

async function listen(server: Server): Promise<Server> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise<void>((closed) => server.close(() => closed()))
}

/** The template, the allowed host and the keys that the requests need; the first image warms the cache. */
async function prepare(platen: Platen): Promise<Keys> {
  const handle = toFetchHandler(platen, {
    authenticate: () => ({ userId: 'ada', role: 'owner' }),
  })
  const ask = async (method: string, path: string, body: object) => {
    const headers = { ...JSON_TYPE, 'x-platen': '1', 'sec-fetch-site': 'same-origin' }
    const request = { method, headers, body: JSON.stringify(body) }
    const response = await handle(new Request(`http://x/api/v1${path}`, request))
    expect(response.ok, await response.clone().text()).toBe(true)
    return (await response.json()) as { readonly key: string }
  }
  await ask('POST', '/templates', { document: CARD })
  await ask('PUT', '/settings/allowed-hosts', { hosts: ['blog.example'] })
  const create = async (type: string) => (await ask('POST', '/api-keys', { name: type, type })).key
  const keys = {
    master: await create('master'),
    readOnly: await create('read_only'),
    get: await create('get'),
  }
  for (const query of ['', '&title.text=A+b']) {
    const url = `http://x/api/v1/render?apiKey=${keys.get}&template=card${query}`
    await handle(new Request(url, { headers: PAGE }))
  }
  return keys
}

/** An answer without what differs from one request to the next: ids, times, limits, the connection. */
async function send(origin: string, { method = 'GET', path, headers, body }: Listed) {
  const response = await fetch(origin + path, {
    method,
    ...(headers === undefined ? {} : { headers }),
    ...(body === undefined ? {} : { body }),
  })
  const bytes = Buffer.from(await response.arrayBuffer()).toString('latin1')
  const kept = [...response.headers].filter(([name]) => !CHANGING.test(name))
  const length = response.headers.get('content-length')
  return {
    status: response.status,
    headers: Object.fromEntries(kept.map(([name, value]) => [name, withoutIds(value)])),
    hasLength: length !== null,
    body: withoutIds(bytes),
  }
}

const CHANGING =
  /^(?:x-request-id|x-render-id|x-powered-by|date|connection|keep-alive|content-length|etag|(?:x-)?ratelimit.*)$/

function withoutIds(text: string): string {
  return text
    .replace(/\b(req|key|tmpl|rnd|aud)_[0-9a-v]{26}\b/g, '$1_')
    .replace(/\brs_(live|get)_\w{4}\b/g, 'rs_$1_')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replace(/"timings":\{[^}]*\}/g, '"timings":{}')
    .replace(/"cursor":"[\w-]+"/g, '"cursor":""')
    .replace(/127\.0\.0\.1:\d+/g, 'HOST')
}
