import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseReferences } from '../../src/model/parse-references.ts'

describe('parseReferences', () => {
  test.each([
    ['no reference', 'plain', ['plain']],
    ['nothing', '', []],
    ['one alone', '{a}', [{ layer: 'a' }]],
    ['one in words', 'By {author}.', ['By ', { layer: 'author' }, '.']],
    ['neighbours', '{a}{b}', [{ layer: 'a' }, { layer: 'b' }]],
    ['a brace that is text', '{{a}', ['{a}']],
    ['a brace before a reference', '{{{a}', ['{', { layer: 'a' }]],
    ['closing braces', 'a } b }}', ['a } b }}']],
    ['names of the prototype', '{toString}', [{ layer: 'toString' }]],
  ])('cuts %s', (_why, text, pieces) => {
    expect(parseReferences(text, '/text')).toEqual(pieces)
  })

  test.each([
    ['a format that there is not', '{price|curency:EUR}', 'invalid_value'],
    ['two formats', '{price|number|upper}', 'invalid_value'],
    ['an empty format', '{price|}', 'invalid_value'],
    ['no name', '{}', 'invalid_value'],
    ['white space', '{ a }', 'invalid_value'],
    ['no end', 'x {a', 'invalid_value'],
    ['a brace alone', '{', 'invalid_value'],
    ['an expression', '{1+1}', 'invalid_value'],
    ['a path', '{a.b}', 'invalid_value'],
    ['a format of nothing', '{|upper}', 'invalid_value'],
    ['a brace inside', '{a{b}', 'invalid_value'],
  ])('refuses %s: %s', (_why, text, code) => {
    expect(() => parseReferences(text, '/text')).toThrow(
      expect.objectContaining({ code, pointer: '/text' }),
    )
  })

  test('gives back any text whose braces are doubled', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const pieces = parseReferences(text.replaceAll('{', '{{'), '/text')
        expect(pieces).toEqual(text === '' ? [] : [text])
      }),
    )
  })

  test('J14: 100,000 nested braces take no time', () => {
    const started = performance.now()
    parseReferences('{{'.repeat(100_000), '/text')
    expect(() => parseReferences('{(('.repeat(100_000), '/text')).toThrow('no reference')
    expect(performance.now() - started).toBeLessThan(200)
  })
})
