import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createApiKey } from '../../src/auth/api-key.ts'
import { redactJson, redactKeys } from '../../src/auth/redact-keys.ts'
import { KEY_TYPES } from '../../src/ports/api-key-record.ts'
import { faultOf } from './fault-of.ts'

const KEY = `rs_live_${'0'.repeat(32)}0EngF0`

describe('redactKeys', () => {
  test.each([
    ['a key', KEY, 'rs_live_0000…'],
    [
      'a key in a URL',
      `/render?apiKey=rs_get_abcdEFGH12345678&x=1`,
      '/render?apiKey=rs_get_abcd…&x=1',
    ],
    ['two keys', `${KEY} ${KEY}`, 'rs_live_0000… rs_live_0000…'],
    ['a key with a slip in it', KEY.replace('EngF', 'XngF'), 'rs_live_0000…'],
    ['half a key', KEY.slice(0, 30), 'rs_live_0000…'],
    ['its start, which may be shown', 'rs_live_abc1', 'rs_live_abc1'],
    ['a prefix alone', 'rs_live_…', 'rs_live_…'],
    ['text without keys', 'Hello, rs_world', 'Hello, rs_world'],
  ])('%s', (_why, text, redacted) => {
    expect(redactKeys(text)).toBe(redacted)
  })

  test('no secret is left, whatever stands around it', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom(...KEY_TYPES),
        fc.string(),
        (before, type, after) => {
          const { key, start } = createApiKey(type)
          expect(redactKeys(before + key + after)).not.toContain(key.slice(start.length))
        },
      ),
    )
  })
})

describe('redactJson', () => {
  test('reaches values and names at every depth, and leaves the rest as it is', () => {
    const value = { a: [KEY, 1, null, { [KEY]: true }], b: 'x' }
    const redacted = { a: ['rs_live_0000…', 1, null, { 'rs_live_0000…': true }], b: 'x' }
    expect(redactJson(value)).toEqual(redacted)
  })

  test('a name that would be a prototype stays a name', () => {
    const value = JSON.parse('{"__proto__":{"polluted":true}}')
    expect(JSON.stringify(redactJson(value))).toBe('{"__proto__":{"polluted":true}}')
    expect(Object.getPrototypeOf(redactJson(value))).toBe(Object.prototype)
  })

  test('a value that is nested without end is refused', async () => {
    const value = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`)
    expect((await faultOf(() => redactJson(value))).code).toBe('too_deep')
  })
})
