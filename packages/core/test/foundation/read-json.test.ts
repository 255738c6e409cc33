import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPlatenError } from '../../src/foundation/errors.ts'
import { DEFAULT_LIMITS } from '../../src/foundation/limits.ts'
import { readJson } from '../../src/foundation/read-json.ts'

const read = (input: unknown) => readJson(input, DEFAULT_LIMITS)
const bytes = (...values: readonly number[]) => Uint8Array.from(values)
const selfish: Record<string, unknown> = {}
selfish['self'] = { inner: selfish }

/** The least of three runs: other work on the machine only ever adds. */
function leastMs(run: () => void): number {
  const runs = [1, 2, 3].map(() => {
    const started = performance.now()
    run()
    return performance.now() - started
  })
  return Math.min(...runs)
}

function nest(depth: number): unknown {
  let value: unknown = []
  for (let level = 1; level < depth; level++) value = [value]
  return value
}

/** Each level holds the one below twice, so that the whole has 2^40 values in 40 objects. */
function billionLaughs(): unknown {
  let value: unknown = 'ha'
  for (let level = 0; level < 40; level++) value = [value, value]
  return value
}

describe('readJson', () => {
  test.each([
    ['text', '{"a":[1,"x",null,true]}'],
    ['bytes', new TextEncoder().encode('{"a":[1,"x",null,true]}')],
    ['a value', { a: [1, 'x', null, true] }],
    ['a value without prototype', Object.assign(Object.create(null), { a: [1, 'x', null, true] })],
    ['a value of another realm', runInNewContext('({ a: [1, "x", null, true] })')],
    ['a value with undefined members', { a: [1, 'x', null, true], b: undefined }],
  ])('reads %s', (_why, input) => {
    expect(read(input)).toStrictEqual({ a: [1, 'x', null, true] })
  })

  test('shares nothing with its input', () => {
    const input = { a: [{ b: 1 }] }
    const copy = read(input)
    expect(copy).toEqual(input)
    expect(copy).not.toBe(input)
    expect(Object.values(copy ?? {})[0]).not.toBe(input.a)
  })

  test('turns -0 into 0, which prints and compares alike', () => {
    expect(Object.is(read(-0), 0)).toBe(true)
    expect(Object.is(read('-0'), 0)).toBe(true)
  })

  test.each([
    ['J1: no JSON', 'hello', 'invalid_json'],
    ['J1: nothing', '', 'invalid_json'],
    ['J1: a trailing comma', '{"a":1,}', 'invalid_json'],
    ['J1: a comment', '{} // note', 'invalid_json'],
    ['J1: a byte order mark', '\u{feff}{}', 'invalid_json'],
    ['J1: a byte order mark in bytes', bytes(0xef, 0xbb, 0xbf, 0x7b, 0x7d), 'invalid_json'],
    ['J1: UTF-16', Buffer.from('{"a":1}', 'utf16le'), 'invalid_json'],
    ['J1: bytes that are no UTF-8', bytes(0x22, 0xff, 0x22), 'invalid_json'],
    ['J1: an overlong form of "/"', bytes(0x22, 0xc0, 0xaf, 0x22), 'invalid_json'],
    ['J2: depth 65 in text', '['.repeat(65) + ']'.repeat(65), 'too_deep'],
    ['J2: depth 65 in a value', nest(65), 'too_deep'],
    ['J2: depth 10^4', '['.repeat(10_000), 'too_deep'],
    ['J2: depth 10^6 of a value', nest(1_000_000), 'too_deep'],
    ['J3: __proto__', '{"__proto__":{"polluted":1}}', 'forbidden_key'],
    ['J3: constructor', '{"constructor":{"prototype":{"polluted":1}}}', 'forbidden_key'],
    ['J3: prototype', { prototype: 1 }, 'forbidden_key'],
    ['J4: a key given twice', '{"w":1,"w":9}', 'duplicate_key'],
    ['J5: infinity by overflow', '1e999', 'out_of_range'],
    ['J5: minus infinity', '[-1e999]', 'out_of_range'],
    ['J5: hexadecimal', '0x10', 'invalid_json'],
    ['J5: NaN in text', 'NaN', 'invalid_json'],
    ['J5: NaN in a value', { a: Number.NaN }, 'out_of_range'],
    ['J5: more than a double holds', '9007199254740993', 'out_of_range'],
    ['J16: 1,000,001 bytes', ' '.repeat(1_000_001), 'document_too_large'],
    ['bytes above the limit, characters below', `"${'é'.repeat(500_000)}"`, 'document_too_large'],
    ['a value with too many characters', { a: 'x'.repeat(1_000_001) }, 'document_too_large'],
    ['too many values', { a: new Array(50_001).fill(0) }, 'too_many_nodes'],
    ['an endless sparse list', new Array(4_000_000_000), 'too_many_nodes'],
    ['shared parts that multiply', billionLaughs(), 'too_many_nodes'],
    ['a value that holds itself', selfish, 'invalid_type'],
    [
      'a getter',
      Object.defineProperty({}, 'a', { get: () => 1, enumerable: true }),
      'invalid_type',
    ],
    ['a function', { a: () => 1 }, 'invalid_type'],
    ['a symbol', { a: Symbol('a') }, 'invalid_type'],
    ['a symbol as a key', { [Symbol('a')]: 1 }, 'invalid_type'],
    ['a bigint', { a: 1n }, 'invalid_type'],
    ['undefined', undefined, 'invalid_type'],
    ['undefined in a list', [undefined], 'invalid_type'],
    ['a date', { a: new Date(0) }, 'invalid_type'],
    ['a map', new Map([['a', 1]]), 'invalid_type'],
    ['a boxed string', Object('a'), 'invalid_type'],
    ['a proxy', new Proxy({}, { ownKeys: () => fail() }), 'invalid_type'],
    ['a proxy as a prototype', Object.create(new Proxy({}, {})), 'invalid_type'],
  ])('refuses %s', (_why, input, code) => {
    const refuse = () =>
      expect(() => read(input)).toThrow(expect.objectContaining({ name: 'PlatenError', code }))
    expect(leastMs(refuse)).toBeLessThan(100)
  })

  test('refuses 15 MB of brackets before anything else', () => {
    const text = '['.repeat(15_000_000)
    const refuse = () =>
      expect(() => read(text)).toThrow(expect.objectContaining({ code: 'document_too_large' }))
    expect(leastMs(refuse)).toBeLessThan(50)
  })

  test.each([
    ['a fault of the text', '{\n  "a": 1,\n}', 'line 3, column 1'],
    ['a byte order mark', '\u{feff}{}', 'byte order mark'],
    ['a key given twice', '{"a":{"b":1,"b":2}}', '"b" is given twice'],
    ['a function', { a: { b: () => 1 } }, '"a.b" is of type function'],
  ])('says where %s is', (_why, input, words) => {
    expect(() => read(input)).toThrow(words)
  })

  test('points at the value that is refused', () => {
    expect(() => read({ 'a/b': [0, { c: Number.NaN }] })).toThrow(
      expect.objectContaining({ pointer: '/a~1b/1/c' }),
    )
  })

  test('gives any JSON text as JSON.parse does, but for what it refuses', () => {
    fc.assert(
      fc.property(fc.json({ noUnicodeString: false }), (text) => {
        try {
          expect(JSON.stringify(read(text))).toBe(JSON.stringify(JSON.parse(text)))
        } catch (error) {
          expect(isPlatenError(error) && error.code).toMatch(/^(forbidden_key|out_of_range)$/)
        }
      }),
    )
  })

  test('any value at all is read or refused by name', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withObjectString: true,
      withSet: true,
      withSparseArray: true,
      withTypedArray: true,
      withUnicodeString: true,
    })
    fc.assert(
      fc.property(anything, (value) => {
        try {
          read(value)
        } catch (error) {
          expect(isPlatenError(error)).toBe(true)
        }
        expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
      }),
    )
  })
})

function fail(): never {
  throw new Error('A trap of the input ran.')
}
