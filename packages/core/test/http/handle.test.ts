import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { createPlaten, type Platen, type PlatenOptions } from '../../src/create-platen.ts'
import { createMemoryStores } from '../../src/memory/create-memory-stores.ts'
import type { Stores } from '../../src/ports/stores.ts'
import { bearer, buildRequest, readAnswer, seedKey } from './ask.ts'

let platen: Platen | undefined
afterEach(async () => {
  await platen?.close()
  platen = undefined
})

const open = (options: PlatenOptions): Platen => {
  platen = createPlaten(options)
  return platen
}

interface LogLine {
  readonly details: Readonly<Record<string, unknown>>
  readonly message: string
}

/** Stores whose settings cannot be read, and what is logged of it. */
function breakSettings(): { stores: Stores; lines: LogLine[]; options: PlatenOptions } {
  const memory = createMemoryStores()
  const fail = async () => {
    throw new Error('SELECT * FROM settings: /var/lib/platen.db is locked')
  }
  const stores = { ...memory, settings: { ...memory.settings, get: fail } }
  const lines: LogLine[] = []
  const log = (details: LogLine['details'], message: string) => lines.push({ details, message })
  return { stores, lines, options: { stores, logger: { error: log, warn: log, info: log } } }
}

describe('handle', () => {
  test('a fault of ours is 500 without a word of it, and goes to the log without the key', async () => {
    const { stores, lines, options } = breakSettings()
    const { key } = await seedKey(stores, 'master')
    const rawUrl = `/api/v1/whoami?apiKey=${key}`
    const request = buildRequest({ rawUrl, headers: bearer(key) })
    const response = await open(options).handle(request)
    expect(response.status).toBe(500)
    expect(readAnswer(response)).toMatchObject({ code: 'internal', status: 500 })
    expect(String(response.body)).not.toMatch(/SELECT|platen\.db|\.ts:/)
    expect(lines).toHaveLength(1)
    const { details } = lines[0] ?? {}
    expect(details).toMatchObject({
      err: expect.objectContaining({ message: expect.stringContaining('SELECT') }),
      requestId: response.headers['x-request-id'],
      url: '/api/v1/whoami?apiKey=…',
    })
    expect(JSON.stringify(lines)).not.toContain(key)
  })

  test('what fails because the client went away is no fault, and not logged', async () => {
    const { stores, lines, options } = breakSettings()
    const { key } = await seedKey(stores, 'master')
    const request = buildRequest({ headers: bearer(key), signal: AbortSignal.abort() })
    expect((await open(options).handle(request)).status).toBe(408)
    expect(lines).toEqual([])
  })

  test('readyz tells that stores cannot be read, livez that the process lives', async () => {
    const { options, lines } = breakSettings()
    const handle = (route: string) =>
      open(options).handle(buildRequest({ rawUrl: `/api/v1${route}` }))
    expect((await handle('/livez')).status).toBe(200)
    const response = await handle('/readyz')
    expect(response.status).toBe(503)
    expect(readAnswer(response).code).toBe('unavailable')
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0)
    expect(lines).toHaveLength(1)
  })

  test('after close nothing is served but the news of it', async () => {
    const stores = createMemoryStores()
    const { key } = await seedKey(stores, 'master')
    const closed = createPlaten({ stores })
    await closed.close()
    const ask = (route: string) =>
      closed.handle(buildRequest({ rawUrl: `/api/v1${route}`, headers: bearer(key) }))
    expect(readAnswer(await ask('/whoami'))).toMatchObject({ code: 'closed', status: 503 })
    expect((await ask('/readyz')).status).toBe(503)
    expect((await ask('/livez')).status).toBe(200)
  })

  test('metrics are served where they are turned on, by route and never by path', async () => {
    const handle = (options: PlatenOptions, rawUrl: string) =>
      (platen ?? open(options)).handle(buildRequest({ rawUrl }))
    expect((await handle({}, '/api/v1/metrics')).status).toBe(404)
    await platen?.close()
    platen = undefined
    const on = { metrics: true }
    await handle(on, '/api/v1/livez')
    await handle(on, '/api/v1/templates/tmpl_secret')
    const { status, headers, body } = await handle(on, '/api/v1/metrics')
    expect(status).toBe(200)
    expect(headers['content-type']).toMatch(/^text\/plain/)
    expect(body).toMatch(/platen_request_duration_seconds_count\{.*route="\/livez".*\} 1/)
    expect(body).toContain('route="/templates/{idOrSlug}"')
    expect(body).not.toContain('tmpl_secret')
  })

  test.each([
    ['a base path of one’s own', { basePath: '/img' }, '', '/img/livez', 200],
    ['the usual one is nothing then', { basePath: '/img' }, '', '/api/v1/livez', 404],
    ['below a mount', {}, '/a/b', '/a/b/api/v1/livez', 200],
  ])('%s', async (_why, options, mountPath, rawUrl, status) => {
    const made = open(options)
    expect((await made.handle(buildRequest({ rawUrl, mountPath }))).status).toBe(status)
    expect(made.serves(rawUrl, mountPath)).toBe(status === 200)
  })

  test.each([
    ['a base path that ends in a slash', { basePath: '/api/' }],
    ['a base path that is none', { basePath: 'api' }],
    ['a base path that moves about', { basePath: '/api/../v1' }],
    ['a secret that can be guessed', { secret: 'hunter2' }],
    ['an address that is none', { baseUrl: 'example.com' }],
    ['an address with a query', { baseUrl: 'https://example.com/?a=1' }],
  ])('%s is refused when a Platen is made', (_why, options) => {
    expect(() => createPlaten(options)).toThrow(expect.objectContaining({ name: 'PlatenError' }))
  })

  test('whatever comes in, an answer comes out that keeps to the rules', async () => {
    const stores = createMemoryStores()
    const { key } = await seedKey(stores, 'master')
    const made = open({ stores })
    const route = fc.constantFrom('/whoami', '/templates', '/api-keys', '/render', '/livez', '/x')
    const text = fc.string({ unit: 'binary', maxLength: 60 })
    const method = fc.oneof(
      fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'OPTIONS', 'DELETE'),
      text,
    )
    const header = fc.oneof(fc.constant(`Bearer ${key}`), text)
    const property = fc.asyncProperty(
      fc.record({ method, route, text, header, body: fc.oneof(fc.json(), text) }),
      async (given) => {
        const { status, headers, body } = await made.handle(
          buildRequest({
            method: given.method,
            rawUrl: `/api/v1${given.route}?${given.text}`,
            headers: {
              authorization: given.header,
              'content-type': 'application/json',
              referer: given.text,
              'if-none-match': given.text,
              'idempotency-key': given.text,
              'x-request-id': given.text,
            },
            body: given.body,
          }),
        )
        expect(status).toBeLessThan(500)
        for (const [name, value] of Object.entries(headers)) {
          expect(name).toMatch(/^[a-z-]+$/)
          expect(value).toMatch(/^[\t\x20-\x7e\x80-\xff]*$/)
        }
        if (status >= 400) expect(headers['content-type']).toBe('application/problem+json')
        if (given.method === 'HEAD') expect(body).toBeUndefined()
      },
    )
    await fc.assert(property, { numRuns: 200 })
  })
})
