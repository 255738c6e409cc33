import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../src/foundation/limits.ts'
import { formatQueryOverrides } from '../../src/overrides/format-query-overrides.ts'
import { parseJsonOverrides } from '../../src/overrides/parse-json-overrides.ts'
import { parseQueryOverrides } from '../../src/overrides/parse-query-overrides.ts'
import { SHOP_ORDERS } from './shop-orders.ts'
import { SHOP_SLOTS } from './shop-slots.ts'

const fromJson = (value: unknown) => parseJsonOverrides(value, SHOP_SLOTS, DEFAULT_LIMITS)
const format = (value: unknown) =>
  formatQueryOverrides(fromJson(value), SHOP_SLOTS).map(({ name, value }) => `${name}=${value}`)

const STOPS = [
  { color: 'red', at: 0 },
  { color: 'blue', at: 1 },
]

describe('formatQueryOverrides', () => {
  test.each<[why: string, json: unknown, query: readonly string[]]>([
    ['nothing', {}, []],
    ['a bare value', { title: 'Hi' }, ['title.text=Hi']],
    ['a text that looks like JSON', { title: '{"a":1}' }, ['title.text={"a":1}']],
    ['a number', { title: { fontSize: 42.5 } }, ['title.fontSize=42.5']],
    ['a boolean', { title: { visible: false } }, ['title.visible=false']],
    ['an alias by its one name', { title: { x: 3 } }, ['title.left=3']],
    [
      'a gradient, its keys in order',
      { badge: { fill: { stops: STOPS, type: 'radial' } } },
      ['badge.fill={"stops":[{"at":0,"color":"red"},{"at":1,"color":"blue"}],"type":"radial"}'],
    ],
    ['layers by name', { title: 'T', inner: 'I' }, ['inner.text=I', 'title.text=T']],
    ['an item', { products: [{ name: 'Mug' }] }, ['products.0.name.text=Mug']],
    [
      'items inside items, empty ones between them',
      { products: [{ tags: [{}, { tag: 'x' }] }] },
      ['products.0.tags.1.tag.text=x'],
    ],
    ['no items at all', { products: [] }, ['products.items=[]']],
    [
      'a last item that says nothing',
      { products: [{ name: 'Mug', tags: [{ tag: 'x' }] }, {}] },
      ['products.items=[{"name":{"text":"Mug"},"tags":{"items":[{"tag":{"text":"x"}}]}},{}]'],
    ],
    ['what says nothing', { title: { text: null, fill: '' } }, []],
  ])('writes %s', (_why, json, query) => {
    expect(format(json)).toEqual(query)
  })

  test('the order of properties makes no difference', () => {
    const one = { title: { text: 'T', left: 3 }, inner: 'I' }
    const other = { inner: { text: 'I' }, title: { x: 3, text: 'T' } }
    expect(format(one)).toEqual(format(other))
  })

  test.each([
    ['a family', { title: { fontFamily: '["A"]' } }, 'title.fontFamily'],
    [
      'the family of an item',
      { products: [{ name: { fontFamily: '["A"]' } }] },
      'products.0.name.fontFamily',
    ],
  ])('refuses %s that a query would be read as a list', (_why, json, name) => {
    expect(() => format(json)).toThrow(
      expect.objectContaining({
        code: 'invalid_value',
        message: expect.stringContaining(`"${name}"`),
      }),
    )
  })

  test('whatever JSON says, the query says too', () => {
    fc.assert(
      fc.property(SHOP_ORDERS, (document) => {
        const overrides = fromJson(document)
        const query = formatQueryOverrides(overrides, SHOP_SLOTS)
        expect(parseQueryOverrides(query, SHOP_SLOTS, DEFAULT_LIMITS)).toEqual(overrides)
        expect(new Set(query.map(({ name }) => name)).size).toBe(query.length)
      }),
    )
  })
})
