import type { AddressInfo } from 'node:net'
import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import { createPlaten } from '@platen/core'
import createFastify, { type FastifyInstance } from 'fastify'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { platenDecorator } from '../src/platen-decorator.ts'
import { platenFastify } from '../src/platen-fastify.ts'

const platen = createPlaten()
afterAll(() => platen.close())

let application: FastifyInstance
afterEach(() => application.close())

async function serve(prepare: (fastify: FastifyInstance) => Promise<void> | void): Promise<string> {
  application = createFastify()
  await prepare(application)
  await application.listen({ port: 0, host: '127.0.0.1' })
  return `http://127.0.0.1:${(application.server.address() as AddressInfo).port}`
}

const problemOf = async (response: Response) => (await response.json()) as { readonly code: string }
const order = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: '{"template":"card"}',
}

describe('platenFastify', () => {
  test("the host's parsers, routes, error handler and 404 stay its own", async () => {
    const origin = await serve(async (fastify) => {
      fastify.setErrorHandler((_error, _request, reply) => reply.code(500).send('host error'))
      fastify.setNotFoundHandler((_request, reply) => reply.code(404).send('host 404'))
      await fastify.register(platenFastify, { platen })
      fastify.post('/echo', async (request) => request.body)
      fastify.get('/throw', async () => {
        throw new Error('of the host')
      })
    })
    const echo = await fetch(`${origin}/echo`, order)
    expect(await echo.json()).toEqual({ template: 'card' })
    expect(await (await fetch(`${origin}/throw`)).text()).toBe('host error')
    expect(await (await fetch(`${origin}/nothing`)).text()).toBe('host 404')
    const ours = await fetch(`${origin}/api/v1/nothing`)
    expect((await problemOf(ours)).code).toBe('not_found')
  })

  test.each([
    ['no prefix', [], '/api/v1/livez'],
    ['one prefix', ['/images'], '/images/api/v1/livez'],
    ['a prefix in a prefix', ['/a', '/b'], '/a/b/api/v1/livez'],
  ])('answers below %s', async (_why, prefixes, path) => {
    const origin = await serve(async (fastify) => {
      const [outer, inner] = prefixes
      if (inner === undefined) {
        await fastify.register(platenFastify, {
          platen,
          ...(outer === undefined ? {} : { prefix: outer }),
        })
        return
      }
      const nested = async (scope: FastifyInstance) => {
        await scope.register(platenFastify, { platen, prefix: inner })
      }
      await fastify.register(nested, { prefix: outer ?? '' })
    })
    expect((await fetch(origin + path)).status).toBe(200)
  })

  test('is registered twice under other prefixes without a clash', async () => {
    const origin = await serve(async (fastify) => {
      await fastify.register(platenFastify, { platen, prefix: '/one' })
      await fastify.register(platenFastify, { platen, prefix: '/two' })
    })
    expect((await fetch(`${origin}/one/api/v1/livez`)).status).toBe(200)
    expect((await fetch(`${origin}/two/api/v1/livez`)).status).toBe(200)
  })

  test('a request without a key is refused as everywhere, whatever parser the host has', async () => {
    const origin = await serve(async (fastify) => {
      fastify.removeContentTypeParser('application/json')
      fastify.addContentTypeParser('application/json', (_request, _payload, done) =>
        done(new Error('the host parses nothing')),
      )
      await fastify.register(platenFastify, { platen })
    })
    const response = await fetch(`${origin}/api/v1/renders/sync`, order)
    expect(response.status).toBe(401)
    expect((await problemOf(response)).code).toBe('key_missing')
  })

  test('DELETE with a content type and no body is no fault', async () => {
    const origin = await serve(async (fastify) => {
      await fastify.register(platenFastify, { platen })
    })
    const response = await fetch(`${origin}/api/v1/api-keys/key_x`, {
      method: 'DELETE',
      headers: { 'content-type': 'application/json' },
    })
    expect(response.status).toBe(401)
  })

  test('a large body that nobody wanted is answered, and the connection closed', async () => {
    const origin = await serve(async (fastify) => {
      await fastify.register(platenFastify, { platen })
    })
    const response = await fetch(`${origin}/api/v1/renders/sync`, {
      ...order,
      body: 'x'.repeat(5_000_000),
    })
    expect([response.status, response.headers.get('connection')]).toEqual([401, 'close'])
  })

  test('headers of cors and helmet stand beside ours, also on refusals', async () => {
    const origin = await serve(async (fastify) => {
      await fastify.register(cors, { origin: 'https://example.com' })
      await fastify.register(helmet)
      await fastify.register(platenFastify, { platen })
    })
    for (const path of ['/api/v1/livez', '/api/v1/whoami', '/api/v1/nothing']) {
      const { headers } = await fetch(origin + path, { headers: { origin: 'https://example.com' } })
      expect(headers.get('access-control-allow-origin'), path).toBe('https://example.com')
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
    }
  })

  test('HEAD has the headers of GET and no body', async () => {
    const origin = await serve(async (fastify) => {
      await fastify.register(platenFastify, { platen })
    })
    const got = await fetch(`${origin}/api/v1/livez`)
    const head = await fetch(`${origin}/api/v1/livez`, { method: 'HEAD' })
    expect(head.headers.get('content-length')).toBe(got.headers.get('content-length'))
    expect(await head.text()).toBe('')
  })
})

test('platenDecorator makes the Platen known to routes and closes it with the server', async () => {
  const own = createPlaten()
  const origin = await serve(async (fastify) => {
    await fastify.register(platenDecorator, { platen: own })
    fastify.get('/base', async (request) => {
      const { platen: known } = request.server as unknown as { readonly platen: typeof own }
      return known.basePath
    })
  })
  expect(await (await fetch(`${origin}/base`)).text()).toBe('/api/v1')
  await application.close()
  await expect(own.render({ canvas: { width: 1, height: 1 }, layers: [] })).rejects.toMatchObject({
    code: 'closed',
  })
})
