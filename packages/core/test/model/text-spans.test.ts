import { describe, expect, test } from 'vitest'
import { isTextLink } from '../../src/model/text-link.ts'
import { faultsOf, refusalOf, withLayers } from './documents.ts'

const item = { kind: 'text', name: 'label', dynamic: true }

describe('spans of a template', () => {
  test.each<[why: string, layer: object, fault: string]>([
    ['beside a text', { text: 'a', spans: [{ text: 'b' }] }, 'invalid_value /layers/0/spans'],
    [
      'with a token that is not there',
      { spans: [{ text: '$5', fill: '$no' }] },
      'unknown_token /layers/0/spans/0/fill',
    ],
    [
      'that refer to nobody',
      { spans: [{ text: 'a' }, { text: '{no}' }] },
      'unknown_reference /layers/0/spans/1/text',
    ],
    [
      'that refer to themselves',
      { name: 'me', spans: [{ text: '{me}' }] },
      'reference_cycle /layers/0/text',
    ],
    [
      'with a format that there is not',
      { name: 'me', spans: [{ text: '{me|uper}' }] },
      'invalid_value /layers/0/spans/0/text',
    ],
    [
      'that are too long',
      { spans: [{ text: 'x'.repeat(6_000) }, { text: 'x'.repeat(6_000) }] },
      'text_too_long /layers/0/spans',
    ],
    [
      'in a chain, with a token that is not there',
      { fallback: { spans: [[{ text: 'a', fill: '$no' }]] } },
      'unknown_token /layers/0/fallback/spans/0/0/fill',
    ],
    [
      'of no such baseline',
      { spans: [{ text: 'a', baseline: 'top' }] },
      'invalid_value /layers/0/spans/0/baseline',
    ],
  ])('%s are refused', (_why, layer, fault) => {
    expect(faultsOf(withLayers({ kind: 'text', ...layer }))).toEqual([fault])
  })

  test('a misspelt property is met with the nearest one', () => {
    const error = refusalOf(withLayers({ kind: 'text', spans: [{ text: 'a', fontweight: 700 }] }))
    expect(error.message).toContain('Did you mean "fontWeight"?')
  })

  test('items are checked like orders', () => {
    const items = [{ label: { spans: [{ text: '$5', fill: '$no' }] } }]
    expect(faultsOf(withLayers({ kind: 'repeater', item, items }))).toEqual([
      'unknown_token /layers/0/items/0/label/spans/0/fill',
    ])
  })
})

describe('isTextLink', () => {
  test.each([
    ['https://example.com/a?b=c#d', true, 'https'],
    ['http://example.com', true, 'http'],
    ['HTTPS://EXAMPLE.COM', true, 'schemes know no case'],
    ['mailto:a@b.c?subject=Hi', true, 'mail'],
    ['javascript:alert(1)', false, 'runs'],
    ['data:text/html,hi', false, 'a document of its own'],
    ['java\nscript:alert(1)', false, 'parsers drop line ends'],
    ['https://a b.c', false, 'a space'],
    ['https:///path', false, 'no host'],
    ['//example.com', false, 'no scheme'],
    ['example.com', false, 'no scheme either'],
    ['mailto:', false, 'nobody'],
    [`https://a.b/${'x'.repeat(2_048)}`, false, 'too long'],
  ])('%j: %s, %s', (url, expected) => {
    expect(isTextLink(url)).toBe(expected)
  })
})
