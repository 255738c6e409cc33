import { describe, expect, test } from 'vitest'
import { parseTemplate } from '../../src/model/parse-template.ts'
import { faultsOf, refusalOf, withLayers } from './documents.ts'

const canvas = { width: 100, height: 50 }
const text = (name: string, words: string) => ({ kind: 'text', name, text: words })
const a = text('a', 'A')
const photo = { kind: 'image', name: 'photo' }
const box = (...children: readonly unknown[]) => ({ kind: 'container', children })
const list = (item: unknown) => ({ kind: 'repeater', name: 'list', item })

describe('references', () => {
  test.each([
    ['to no layer', [a, text('b', '{aa}')], ['unknown_reference /layers/1/text']],
    ['to an image', [photo, text('b', '{photo}')], ['unknown_reference /layers/1/text']],
    [
      'from a fallback',
      [{ ...a, fallback: { text: ['{b}'] } }],
      ['unknown_reference /layers/0/fallback/text/0'],
    ],
    [
      'into an item from outside',
      [list(a), text('b', '{a}')],
      ['unknown_reference /layers/1/text'],
    ],
    [
      'with a format that there is not',
      [a, text('b', '{a|uper}')],
      ['invalid_value /layers/1/text'],
    ],
    ['without end', [a, text('b', 'x {a')], ['invalid_value /layers/1/text']],
    ['without name', [text('b', '{}')], ['invalid_value /layers/0/text']],
    ['to themselves', [text('b', '{b}')], ['reference_cycle /layers/0/text']],
    [
      'in a circle',
      [text('b', '{c}'), text('c', '{d}'), text('d', '{b}')],
      ['reference_cycle /layers/0/text'],
    ],
    [
      'in a circle through a fallback',
      [{ ...a, fallback: { text: ['{b}'] } }, text('b', '{a}')],
      ['reference_cycle /layers/0/text'],
    ],
  ])('refused: %s', (_why, layers, faults) => {
    expect(faultsOf(withLayers(...layers))).toEqual(faults)
  })

  test('a circle is told in its order, without the ways into it and out of it', () => {
    const layers = [text('way', '{b}'), text('b', '{c}'), text('c', '{b} {end}'), text('end', 'x')]
    expect(refusalOf(withLayers(...layers)).message).toBe(
      'The texts refer to each other in a circle: "b" → "c" → "b".',
    )
  })

  test('a chain through every layer is followed in linear time', () => {
    const chain = Array.from({ length: 499 }, (_, index) => text(`l${index}`, `{l${index + 1}}`))
    expect(parseTemplate(withLayers(...chain, text('l499', 'x'))).pages).toHaveLength(1)
    expect(refusalOf(withLayers(...chain, text('l499', '{l0}'))).code).toBe('reference_cycle')
  })

  test.each([
    ['two to the same layer', withLayers(text('b', '{c}{c}'), text('c', 'x'))],
    ['out of an item', withLayers(a, list(text('b', '{a}')))],
    [
      'to a neighbour in an item before one outside',
      withLayers(text('a', '{b}'), text('b', 'x'), list(box(text('a', 'y'), text('b', '{a}')))),
    ],
    ['a brace that is text', withLayers(text('b', '{{b} }'))],
    ['from the title', { ...withLayers(a), meta: { title: '{a}' } }],
    [
      'from the title to any page',
      { canvas, pages: [{ layers: [] }, { layers: [a] }], meta: { alt: '{a}' } },
    ],
  ])('allowed: %s', (_why, document) => {
    expect(parseTemplate(document).pages.length).toBeGreaterThan(0)
  })

  test('a title may not refer to a layer that no page has', () => {
    const faults = faultsOf({ ...withLayers(a), meta: { title: '{b}' } })
    expect(faults).toEqual(['unknown_reference /meta/title'])
  })
})
