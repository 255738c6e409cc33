import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPlatenError } from '../../src/foundation/errors.ts'
import { fillReferences } from '../../src/overrides/fill-references.ts'
import { parseReferences } from '../../src/overrides/parse-references.ts'

const author = { layer: 'author' }

describe('parseReferences', () => {
  test.each([
    ['no reference', 'Hello', ['Hello']],
    ['nothing', '', []],
    ['a reference alone', '{author}', [author]],
    ['a reference between texts', 'By {author}!', ['By ', author, '!']],
    ['references side by side', '{author}{author}', [author, author]],
    ['a doubled brace is one brace', 'a {{ b', ['a { b']],
    ['a doubled brace makes no reference', '{{author}', ['{author}']],
    ['a doubled brace before a reference', '{{{author}', ['{', author]],
    ['four braces are two', '{{{{', ['{{']],
    ['closing braces are text', 'a } b }}', ['a } b }}']],
    ['a literal name and a reference', '{{a} {author}', ['{a} ', author]],
  ])('%s: %s', (_why, text, expected) => {
    expect(parseReferences(text, '/x')).toEqual(expected)
  })

  test.each([
    ['a format is known but not drawn', '{price|currency:EUR}', 'not_drawn'],
    ['a brace that is never closed', 'a {author', 'invalid_value'],
    ['an empty reference', '{}', 'invalid_value'],
    ['a name with spaces', '{ author }', 'invalid_value'],
    ['a name that is none', '{__proto__}', 'invalid_value'],
    ['a path', '{products.0.name}', 'invalid_value'],
    ['an expression', '{1+1}', 'invalid_value'],
    ['a name of 65 characters', `{${'a'.repeat(65)}}`, 'invalid_value'],
  ])('%s: %s', (_why, text, code) => {
    expect(() => parseReferences(text, '/layers/0/text')).toThrow(
      expect.objectContaining({ code, pointer: '/layers/0/text' }),
    )
  })

  test('a text with its braces doubled comes back as it was', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const pieces = parseReferences(text.replaceAll('{', '{{'), '')
        expect(pieces.join('')).toBe(text)
      }),
    )
  })

  test('gives pieces or a PlatenError for any text, in linear time', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('{', '}', '{{', 'a', '|', ' ')), (pieces) => {
        try {
          parseReferences(pieces.join(''), '')
        } catch (error) {
          expect(isPlatenError(error)).toBe(true)
        }
      }),
    )
    const started = performance.now()
    parseReferences('{{'.repeat(500_000), '')
    parseReferences('{a}'.repeat(300_000), '')
    expect(() => parseReferences('{'.repeat(1_000_001), '')).toThrow()
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('fillReferences', () => {
  test('puts the texts in', () => {
    expect(fillReferences(['By ', author, '!'], (layer) => layer.toUpperCase(), 100)).toBe(
      'By AUTHOR!',
    )
  })

  test('stops as soon as the text is too long', () => {
    let asked = 0
    const long = () => {
      asked++
      return 'x'.repeat(60)
    }
    expect(fillReferences([author, author, author, author], long, 100)).toBeUndefined()
    expect(asked).toBe(2)
  })

  test('a text of exactly the limit passes', () => {
    expect(fillReferences(['x'.repeat(100)], () => '', 100)).toHaveLength(100)
  })
})
