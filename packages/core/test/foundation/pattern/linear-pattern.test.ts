import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compilePattern } from '../../../src/foundation/pattern/linear-pattern.ts'

const REFUSED = [
  ['(?=a)', 'looks around', 'looking ahead needs more than one pass'],
  ['(?<!a)b', 'looks around', 'so does looking behind'],
  ['(?i:a)', 'sets flags', 'no flags'],
  ['(a)\\1', 'none of the escapes', 'back references are what makes it slow'],
  ['(?<x>a)\\k<x>', 'none of the escapes', 'also by name'],
  ['\\bword', 'none of the escapes', 'a boundary is no character'],
  ['*a', 'repeats nothing', 'a quantifier with nothing before it'],
  ['a**', 'cannot be repeated', 'JavaScript refuses it too'],
  ['^*', 'cannot be repeated', 'a place cannot be repeated'],
  ['a{3,2}', 'more than it allows', 'bounds the wrong way round'],
  ['a{', 'repeats nothing', 'a brace that is text is written "\\{"'],
  ['(a', 'not closed', ''],
  ['a)', 'closes no group', ''],
  ['[a', 'not complete', ''],
  ['a\\', 'not complete', ''],
  ['[z-a]', 'no character or class', 'an order that cannot be'],
  ['\\p{Nonsense}', 'no character or class', 'an unknown property of Unicode'],
  ['(a{100}){100}', 'repeats too much', 'counts multiply'],
  ['(((a{40}){40}){40}){40}', 'repeats too much', 'and are counted before anything is built'],
  ['((a{0}){9999}){9999}', 'repeats too much', 'nothing, too often'],
  ['a'.repeat(501), 'may have 500', ''],
] as const

describe('a pattern', () => {
  test.each(REFUSED)('%s is refused: %s', (source, part) => {
    expect(() => compilePattern(source)).toThrow(part)
  })

  const SOURCES = [
    'a*b+c?',
    '(ab|a)(c|bc)',
    '[a-c]{2,4}',
    '(?:a|b)*c',
    '^a.*c$',
    '',
    'a||b',
    '(a*)*',
    '(|a)+b',
    '[^a]+',
    '\\d{1,3}',
    '\\w+\\s\\w+',
    'a{2}',
    'a{2,}',
    'a{0}',
    '(a{1,2}){2,3}',
    '(?<n>b)+',
    'a+?b',
    '\\p{Lu}.',
    '\\u{1F600}|é',
    '(^a|b)c',
    '(a$|b)+',
    '[\\]\\-x]*',
    '\\.|\\*',
    '.',
  ] as const

  test.each(SOURCES)('%j matches whole texts as RegExp does', (source) => {
    const expected = new RegExp(`^(?:${source})$`, 'u')
    const matches = compilePattern(source)
    const character = fc.constantFrom(
      'a',
      'b',
      'c',
      '1',
      ' ',
      '\n',
      'É',
      'é',
      '😀',
      ']',
      '-',
      '.',
      '*',
      '\ud800',
    )
    fc.assert(
      fc.property(fc.array(character, { maxLength: 9 }), (characters) => {
        const text = characters.join('')
        expect([text, matches(text)]).toEqual([text, expected.test(text)])
      }),
      { numRuns: 300 },
    )
  })

  test.each(['(a+)+b', '(a|a)*b', '(.*){10}z', '(a?){200}a{200}', '((a{0,15}){15}|a*)+z'])(
    '%j takes time in proportion to a hostile text',
    (source) => {
      const matches = compilePattern(source)
      const startedAt = performance.now()
      expect(matches(`${'a'.repeat(10_000)}!`)).toBe(false)
      // RegExp would not come back; this takes some 100 ms at most.
      expect(performance.now() - startedAt).toBeLessThan(3_000)
    },
  )
})
