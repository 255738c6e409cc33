import { describe, expect, test } from 'vitest'
import { createApiKey } from '../../src/auth/api-key.ts'
import { hashKey } from '../../src/auth/hash-key.ts'
import {
  assertDeletable,
  MAX_GRACE_SECONDS,
  revokeKey,
  rotateKey,
} from '../../src/auth/key-life.ts'
import type { ApiKeyRecord } from '../../src/ports/api-key-record.ts'
import { type KeyStatus, keyStatusAt } from '../../src/ports/key-status.ts'
import { faultOf } from './fault-of.ts'
import { keyRecord, NOW_MS } from './key-records.ts'

/** A key in each of its statuses. */
const KEYS: Readonly<Record<KeyStatus, ApiKeyRecord>> = {
  active: keyRecord({ expiresAt: NOW_MS + 1 }),
  rotating: keyRecord({ graceUntil: NOW_MS + 1, replacedById: 'key_2' }),
  expired: keyRecord({ expiresAt: NOW_MS }),
  revoked: keyRecord({ revokedAt: NOW_MS - 5, revokedBy: 'ada', revokeReason: 'leak' }),
}

const SECRET = createApiKey('master')
const rotation = (graceSeconds?: number) => ({
  by: 'grace',
  graceSeconds,
  nowMs: NOW_MS,
  id: 'key_new',
  secret: SECRET,
  hash: hashKey(SECRET.key),
})

describe('keyStatusAt', () => {
  test.each<[why: string, key: Partial<ApiKeyRecord>, status: KeyStatus]>([
    ['nothing has happened to it', {}, 'active'],
    ['it expires later', { expiresAt: NOW_MS + 1 }, 'active'],
    ['K10: it expires now', { expiresAt: NOW_MS }, 'expired'],
    ['it was replaced and its grace runs', { graceUntil: NOW_MS + 1 }, 'rotating'],
    ['its grace ends now', { graceUntil: NOW_MS }, 'revoked'],
    ['its grace and its life end now', { graceUntil: NOW_MS, expiresAt: NOW_MS }, 'revoked'],
    ['it expires within its grace', { graceUntil: NOW_MS + 9, expiresAt: NOW_MS }, 'expired'],
    ['it was revoked', { revokedAt: NOW_MS }, 'revoked'],
    ['it was revoked after it had expired', { revokedAt: NOW_MS, expiresAt: 1 }, 'revoked'],
    ['it was revoked in its grace', { revokedAt: NOW_MS, graceUntil: NOW_MS + 9 }, 'revoked'],
  ])('%s', (_why, key, status) => {
    expect(keyStatusAt(keyRecord(key), NOW_MS)).toBe(status)
  })
})

describe('revokeKey', () => {
  test.each(['active', 'rotating', 'expired'] as const)('revokes a key that is %s', (status) => {
    const patch = revokeKey(KEYS[status], { by: 'grace', reason: 'manual', nowMs: NOW_MS })
    expect(patch).toEqual({ revokedAt: NOW_MS, revokedBy: 'grace', revokeReason: 'manual' })
    expect(keyStatusAt({ ...KEYS[status], ...patch }, 0)).toBe('revoked')
  })

  test('leaves a revoked key as it is: when, by whom and why it ended stays known', () => {
    const again = { by: 'grace', reason: 'manual', nowMs: NOW_MS } as const
    expect(revokeKey(KEYS.revoked, again)).toBeUndefined()
  })
})

describe('rotateKey', () => {
  const old = keyRecord({
    type: 'project',
    templateIds: ['tmpl_1'],
    ipAllow: ['10.0.0.0/8'],
    rateLimit: { limit: 5, windowSeconds: 60 },
    expiresAt: NOW_MS + 10_000,
    lastUsedAt: NOW_MS - 1,
    metadata: { team: 'web' },
  })

  test('copies everything but the secret, the id, the times and the counters', () => {
    const { replacement } = rotateKey(old, rotation(5))
    expect(replacement).toEqual({
      ...old,
      ...hashKey(SECRET.key),
      id: 'key_new',
      start: SECRET.start,
      lastUsedAt: undefined,
      replacesId: old.id,
      createdAt: NOW_MS,
      updatedAt: NOW_MS,
    })
  })

  test('K1: the prefix is kept whole', () => {
    expect(rotateKey(old, rotation()).replacement.prefix).toBe('rs_live_')
  })

  test.each<
    [why: string, graceSeconds: number | undefined, expiresAt: number | undefined, endsAt: number]
  >([
    ['no grace', undefined, undefined, NOW_MS],
    ['a grace of nothing', 0, undefined, NOW_MS],
    ['a grace', 60, undefined, NOW_MS + 60_000],
    ['a grace beyond its own expiry', 60, NOW_MS + 10_000, NOW_MS + 10_000],
    ['the longest grace', MAX_GRACE_SECONDS, undefined, NOW_MS + MAX_GRACE_SECONDS * 1000],
  ])('with %s the old key is valid until then', (_why, graceSeconds, expiresAt, endsAt) => {
    const key = keyRecord({ expiresAt })
    const { patch } = rotateKey(key, rotation(graceSeconds))
    const after = { ...key, ...patch }
    expect(keyStatusAt(after, endsAt)).toBe('revoked')
    if (endsAt > NOW_MS) expect(keyStatusAt(after, endsAt - 1)).toBe('rotating')
    expect(after.replacedById).toBe('key_new')
  })

  test('a key that ends at once says that it was replaced', () => {
    expect(rotateKey(old, rotation()).patch).toMatchObject({
      revokedBy: 'grace',
      revokeReason: 'rotated',
    })
  })

  test('the new key is active and starts with a life of its own', () => {
    expect(keyStatusAt(rotateKey(old, rotation(60)).replacement, NOW_MS)).toBe('active')
  })

  test.each(['rotating', 'expired', 'revoked'] as const)(
    'refuses a key that is %s',
    async (status) => {
      const fault = await faultOf(() => rotateKey(KEYS[status], rotation(60)))
      expect(fault).toMatchObject({ code: 'conflict', status: 409 })
    },
  )

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, MAX_GRACE_SECONDS + 1])(
    'refuses a grace of %d seconds',
    async (graceSeconds) => {
      const fault = await faultOf(() => rotateKey(old, rotation(graceSeconds)))
      expect(fault).toMatchObject({ code: 'out_of_range', pointer: '/graceSeconds' })
    },
  )
})

describe('assertDeletable', () => {
  test.each(['active', 'rotating', 'expired'] as const)(
    'a key that is %s stays',
    async (status) => {
      const fault = await faultOf(() => assertDeletable(KEYS[status], NOW_MS))
      expect(fault).toMatchObject({ code: 'conflict', status: 409 })
    },
  )

  test('a revoked key may go', () => {
    expect(() => assertDeletable(KEYS.revoked, NOW_MS)).not.toThrow()
  })

  test('so may one whose grace is over', () => {
    expect(() => assertDeletable(KEYS.rotating, NOW_MS + 1)).not.toThrow()
  })
})
