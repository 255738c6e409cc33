import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quote } from '../../src/foundation/quote.ts'

describe('quote', () => {
  test.each([
    ['plain words stay', 'title', '"title"'],
    ['quotes cannot end the quotation', 'a"b', `"a'b"`],
    ['line breaks cannot start a new log line', 'a\nb\u2028c', '"a\u{fffd}b\u{fffd}c"'],
    ['escapes cannot steer a terminal', '\u001b[2J', '"\u{fffd}[2J"'],
    ['long words are cut', 'x'.repeat(65), `"${'x'.repeat(64)}…"`],
  ])('%s', (_why, words, expected) => {
    expect(quote(words)).toBe(expected)
  })

  test('is one bounded line, whatever the words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (words) => {
        expect(quote(words)).toMatch(/^"[^"\p{Cc}\p{Surrogate}\p{Zl}\p{Zp}]{0,65}"$/u)
      }),
    )
  })
})
