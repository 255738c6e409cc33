import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPlatenError } from '../../src/foundation/errors.ts'
import { parseQuery } from '../../src/overrides/parse-query.ts'

function codeOf(query: string): string {
  try {
    parseQuery(query)
  } catch (error) {
    if (isPlatenError(error)) return error.code
    throw error
  }
  return 'accepted'
}

describe('parseQuery', () => {
  test.each([
    ['a plain pair', 'title.text=Hi', [['title.text', 'Hi']]],
    ['a leading question mark', '?a=1', [['a', '1']]],
    ['only the first question mark is one', '??a=1', [['?a', '1']]],
    ['a plus is a space', 'a=x+y', [['a', 'x y']]],
    ['an escaped plus is a plus', 'a=x%2By', [['a', 'x+y']]],
    ['escapes in names', '%61=1', [['a', '1']]],
    ['hex digits of either case', 'a=%c3%A9', [['a', 'é']]],
    ['characters that were left unescaped', 'a=é😀', [['a', 'é😀']]],
    ['equals signs in a value', 'a=b=c', [['a', 'b=c']]],
    ['no equals sign', 'a', [['a', '']]],
    ['an empty value', 'a=', [['a', '']]],
    ['a trailing ampersand', 'a=1&', [['a', '1']]],
    [
      'ampersands in a row',
      'a=1&&b=2',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    ['a semicolon is no separator', 'w=1;h=2', [['w', '1;h=2']]],
    ['nothing', '', []],
  ])('%s: %s', (_why, query, expected) => {
    expect(parseQuery(query).map(({ name, value }) => [name, value])).toEqual(expected)
  })

  test.each([
    ['G2: the same name twice', 'w=1&w=2', 'duplicate_parameter'],
    ['G2: the same name twice, once escaped', 'w=1&%77=2', 'duplicate_parameter'],
    ['G4: a NUL', 'title=%00', 'invalid_encoding'],
    ['G4: a byte that starts no character', 'title=%ff', 'invalid_encoding'],
    ['G4: an overlong form', 'title=%E0%80%80', 'invalid_encoding'],
    ['an encoded surrogate', 'title=%ED%A0%80', 'invalid_encoding'],
    ['a surrogate as it is', 'title=\ud800', 'invalid_encoding'],
    ['G4: a lone percent sign', 'title=%', 'invalid_encoding'],
    ['G4: a percent sign before letters', 'title=%zz', 'invalid_encoding'],
    ['a broken name', '%zz=1', 'invalid_encoding'],
    ['a value without a name', '=1', 'unknown_parameter'],
    [
      'G6: 1,000 parameters',
      Array.from({ length: 1000 }, (_, i) => `p${i}=1`).join('&'),
      'too_many_parameters',
    ],
    [
      '201 parameters',
      Array.from({ length: 201 }, (_, i) => `p${i}=1`).join('&'),
      'too_many_parameters',
    ],
    ['200 parameters', Array.from({ length: 200 }, (_, i) => `p${i}=1`).join('&'), 'accepted'],
  ])('%s', (_why, query, code) => {
    expect(codeOf(query)).toBe(code)
  })

  test('reads what URLSearchParams writes', () => {
    const pairs = fc.uniqueArray(
      fc.tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' })),
      { selector: ([name]) => name, maxLength: 20 },
    )
    fc.assert(
      fc.property(pairs, (written) => {
        fc.pre(written.every((pair) => !pair.join('').includes('\0')))
        const read = parseQuery(new URLSearchParams(written).toString())
        expect(read.map(({ name, value }) => [name, value])).toEqual(written)
      }),
    )
  })

  test('gives pairs or a PlatenError for any string', () => {
    const pieces = fc.constantFrom('%', '&', '=', '+', '?', 'a', '%ff', '%41', '\ud800', '\0', ';')
    const hostile = fc
      .array(fc.oneof(pieces, fc.string({ unit: 'binary' })))
      .map((all) => all.join(''))
    fc.assert(fc.property(hostile, (query) => typeof codeOf(query) === 'string'))
  })

  test('reads a megabyte of separators in linear time', () => {
    const started = performance.now()
    expect(parseQuery('&'.repeat(1_000_000))).toEqual([])
    expect(codeOf(`a=${'%'.repeat(1_000_000)}`)).toBe('invalid_encoding')
    expect(performance.now() - started).toBeLessThan(500)
  })
})
