import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import { createPlaten } from '@platen/core'
import createFastify, { type FastifyInstance } from 'fastify'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { platenFastify } from '../src/platen-fastify.ts'

const platen = createPlaten()
afterAll(() => platen.close())

let application: FastifyInstance
afterEach(() => application.close())

let logged: string[] = []

async function serve(prepare: (fastify: FastifyInstance) => Promise<void>): Promise<string> {
  logged = []
  const stream = { write: (line: string) => void logged.push(line) }
  application = createFastify({ logger: { level: 'warn', stream } })
  await prepare(application)
  await application.listen({ port: 0, host: '127.0.0.1' })
  return `http://127.0.0.1:${(application.server.address() as AddressInfo).port}`
}

const authenticate = () => ({ userId: 'ada', role: 'owner' }) as const
const newKey = {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'x-platen': '1', 'sec-fetch-site': 'same-origin' },
  body: JSON.stringify({ name: 'Blog', type: 'get' }),
}

/** What users of other libraries were hit by: the numbers are those of the survey of adapters. */
describe('Fastify', () => {
  test('A1 the routes of the host beside Platen still get their body as an object', async () => {
    const origin = await serve(async (fastify) => {
      await fastify.register(platenFastify, { platen, authenticate })
      fastify.post('/own', async (request) => ({ got: request.body }))
    })
    expect((await fetch(`${origin}/api/v1/api-keys`, newKey)).status).toBe(201)
    const own = await fetch(`${origin}/own`, newKey)
    expect(await own.json()).toEqual({ got: { name: 'Blog', type: 'get' } })
  })

  test('A2, A3 a host with a parser of its own for JSON keeps it, and we read by our own rules', async () => {
    const origin = await serve(async (fastify) => {
      fastify.removeContentTypeParser('application/json')
      fastify.addContentTypeParser(
        'application/json',
        { parseAs: 'string' },
        (_request, text, done) => done(null, { hosts: String(text).length }),
      )
      await fastify.register(platenFastify, { platen, authenticate })
      fastify.post('/own', async (request) => request.body)
    })
    expect((await fetch(`${origin}/api/v1/api-keys`, newKey)).status).toBe(201)
    expect(await (await fetch(`${origin}/own`, newKey)).json()).toEqual({
      hosts: newKey.body.length,
    })
  })

  test('A6, A8 a host that serves files by @fastify/static, and two mounts, do not clash', async () => {
    const root = fileURLToPath(new URL('.', import.meta.url))
    const origin = await serve(async (fastify) => {
      await fastify.register(fastifyStatic, { root, prefix: '/files/' })
      await fastify.register(platenFastify, { platen, prefix: '/one' })
      await fastify.register(platenFastify, { platen, prefix: '/two' })
    })
    for (const mount of ['/one', '/two']) {
      const page = await (await fetch(`${origin}${mount}/api/v1/docs`)).text()
      const [, script = ''] = /<script[^>]* src="([^"]+)"/.exec(page) ?? []
      expect((await fetch(`${origin}${mount}/api/v1/${script}`)).status).toBe(200)
    }
    const own = await fetch(`${origin}/files/start-fastify.ts`)
    expect(own.status).toBe(200)
    await own.body?.cancel()
  })

  test('A9 Fastify 5 and 6 are taken, and no older one', async () => {
    const file = new URL('../package.json', import.meta.url)
    const { peerDependencies } = JSON.parse(await readFile(file, 'utf8'))
    expect(peerDependencies).toEqual({ fastify: '>=5 <7' })
  })

  test('A11, A14 neither answers nor clients who leave trouble the log of the host', async () => {
    const origin = await serve(async (fastify) => {
      await fastify.register(platenFastify, { platen, authenticate })
    })
    const leave = (request: string) =>
      new Promise<void>((settle) => {
        const socket = connect({ host: '127.0.0.1', port: Number(new URL(origin).port) })
        socket.on('close', () => settle()).on('error', () => settle())
        socket.on('connect', () => socket.write(request, () => socket.destroy()))
      })
    for (let count = 0; count < 5; count++) {
      await leave('GET /api/v1/docs HTTP/1.1\r\nHost: x\r\n\r\n')
      await leave(
        'POST /api/v1/api-keys HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900\r\nX-Platen: 1\r\nSec-Fetch-Site: same-origin\r\n\r\n{"na',
      )
    }
    for (const [path, asked] of [
      ['/api/v1/livez', {}],
      ['/api/v1/nothing', {}],
      ['/api/v1/livez', { method: 'HEAD' }],
      ['/api/v1/livez', { method: 'OPTIONS' }],
      ['/api/v1/api-keys', { ...newKey, body: 'x'.repeat(3_000_000) }],
      ['/api/v1/api-keys', newKey],
    ] as const) {
      const response = await fetch(origin + path, asked)
      await response.arrayBuffer()
    }
    expect(logged).toEqual([])
  })

  test('A15 the error handler of the host does not touch our refusals', async () => {
    const origin = await serve(async (fastify) => {
      fastify.setErrorHandler((_error, _request, reply) => reply.code(500).send('host error'))
      await fastify.register(platenFastify, { platen })
    })
    const response = await fetch(`${origin}/api/v1/whoami`)
    expect([response.status, response.headers.get('content-type')]).toEqual([
      401,
      'application/problem+json',
    ])
  })
})
