import { describe, expect, test } from 'vitest'
import {
  bearer,
  expectProblem,
  type HttpAdapterConformanceOptions,
  useAdapter,
} from './adapter-world.ts'
import { buildCard } from './test-card.ts'

/** Bodies, whole and broken, and the answers to requests that are sent twice. */
export function bodyCases(options: HttpAdapterConformanceOptions, mountPath = ''): void {
  const { hostParsesJson = false } = options
  const document = () => ({ ...buildCard(), slug: `card-${crypto.randomUUID().slice(0, 8)}` })
  const JSON_TYPE = { 'content-type': 'application/json' }

  describe('bodies', () => {
    const world = useAdapter(options, mountPath)

    test('JSON is read, whatever its length is', async () => {
      const body = { name: 'é'.repeat(150), document: document() }
      const answer = await world.ask('POST', '/templates', { body })
      expect(answer.status, answer.body.toString()).toBe(201)
      expect(answer.headers['location']).toContain(world.path('/templates/tmpl_'))
      expect(JSON.parse(answer.body.toString())).toMatchObject({ name: 'é'.repeat(150) })
    })

    test('JSON with a charset is JSON', async () => {
      const headers = { 'content-type': 'application/json; charset=utf-8' }
      const body = { document: document() }
      expect((await world.ask('POST', '/templates', { body, headers })).status).toBe(201)
    })

    test('a body in chunks is read', async () => {
      const { key } = await world.createKey('master')
      const headers = { ...JSON_TYPE, ...bearer(key), 'transfer-encoding': 'chunked' }
      const body = JSON.stringify({ document: document() })
      const sent = { method: 'POST', path: world.path('/templates'), headers, body }
      expect((await world.send(sent)).status).toBe(201)
    })

    test('a body that may be left out may be left out', async () => {
      const { id } = await world.createKey('get')
      const answer = await world.ask('POST', `/api-keys/${id}/rotate`)
      expect(answer.status, answer.body.toString()).toBe(201)
    })

    test('T17 a fault in a body is told with its place', async () => {
      const answer = await world.ask('POST', '/api-keys', { body: { name: 5, type: 'get' } })
      expectProblem(answer, { status: 400, code: 'invalid_type', slug: 'validation-error' })
      expect(JSON.parse(answer.body.toString())).toMatchObject({ errors: [{ pointer: '/name' }] })
    })

    test.each([
      ['text', 'text/plain'],
      ['XML', 'application/xml'],
    ])('T17 %s is 415', async (_why, contentType) => {
      const headers = { 'content-type': contentType }
      const answer = await world.ask('POST', '/templates', { body: {}, headers })
      expectProblem(answer, { status: 415, slug: 'unsupported-media-type' })
    })

    test.skipIf(hostParsesJson)(
      'T17 broken JSON is 400 (left out where a body parser of the host answers it)',
      async () => {
        const { key } = await world.createKey('master')
        const headers = { ...JSON_TYPE, ...bearer(key) }
        const sent = { method: 'POST', path: world.path('/templates'), headers, body: '{"name":' }
        expectProblem(await world.send(sent), { status: 400, code: 'invalid_json' })
      },
    )

    test.skipIf(hostParsesJson)(
      'T17 a body over the limit is 413 (left out where a body parser of the host answers it)',
      async () => {
        const { key } = await world.createKey('master')
        const headers = { ...JSON_TYPE, ...bearer(key) }
        const body = JSON.stringify({ name: 'x'.repeat(1_100_000) })
        const sent = { method: 'POST', path: world.path('/templates'), headers, body }
        expectProblem(await world.send(sent), { status: 413, slug: 'payload-too-large' })
      },
    )
  })

  describe('requests that are sent twice', () => {
    const world = useAdapter(options, mountPath)
    const create = (key: string, body: object) =>
      world.ask('POST', '/templates', { body, headers: { 'idempotency-key': `"${key}"` } })

    test('T20 the second gets the answer to the first', async () => {
      const key = crypto.randomUUID()
      const body = { document: document() }
      const first = await create(key, body)
      const second = await create(key, body)
      expect(first.status).toBe(201)
      expect(second.status).toBe(201)
      expect(second.body.toString()).toBe(first.body.toString())
      expect(second.headers['idempotency-replayed']).toBe('true')
    })

    test('T20 with another body the second is 422', async () => {
      const key = crypto.randomUUID()
      await create(key, { document: document() })
      expectProblem(await create(key, { document: document() }), {
        status: 422,
        code: 'idempotency_mismatch',
      })
    })

    test('T20 of many at once one is done', async () => {
      const key = crypto.randomUUID()
      const body = { document: document() }
      const answers = await Promise.all(Array.from({ length: 8 }, () => create(key, body)))
      const done = answers.filter(({ status }) => status === 201)
      const told = answers.filter(({ status }) => status === 409)
      expect(done.length + told.length).toBe(8)
      expect(new Set(done.map(({ body: made }) => made.toString())).size).toBe(1)
    })

    test('a key that was made is not shown to the second request', async () => {
      const headers = { 'idempotency-key': crypto.randomUUID() }
      const body = { name: 'x', type: 'get' }
      const first = await world.ask('POST', '/api-keys', { body, headers })
      const second = await world.ask('POST', '/api-keys', { body, headers })
      expect(first.status).toBe(201)
      expectProblem(second, { status: 409, code: 'conflict' })
      const { key, apiKey } = JSON.parse(first.body.toString())
      expect(second.body.toString()).not.toContain(key)
      expect(second.body.toString()).toContain(apiKey.id)
    })
  })
}
