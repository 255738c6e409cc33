import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  createApiKey,
  INVALID_KEY_DETAIL,
  KEY_PREFIXES,
  parseApiKey,
} from '../../src/auth/api-key.ts'
import { KEY_TYPES } from '../../src/ports/api-key-record.ts'
import { faultOf } from './fault-of.ts'

const ZEROS = '0'.repeat(32)
const ZERO_KEY = `rs_live_${ZEROS}0EngF0`

const types = fc.constantFrom(...KEY_TYPES)
const keys = types.map((type) => createApiKey(type).key)

describe('createApiKey', () => {
  test.each([
    ['master', 'rs_live_'],
    ['project', 'rs_live_'],
    ['read_only', 'rs_live_'],
    ['get', 'rs_get_'],
  ] as const)('a %s key begins with %s', (type, prefix) => {
    const { key, prefix: told, start } = createApiKey(type)
    expect(key).toMatch(/^rs_(?:live|get)_[0-9A-Za-z]{38}$/)
    expect(key.startsWith(prefix)).toBe(true)
    expect(told).toBe(prefix)
    expect(start).toBe(key.slice(0, prefix.length + 4))
  })

  test.each([
    ['master', `rs_live_${ZEROS}0EngF0`],
    ['get', `rs_get_${ZEROS}3p9BvM`],
  ] as const)('the published vector of a %s key', (type, key) => {
    expect(createApiKey(type, (count) => new Uint8Array(count)).key).toBe(key)
  })

  test('takes its digits from the source it is given and throws away unfair bytes', () => {
    const unfair = [250, 1, 249, 2]
    const { key } = createApiKey('master', (count) =>
      Uint8Array.from(randomBytes(count), (byte) => unfair.shift() ?? byte % 248),
    )
    expect(key.slice('rs_live_'.length, 'rs_live_'.length + 2)).toBe('12')
  })

  test('no two keys are alike', () => {
    const made = Array.from({ length: 1000 }, () => createApiKey('get').key)
    expect(new Set(made).size).toBe(1000)
  })
})

describe('parseApiKey', () => {
  test('reads what createApiKey makes', () => {
    fc.assert(
      fc.property(types, (type) => {
        const made = createApiKey(type)
        expect(parseApiKey(made.key)).toEqual(made)
        expect(made.prefix).toBe(KEY_PREFIXES[type])
      }),
    )
  })

  test('one changed character anywhere is noticed', async () => {
    const digit = fc.constantFrom(
      ...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
    )
    await fc.assert(
      fc.asyncProperty(keys, fc.nat(), digit, async (key, place, other) => {
        const at = place % key.length
        fc.pre(key[at] !== other)
        const slipped = key.slice(0, at) + other + key.slice(at + 1)
        expect((await faultOf(() => parseApiKey(slipped))).code).toBe('key_invalid')
      }),
    )
  })

  test('two neighbours that changed places are noticed', async () => {
    await fc.assert(
      fc.asyncProperty(keys, fc.integer({ min: 8, max: 43 }), async (key, at) => {
        const [a = '', b = ''] = [key[at], key[at + 1]]
        fc.pre(a !== b && b !== '')
        const swapped = key.slice(0, at) + b + a + key.slice(at + 2)
        expect((await faultOf(() => parseApiKey(swapped))).code).toBe('key_invalid')
      }),
    )
  })

  test.each([
    ['nothing', ''],
    ['a prefix alone', 'rs_live_'],
    ['a body under the other prefix: the checksum covers both', `rs_get_${ZEROS}0EngF0`],
    ['K1: an unknown prefix', `rs_test_${ZEROS}0EngF0`],
    ['another case of the prefix', `RS_LIVE_${ZEROS}0EngF0`],
    ['a space before it', ` ${ZERO_KEY}`],
    ['a line break after it', `${ZERO_KEY}\n`],
    ['K4: a header injection', `${ZERO_KEY}\r\nX-Evil: 1`],
    ['K4: letters beyond ASCII', `rs_live_${'é'.repeat(38)}`],
    ['K4: full-width digits', `rs_live_${'０'.repeat(38)}`],
    ['K4: a megabyte', `rs_live_${'0'.repeat(1_000_000)}`],
    ['one character too many', `${ZERO_KEY}0`],
    ['one too few', ZERO_KEY.slice(0, -1)],
    ['a checksum beyond 32 bits', `rs_live_${ZEROS}zzzzzz`],
    ['a quote in it', `rs_live_${ZEROS}0Eng"0`],
  ])('refuses %s in the words for every bad key', async (_why, text) => {
    const fault = await faultOf(() => parseApiKey(text))
    expect(fault).toMatchObject({ code: 'key_invalid', status: 401, message: INVALID_KEY_DETAIL })
  })
})
