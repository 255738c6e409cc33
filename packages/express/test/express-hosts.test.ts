import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createPlaten } from '@platen/core'
import express5, { type ErrorRequestHandler } from 'express'
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

const authenticate = () => ({ userId: 'ada', role: 'owner' }) as const
const post = (body: unknown) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', 'x-platen': '1', 'sec-fetch-site': 'same-origin' },
  body: JSON.stringify(body),
})
const newKey = post({ name: 'Blog', type: 'get' })

/** What users of other libraries were hit by: the numbers are those of the survey of adapters. */
describe.each([
  ['Express 4', express4],
  ['Express 5', express5],
])('%s', (_name, express) => {
  test('A1 the routes of the host beside Platen still get their body as an object', async () => {
    const application = express()
    application.use(platenExpress(platen, { authenticate }))
    application.use(express.json())
    application.post('/own', (request, response) => {
      response.json(request.body)
    })
    const origin = await serve(application)
    expect((await fetch(`${origin}/api/v1/api-keys`, newKey)).status).toBe(201)
    expect(await (await fetch(`${origin}/own`, post({ a: [1] }))).json()).toEqual({ a: [1] })
  })

  test.each([
    ['nothing', []],
    ['express.json', [express.json()]],
    ['express.raw', [express.raw({ type: '*/*' })]],
    ['express.text', [express.text({ type: '*/*' })]],
    ['express.urlencoded', [express.urlencoded({ extended: true })]],
    ['all of them', [express.json(), express.urlencoded({ extended: false }), express.text()]],
    ['express.json twice', [express.json(), express.json()]],
  ] as const)('A3, A4 a body is read after %s', async (_why, parsers) => {
    const application = express()
    for (const parser of parsers) application.use(parser)
    application.use(platenExpress(platen, { authenticate }))
    const origin = await serve(application)
    const response = await fetch(`${origin}/api/v1/api-keys`, newKey)
    expect(response.status, await response.clone().text()).toBe(201)
  })

  test('A3 a body that something in front has swallowed is told of, and hangs nobody', async () => {
    const application = express()
    application.use((request, _response, next) => {
      request.resume().on('end', () => next())
    })
    application.use(platenExpress(platen, { authenticate }))
    const origin = await serve(application)
    const response = await fetch(`${origin}/api/v1/api-keys`, newKey)
    expect(response.status).toBe(500)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })

  test('A8 one Platen is mounted twice', async () => {
    const application = express()
    application.use('/one', platenExpress(platen, { authenticate }))
    application.use('/two', express.Router().use(platenExpress(platen, { authenticate })))
    const origin = await serve(application)
    for (const mount of ['/one', '/two']) {
      expect((await fetch(`${origin}${mount}/api/v1/whoami`)).status).toBe(200)
      const made = await fetch(`${origin}${mount}/api/v1/api-keys`, newKey)
      expect(made.headers.get('location')).toContain(`${mount}/api/v1/api-keys/key_`)
    }
  })

  test('A15 the error handler of the host does not touch our refusals', async () => {
    const application = express()
    application.use(platenExpress(platen))
    const handler: ErrorRequestHandler = (_error, _request, response, _next) => {
      response.status(500).send('host error')
    }
    application.use(handler)
    const origin = await serve(application)
    const response = await fetch(`${origin}/api/v1/whoami`)
    expect([response.status, response.headers.get('content-type')]).toEqual([
      401,
      'application/problem+json',
    ])
  })
})
