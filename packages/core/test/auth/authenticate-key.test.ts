import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createApiKey, INVALID_KEY_DETAIL, parseApiKey } from '../../src/auth/api-key.ts'
import { authenticateKey } from '../../src/auth/authenticate-key.ts'
import { hashKey } from '../../src/auth/hash-key.ts'
import type { ApiKeyRecord } from '../../src/ports/api-key-record.ts'
import { faultOf } from './fault-of.ts'
import { keyRecord, NOW_MS } from './key-records.ts'

const SECRET = createApiKey('master')
const HASH = hashKey(SECRET.key)

function authenticate(overrides: Partial<ApiKeyRecord>, nowMs = NOW_MS) {
  const key = keyRecord({ ...HASH, ...overrides })
  return authenticateKey({ asked: HASH, nowMs }, { key, creatorRole: 'user', orgEpoch: 1 })
}

describe('authenticateKey', () => {
  test.each<[why: string, overrides: Partial<ApiKeyRecord>]>([
    ['an active key', {}],
    ['a key that expires in a millisecond', { expiresAt: NOW_MS + 1 }],
    ['a replaced key in its last millisecond of grace', { graceUntil: NOW_MS + 1 }],
  ])('%s opens', (_why, overrides) => {
    const grant = { kind: 'api_key', orgId: 'default', role: 'user', key: overrides }
    expect(authenticate(overrides)).toMatchObject(grant)
  })

  test.each<[why: string, overrides: Partial<ApiKeyRecord>]>([
    ['a revoked key', { revokedAt: NOW_MS }],
    ['a key revoked by a clock that is ahead', { revokedAt: NOW_MS + 60_000 }],
    ['K10: a key at the very millisecond of its expiry', { expiresAt: NOW_MS }],
    ['an expired key', { expiresAt: NOW_MS - 1 }],
    ['a replaced key at the end of its grace', { graceUntil: NOW_MS }],
    ['another key that a loose store gave', { hash: HASH.hash.toUpperCase() }],
    ['a key stored under another kind of digest', { hashVersion: 'h1' }],
  ])('K8: %s does not open', (_why, overrides) => {
    expect(authenticate(overrides)).toBeUndefined()
  })

  test('K8: an unknown key does not open', () => {
    expect(authenticateKey({ asked: HASH, nowMs: NOW_MS }, undefined)).toBeUndefined()
  })

  test('a malformed key is refused in the text that is said of all of them', async () => {
    const fault = await faultOf(() => parseApiKey('rs_live_nonsense'))
    expect(fault).toMatchObject({ code: 'key_invalid', status: 401, message: INVALID_KEY_DETAIL })
  })

  test('a revoked key never passes again', () => {
    const time = fc.option(fc.integer({ min: 0, max: 2 * NOW_MS }), { nil: undefined })
    fc.assert(
      fc.property(time, time, fc.nat(2 * NOW_MS), (expiresAt, graceUntil, nowMs) => {
        expect(authenticate({ expiresAt, graceUntil, revokedAt: 1 }, nowMs)).toBeUndefined()
      }),
    )
  })
})
