import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../src/foundation/limits.ts'
import { cleanText } from '../../src/overrides/clean-text.ts'

const clean = (text: string) => cleanText(text, DEFAULT_LIMITS, 'title')

describe('cleanText', () => {
  test.each([
    ['plain text stays', 'Hello, world', 'Hello, world'],
    ['tab and line feed stay', 'a\tb\nc', 'a\tb\nc'],
    ['a Windows line end becomes a line feed', 'a\r\nb', 'a\nb'],
    ['an old Mac line end becomes a line feed', 'a\rb', 'a\nb'],
    ['control characters go', 'a\u0000b\u0007c\u001bd', 'abcd'],
    ['C1 characters stay: NEL breaks lines', 'a\u0085b', 'a\u0085b'],
    ['a lone high surrogate is replaced', 'a\ud800b', 'a\ufffdb'],
    ['a lone low surrogate is replaced', '\udc00', '\ufffd'],
    ['a pair stays', '\u{1f600}', '\u{1f600}'],
    ['bidi controls stay', '\u202eabc\u202c', '\u202eabc\u202c'],
    [
      'emoji sequences stay',
      '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
      '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
    ],
  ])('%s', (_why, text, expected) => {
    expect(clean(text)).toBe(expected)
  })

  test('32 marks on one character pass, 33 do not', () => {
    expect(clean(`e${'\u0301'.repeat(32)}`)).toHaveLength(33)
    expect(() => clean(`e${'\u0301'.repeat(33)}`)).toThrow(/"title".*32 combining marks/)
  })

  test('joiners between marks do not restart the count', () => {
    expect(() => clean(`e${'\u0301\u200d'.repeat(17)}`)).toThrow(/combining marks/)
  })

  test('the count starts anew at each base character', () => {
    expect(clean('e\u0301'.repeat(500))).toHaveLength(1000)
  })

  test('the result is well-formed and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = clean(text)
        expect(once).not.toMatch(/[\p{Surrogate}\0\r]/u)
        expect(clean(once)).toBe(once)
      }),
    )
  })
})
