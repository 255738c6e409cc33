import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseReferences } from '../../src/model/parse-references.ts'
import { fillReferences } from '../../src/overrides/fill-references.ts'

const author = { layer: 'author' }

describe('fillReferences', () => {
  test('puts the texts in', () => {
    expect(fillReferences(['By ', author, '!'], ({ layer }) => layer.toUpperCase(), 100)).toBe(
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

  test('a text with its braces doubled comes back as it was', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const pieces = parseReferences(text.replaceAll('{', '{{'), '')
        expect(fillReferences(pieces, () => '?', 1_000_000)).toBe(text)
      }),
    )
  })
})
