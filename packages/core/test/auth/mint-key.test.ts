import { describe, expect, test } from 'vitest'
import { createApiKey } from '../../src/auth/api-key.ts'
import { hashKey } from '../../src/auth/hash-key.ts'
import {
  assertMintable,
  assertNotWider,
  buildKeyRecord,
  type KeyBounds,
} from '../../src/auth/mint-key.ts'
import { KEY_TYPES } from '../../src/ports/api-key-record.ts'
import { keyStatusAt } from '../../src/ports/key-status.ts'
import { faultOf } from './fault-of.ts'
import { adaIs, keyGrant } from './grants.ts'
import { keyRecord, NOW_MS } from './key-records.ts'

describe('buildKeyRecord', () => {
  const secret = createApiKey('get')
  const options = {
    name: 'Blog',
    templateIds: ['tmpl_1'],
    allowedHosts: ['a.com'],
    ipAllow: undefined,
    rateLimit: undefined,
    expiresAt: NOW_MS + 1,
    metadata: undefined,
  }
  const record = buildKeyRecord({
    id: 'key_1',
    orgId: 'acme',
    type: 'get',
    options,
    createdBy: 'ada',
    secret,
    hash: hashKey(secret.key),
    nowMs: NOW_MS,
  })

  test('is active and new', () => {
    expect(keyStatusAt(record, NOW_MS)).toBe('active')
    expect(record).toMatchObject({
      ...options,
      id: 'key_1',
      orgId: 'acme',
      type: 'get',
      createdBy: 'ada',
    })
    expect(record).toMatchObject({ createdAt: NOW_MS, updatedAt: NOW_MS, lastUsedAt: undefined })
  })

  test('knows of the key its prefix, its start and its digest only', () => {
    expect(record).toMatchObject({ prefix: 'rs_get_', start: secret.start, ...hashKey(secret.key) })
    expect(JSON.stringify(record)).not.toContain(secret.key.slice(secret.start.length))
  })
})

describe('assertMintable', () => {
  // Columns: master project read_only get.
  test.each([
    ['owner', 'Y Y Y Y'],
    ['admin', 'Y Y Y Y'],
    ['user', '- Y Y Y'],
    ['viewer', '- - - -'],
    ['nobody', '- - - -'],
  ] as const)('%s, in person and by the keys that they made: %s', async (role, row) => {
    const grants = [keyGrant({}, { role }), ...(role === 'nobody' ? [] : [adaIs(role)])]
    for (const [index, cell] of row.split(' ').entries()) {
      const type = KEY_TYPES[index]
      if (type === undefined) throw new Error('There are fewer types of keys.')
      for (const grant of grants) {
        if (cell === 'Y') {
          expect(() => assertMintable(grant, type)).not.toThrow()
          continue
        }
        const fault = await faultOf(() => assertMintable(grant, type))
        expect(fault, type).toMatchObject({ code: 'role_not_permitted', status: 403 })
      }
    }
  })

  test('a signed URL makes nothing', async () => {
    const grant = { kind: 'signed_url', orgId: 'default', signingKeyId: 'sk_1' } as const
    for (const type of KEY_TYPES) {
      expect((await faultOf(() => assertMintable(grant, type))).status).toBe(403)
    }
  })
})

describe('assertNotWider', () => {
  const bounds = (overrides: Partial<KeyBounds> = {}): KeyBounds => keyRecord(overrides)
  const limit = (perWindow: number, windowSeconds: number) => ({
    rateLimit: { limit: perWindow, windowSeconds },
  })

  test.each(KEY_TYPES.filter((type) => type !== 'master'))(
    'a %s key makes no keys at all',
    async (type) => {
      for (const made of KEY_TYPES) {
        const fault = await faultOf(() => assertNotWider(bounds({ type }), bounds({ type: made })))
        expect(fault).toMatchObject({ code: 'key_too_wide', status: 403 })
      }
    },
  )

  test.each(KEY_TYPES)('an unbounded master key makes %s keys', (type) => {
    expect(() => assertNotWider(bounds(), bounds({ type }))).not.toThrow()
  })

  test.each<[why: string, of: Partial<KeyBounds>, made: Partial<KeyBounds>]>([
    ['fewer addresses', { ipAllow: ['10.0.0.0/8'] }, { ipAllow: ['10.1.0.0/16', '10.2.3.4/32'] }],
    ['a shorter life', { expiresAt: NOW_MS }, { expiresAt: NOW_MS - 1 }],
    ['the same life', { expiresAt: NOW_MS }, { expiresAt: NOW_MS }],
    ['fewer templates', { templateIds: ['a', 'b'] }, { templateIds: ['b'] }],
    ['a lower limit', limit(10, 60), limit(5, 60)],
    ['the same number in more time', limit(10, 60), limit(10, 600)],
  ])('within: %s', (_why, of, made) => {
    expect(() => assertNotWider(bounds(of), bounds(made))).not.toThrow()
  })

  test.each<[why: string, of: Partial<KeyBounds>, made: Partial<KeyBounds>, words: RegExp]>([
    ['any address', { ipAllow: ['10.0.0.0/8'] }, {}, /addresses/],
    [
      'one address more',
      { ipAllow: ['10.0.0.0/8'] },
      { ipAllow: ['10.1.0.0/16', '11.0.0.0/32'] },
      /addresses/,
    ],
    ['no end', { expiresAt: NOW_MS }, {}, /longer/],
    ['a later end', { expiresAt: NOW_MS }, { expiresAt: NOW_MS + 1 }, /longer/],
    ['all templates', { templateIds: ['a'] }, {}, /templates/],
    ['another template', { templateIds: ['a'] }, { templateIds: ['a', 'b'] }, /templates/],
    ['no limit', limit(10, 60), {}, /limit/],
    ['a higher limit', limit(10, 60), limit(11, 60), /limit/],
    ['the same in less time', limit(10, 60), limit(10, 59), /limit/],
    ['the same rate in one larger burst', limit(10, 60), limit(20, 120), /limit/],
  ])('wider: %s', async (_why, of, made, words) => {
    const fault = await faultOf(() => assertNotWider(bounds(of), bounds(made)))
    expect(fault.code).toBe('key_too_wide')
    expect(fault.message).toMatch(words)
  })
})
