import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../src/create-app.ts'

const folder = await mkdtemp(join(tmpdir(), 'platen-fastify-'))
const app = await createApp({
  databaseFile: join(folder, 'platen.db'),
  secret: 'a secret of the example, thirty-two',
  findUser: ({ headers }) =>
    headers['x-demo-user'] === undefined ? undefined : { userId: 'demo', role: 'owner' },
})
let origin: string
beforeAll(async () => {
  origin = await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true })
})

const change = (method: string, path: string, body: object) =>
  fetch(`${origin}/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'x-demo-user': 'demo', origin },
    body: JSON.stringify(body),
  })

test('a user of the application makes a GET key that works on pages of an allowed host', async () => {
  const document = {
    slug: 'card',
    canvas: { width: 40, height: 20, background: '#123' },
    layers: [],
  }
  expect((await change('POST', '/templates', { document })).status).toBe(201)
  expect((await change('PUT', '/settings/allowed-hosts', { hosts: ['blog.test'] })).status).toBe(
    200,
  )
  const made = await change('POST', '/api-keys', { name: 'Blog', type: 'get' })
  const { key } = (await made.json()) as { readonly key: string }
  const imageFor = (referer: string) =>
    fetch(`${origin}/api/v1/render?apiKey=${key}&template=card`, { headers: { referer } })
  expect((await imageFor('https://blog.test/a')).headers.get('content-type')).toBe('image/png')
  expect((await imageFor('https://evil.test/')).status).toBe(403)
})

test('a route of the application draws a template that is code', async () => {
  const response = await fetch(`${origin}/hello/Ada.png`)
  expect(response.headers.get('content-type')).toBe('image/png')
  expect(response.headers.get('content-security-policy')).toContain("default-src 'self'")
})

test.each([
  ['this machine', '127.0.0.1', 200],
  ['a client behind the proxy', '203.0.113.9', 404],
])('metrics are answered to %s with %s: %i', async (_who, ip, status) => {
  const headers = { 'x-forwarded-for': ip }
  expect((await fetch(`${origin}/api/v1/metrics`, { headers })).status).toBe(status)
})
