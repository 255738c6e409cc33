import { describe, expect, test } from 'vitest'
import { parseTemplate } from '../../src/model/parse-template.ts'
import { refusalOf, withLayers } from './documents.ts'

const slot = (name: string) => ({ kind: 'text', name, dynamic: true })
const box = (...children: readonly unknown[]) => ({ kind: 'container', children })
const list = (item: unknown, more: object = {}) => ({
  kind: 'repeater',
  name: 'list',
  item,
  ...more,
})

const item = box(
  slot('a'),
  { kind: 'text', name: 'fixed' },
  { ...box(), name: 'box', dynamic: true },
  { ...list(slot('tag')), name: 'tags', dynamic: true },
)

describe('items that a template brings along', () => {
  test.each([
    ['a name that is no slot', [{ b: 'x' }], 'unknown_layer', '/0/b'],
    ['a slot that is not dynamic', [{}, { fixed: 'x' }], 'not_dynamic', '/1/fixed'],
    ['a property that is none', [{ a: { txt: 'x' } }], 'unknown_property', '/0/a/txt'],
    ['a property that is fixed', [{ a: { name: 'x' } }], 'unknown_property', '/0/a/name'],
    ['a value of the wrong type', [{ a: { text: 5 } }], 'invalid_type', '/0/a/text'],
    ['a bare value of the wrong type', [{ a: 5 }], 'invalid_type', '/0/a'],
    ['a bare value of a container', [{ box: 'x' }], 'invalid_type', '/0/box'],
    ['a token that is none', [{ a: { fill: '$x' } }], 'unknown_token', '/0/a/fill'],
    ['a slot of the inner repeater', [{ tag: 'x' }], 'unknown_layer', '/0/tag'],
    [
      'no slot of the inner repeater',
      [{ tags: { items: [{ a: 'x' }] } }],
      'unknown_layer',
      '/0/tags/items/0/a',
    ],
    [
      'a wrong value in the inner repeater',
      [{ tags: [{ tag: { fontSize: 0 } }] }],
      'out_of_range',
      '/0/tags/0/tag/fontSize',
    ],
    ['an item that is no object', ['x'], 'invalid_type', '/0'],
  ])('refused: %s', (_why, items, code, pointer) => {
    const error = refusalOf(withLayers(list(item, { items })))
    expect(error).toMatchObject({ code, pointer: `/layers/0/items${pointer}` })
  })

  test('allowed: every form of a value, and values that say nothing', () => {
    const items = [
      { a: 'x', box: { gap: 4 }, tags: [{ tag: 'new' }] },
      { a: { text: 'x', fill: 'red' }, tags: { items: [], gap: 1 } },
      { a: null, box: null, tags: '' },
      { a: { text: '', fontSize: null } },
    ]
    expect(parseTemplate(withLayers(list(item, { items }))).pages).toHaveLength(1)
  })

  const filler = (count: number) => new Array(count).fill({ kind: 'text', text: 'x' })
  const drawn = (count: number, nodes: number, more: object = {}) =>
    list(box(...filler(nodes - 1)), { items: new Array(count).fill({}), ...more })
  const given = (count: number) =>
    list(box({ ...list(slot('tag')), name: 'tags', dynamic: true }), {
      items: new Array(100).fill({ tags: { items: new Array(count).fill({}) } }),
    })

  test.each([
    ['500 items of 10 nodes, and the repeater itself', drawn(500, 10)],
    ['100 items that bring 48 items each', given(48)],
    ['two repeaters that fit alone', box(drawn(500, 6), { ...drawn(500, 6), name: 'other' })],
  ])('too many nodes: %s', (_why, layer) => {
    expect(refusalOf(withLayers(layer)).code).toBe('too_many_nodes')
  })

  test.each([
    ['500 items of 9 nodes', drawn(500, 9)],
    ['400 of 500 items of 10 nodes', drawn(500, 10, { max: 400 })],
    ['100 items that bring 47 items each', given(47)],
    ['no items, and "empty" in their place', drawn(0, 400, { empty: { kind: 'text' } })],
  ])('not too many nodes: %s', (_why, layer) => {
    expect(parseTemplate(withLayers(layer)).pages).toHaveLength(1)
  })
})
