import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApiKey } from '../../../src/auth/api-key.ts'
import { createPlaten, type Platen } from '../../../src/create-platen.ts'
import type { HttpResponse } from '../../../src/http/http-response.ts'
import { createMemoryStores } from '../../../src/memory/create-memory-stores.ts'
import type { KeyType } from '../../../src/ports/api-key-record.ts'
import type { KeyStore } from '../../../src/ports/key-store.ts'
import type { Stores } from '../../../src/ports/stores.ts'
import { type Asked, bearer, buildRequest, readAnswer, seedKey } from '../ask.ts'

let nowMs: number
let stores: Stores
let platen: Platen
let lookUps: number

/** Counts how often a key is looked up. */
function countLookUps(keys: KeyStore): KeyStore {
  return Object.assign(Object.create(keys), {
    findGrant: (hash: string) => {
      lookUps++
      return keys.findGrant(hash)
    },
  })
}

beforeEach(() => {
  nowMs = Date.UTC(2026, 0, 1)
  lookUps = 0
  const clock = () => nowMs
  const memory = createMemoryStores({ clock })
  stores = { ...memory, keys: countLookUps(memory.keys) }
  platen = createPlaten({ stores, clock, defaultRatePlan: 'starter' })
})

afterEach(() => platen.close())

const ask = (asked: Asked): Promise<HttpResponse> => platen.handle(buildRequest(asked))

/** What may differ between two refusals of one sort: the id of the request. */
function withoutId(response: HttpResponse): unknown {
  const { instance: _instance, id: _id, ...problem } = readAnswer(response)
  const { 'x-request-id': _requestId, ...headers } = response.headers
  return { status: response.status, headers, problem }
}

describe('a credential', () => {
  test.each([
    ['Bearer', (key: string) => ({ authorization: `Bearer ${key}` })],
    ['bearer in lower case', (key: string) => ({ authorization: `bearer ${key}` })],
    ['more spaces', (key: string) => ({ authorization: `  Bearer   ${key}  ` })],
    ['X-API-Key', (key: string) => ({ 'x-api-key': key })],
    ['both, alike', (key: string) => ({ authorization: `Bearer ${key}`, 'x-api-key': key })],
    [
      'Bearer beside a proxy’s Basic',
      (key: string) => ({ authorization: `Basic eDp5, Bearer ${key}` }),
    ],
  ])('T14 %s is understood', async (_why, toHeaders) => {
    const { key } = await seedKey(stores, 'master')
    expect((await ask({ headers: toHeaders(key) })).status).toBe(200)
  })

  test.each([
    ['two keys', (a: string, b: string) => ({ authorization: `Bearer ${a}`, 'x-api-key': b })],
    ['two headers', (a: string, b: string) => ({ authorization: `Bearer ${a}, Bearer ${b}` })],
  ])('T15 %s are 400', async (_why, toHeaders) => {
    const a = await seedKey(stores, 'master')
    const b = await seedKey(stores, 'master')
    const response = await ask({ headers: toHeaders(a.key, b.key) })
    expect(response.status).toBe(400)
    expect(readAnswer(response).code).toBe('ambiguous_credentials')
  })

  test.each([
    ['none', {}],
    ['another scheme', { authorization: 'Basic eDp5' }],
  ])('T10 %s is 401 with the scheme and without an error', async (_why, headers) => {
    const response = await ask({ headers })
    expect(response.status).toBe(401)
    expect(response.headers['www-authenticate']).toBe('Bearer realm="platen"')
  })

  test('a key in the query counts on the image route only', async () => {
    const { key } = await seedKey(stores, 'master')
    expect((await ask({ rawUrl: `/api/v1/whoami?apiKey=${key}` })).status).toBe(401)
  })

  test('T11 malformed, mistyped, unknown, revoked and expired keys are told apart by nothing', async () => {
    const revoked = await seedKey(stores, 'master', {
      revokedAt: 1,
      revokedBy: 'ada',
      revokeReason: 'manual',
    })
    const expired = await seedKey(stores, 'master', { expiresAt: nowMs })
    const { key } = createApiKey('master')
    const mistyped = key.slice(0, -1) + (key.endsWith('0') ? '1' : '0')
    const keys = ['x', mistyped, key, revoked.key, expired.key]
    const answers = []
    for (const text of keys) answers.push(withoutId(await ask({ headers: bearer(text) })))
    expect(answers[0]).toMatchObject({ status: 401 })
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })

  test.each([
    ['no key at all', 'x'],
    ['empty', ''],
    ['a megabyte', 'rs_live_'.repeat(131_072)],
    ['line breaks', 'rs_live_\r\n'],
    ['a wrong checksum', `rs_live_${'0'.repeat(38)}`],
  ])('T11 %s costs no look-up', async (_why, text) => {
    expect((await ask({ headers: bearer(text) })).status).toBe(401)
    expect(lookUps).toBe(0)
  })

  test('K10 a key is valid until the millisecond before it expires', async () => {
    const { key } = await seedKey(stores, 'master', { expiresAt: nowMs + 1 })
    expect((await ask({ headers: bearer(key) })).status).toBe(200)
    nowMs += 1
    expect((await ask({ headers: bearer(key) })).status).toBe(401)
  })

  test('K9 the request after a revocation is 401', async () => {
    const { key, record } = await seedKey(stores, 'master')
    expect((await ask({ headers: bearer(key) })).status).toBe(200)
    const { orgId, id, updatedAt } = record
    const patch = { revokedAt: nowMs, revokedBy: 'ada', revokeReason: 'manual' } as const
    await stores.keys.update({ orgId, id, expectedUpdatedAt: updatedAt, patch, at: nowMs }, [])
    expect((await ask({ headers: bearer(key) })).status).toBe(401)
  })

  test.each(['master', 'project', 'read_only'] as const)(
    'a %s key may ask what it may',
    async (type: KeyType) => {
      const { key, record } = await seedKey(stores, type, { templateIds: ['tmpl_1'] })
      const answer = readAnswer<{ actions: string[] }>(await ask({ headers: bearer(key) }))
      expect(answer).toMatchObject({
        type: 'api_key',
        apiKey: { id: record.id, start: record.start, type },
      })
      expect(answer.actions).toContain('render:create')
      expect(answer.actions).not.toContain('ownership:transfer')
      expect(JSON.stringify(answer)).not.toContain(key)
    },
  )

  test('T12 a get key opens no other route than that of images', async () => {
    const { key } = await seedKey(stores, 'get')
    const response = await ask({ headers: bearer(key) })
    expect(response.status).toBe(403)
    expect(readAnswer(response).code).toBe('key_type_not_permitted')
  })

  test('the rights of a key end with those of its creator', async () => {
    const at = nowMs
    await stores.members.observe({ orgId: 'default', userId: 'ada', role: 'admin', at })
    const { key } = await seedKey(stores, 'master', { createdBy: 'ada' })
    const rights = async () =>
      readAnswer<{ actions?: string[] }>(await ask({ headers: bearer(key) })).actions
    expect(await rights()).toContain('render:create')
    await stores.members.setRoles(
      { orgId: 'default', roles: [{ userId: 'ada', role: 'viewer' }], at },
      [],
    )
    expect(await rights()).not.toContain('render:create')
    await stores.members.remove({ orgId: 'default', userId: 'ada', by: 'bob', at }, [])
    expect((await ask({ headers: bearer(key) })).status).toBe(401)
  })

  test('a key that is bound to addresses is refused elsewhere', async () => {
    const { key } = await seedKey(stores, 'master', { ipAllow: ['10.0.0.0/8'] })
    expect((await ask({ headers: bearer(key), ip: '10.1.2.3' })).status).toBe(200)
    expect((await ask({ headers: bearer(key), ip: '::ffff:10.1.2.3' })).status).toBe(200)
    expect((await ask({ headers: bearer(key), ip: '11.1.2.3' })).status).toBe(403)
    expect((await ask({ headers: bearer(key), ip: undefined })).status).toBe(403)
  })

  test('K3 guesses are slowed down by their address, and nobody else’s', async () => {
    const { key } = await seedKey(stores, 'master')
    for (let guess = 0; guess < 60; guess++) {
      const unknown = bearer(createApiKey('master').key)
      expect((await ask({ headers: unknown, ip: '203.0.113.9' })).status).toBe(401)
    }
    const before = lookUps
    const refused = await ask({ headers: bearer(createApiKey('master').key), ip: '203.0.113.9' })
    expect(refused.status).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(lookUps).toBe(before)
    expect((await ask({ headers: bearer(key), ip: '203.0.113.10' })).status).toBe(200)
    nowMs += 120_000
    expect((await ask({ headers: bearer(key), ip: '203.0.113.9' })).status).toBe(200)
  })

  test('K3 guesses that come at once are told no more than those that come one by one', async () => {
    const guesses = Array.from({ length: 200 }, () => bearer(createApiKey('master').key))
    const answers = await Promise.all(guesses.map((headers) => ask({ headers, ip: '203.0.113.9' })))
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(60)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(140)
  })

  test('T18 a limit that is used up is 429 with the wait and nothing remaining', async () => {
    const { key } = await seedKey(stores, 'master')
    let response = await ask({ headers: bearer(key) })
    expect(response.headers).toMatchObject({
      'x-ratelimit-limit': '3000',
      'x-ratelimit-remaining': '2999',
    })
    for (let count = 0; count < 3_000; count++) response = await ask({ headers: bearer(key) })
    expect(response.status).toBe(429)
    expect(readAnswer(response).code).toBe('rate_limited')
    expect(response.headers).toMatchObject({ 'x-ratelimit-remaining': '0' })
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0)
  })
})
