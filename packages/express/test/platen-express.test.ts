import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createPlaten } from '@platen/core'
import express5 from 'express'
import express4 from 'express4'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { platenExpress } from '../src/platen-express.ts'

const platen = createPlaten()
afterAll(() => platen.close())

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

type Application = ReturnType<typeof express5>

async function serve(application: Application): Promise<string> {
  server = createServer(application)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const problemOf = async (response: Response) => (await response.json()) as { readonly code: string }

describe.each([
  ['Express 4', express4],
  ['Express 5', express5],
])('%s', (_name, express) => {
  test('routes of the host and its 404 stay its own', async () => {
    const application = express()
    application.use(platenExpress(platen))
    application.get('/own', (_request, response) => {
      response.send('mine')
    })
    const origin = await serve(application)
    expect(await (await fetch(`${origin}/own`)).text()).toBe('mine')
    const missing = await fetch(`${origin}/nothing`)
    expect([missing.status, missing.headers.get('content-type')]).toEqual([
      404,
      'text/html; charset=utf-8',
    ])
    expect((await fetch(`${origin}/api/v1/livez`)).status).toBe(200)
  })

  test.each([
    ['the root', '', '/api/v1/livez'],
    ['one prefix', '/images', '/images/api/v1/livez'],
    ['two prefixes', '/a/b', '/a/b/api/v1/livez'],
  ])('answers below %s', async (_why, mount, path) => {
    const application = express()
    if (mount === '') application.use(platenExpress(platen))
    else application.use(mount, platenExpress(platen))
    const origin = await serve(application)
    expect((await fetch(origin + path)).status).toBe(200)
  })

  test('an unknown path below the base path gets our own 404', async () => {
    const application = express()
    application.use(platenExpress(platen))
    const origin = await serve(application)
    const response = await fetch(`${origin}/api/v1/nothing`)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect((await problemOf(response)).code).toBe('not_found')
  })

  test.each([
    ['no parser', []],
    ['express.json', [express.json()]],
    ['express.raw', [express.raw({ type: '*/*' })]],
    ['express.text', [express.text({ type: '*/*' })]],
  ] as const)('a request is judged alike after %s', async (_why, parsers) => {
    const application = express()
    for (const parser of parsers) application.use(parser)
    application.use(platenExpress(platen))
    const origin = await serve(application)
    const response = await fetch(`${origin}/api/v1/renders/sync`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"template":"card"}',
    })
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toContain('Bearer')
    expect((await problemOf(response)).code).toBe('key_missing')
  })

  test('a large body that nobody wanted is answered, and the connection closed', async () => {
    const application = express()
    application.use(platenExpress(platen))
    const origin = await serve(application)
    const response = await fetch(`${origin}/api/v1/renders/sync`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: 'x'.repeat(5_000_000),
    })
    expect(response.status).toBe(401)
    expect(response.headers.get('connection')).toBe('close')
  })

  test('headers of middleware in front stay, and HEAD has those of GET', async () => {
    const application = express()
    application.use((_request, response, next) => {
      response.setHeader('x-host', 'yes')
      next()
    })
    application.use(platenExpress(platen))
    const origin = await serve(application)
    const got = await fetch(`${origin}/api/v1/livez`)
    const head = await fetch(`${origin}/api/v1/livez`, { method: 'HEAD' })
    expect(got.headers.get('x-host')).toBe('yes')
    expect([head.status, head.headers.get('content-length')]).toEqual([
      200,
      got.headers.get('content-length'),
    ])
    expect(await head.text()).toBe('')
  })
})
