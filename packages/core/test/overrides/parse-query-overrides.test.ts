import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPlatenError } from '../../src/foundation/errors.ts'
import { DEFAULT_LIMITS } from '../../src/foundation/limits.ts'
import { parseJsonOverrides } from '../../src/overrides/parse-json-overrides.ts'
import { parseQuery } from '../../src/overrides/parse-query.ts'
import { parseQueryOverrides } from '../../src/overrides/parse-query-overrides.ts'
import { SHOP_ORDERS } from './shop-orders.ts'
import { SHOP_SLOTS } from './shop-slots.ts'

const fromQuery = (query: string) =>
  parseQueryOverrides(parseQuery(query), SHOP_SLOTS, DEFAULT_LIMITS)
const fromJson = (value: unknown) => parseJsonOverrides(value, SHOP_SLOTS, DEFAULT_LIMITS)

function faultOf(query: string) {
  try {
    fromQuery(query)
  } catch (error) {
    if (isPlatenError(error)) return error
    throw error
  }
  throw new Error('The query was accepted.')
}

describe('parseQueryOverrides', () => {
  test.each<[why: string, query: string, same: unknown]>([
    ['nothing', '', {}],
    ['a text', 'title.text=Hi+there', { title: 'Hi there' }],
    ['a text that looks like a number', 'title.text=42', { title: '42' }],
    ['a text that looks like a boolean', 'title.text=true', { title: 'true' }],
    ['a text that looks like JSON', 'title.text=%7B%22a%22:1%7D', { title: '{"a":1}' }],
    ['a text that looks like a list', 'title.text=%5B%5D', { title: '[]' }],
    ['a text that looks like a reference', 'title.text=%7Bname%7D', { title: '{name}' }],
    ['a number', 'title.fontSize=42.5', { title: { fontSize: 42.5 } }],
    ['a number with an exponent', 'title.fontSize=1e1', { title: { fontSize: 10 } }],
    ['a negative number', 'title.left=-3', { title: { left: -3 } }],
    ['-0 is 0', 'title.left=-0', { title: { left: 0 } }],
    ['a share', 'title.left=50%25', { title: { left: '50%' } }],
    ['a boolean', 'title.visible=false', { title: { visible: false } }],
    ['a factor or px', 'title.lineHeight=1.5', { title: { lineHeight: 1.5 } }],
    ['px', 'title.lineHeight=24px', { title: { lineHeight: '24px' } }],
    ['a family', 'title.fontFamily=Inter', { title: { fontFamily: 'Inter' } }],
    ['a list of families', 'title.fontFamily=["A","B"]', { title: { fontFamily: ['A', 'B'] } }],
    ['a list of radii', 'photo.radius=[1,2,3,4]', { photo: { radius: [1, 2, 3, 4] } }],
    ['a colour', 'badge.fill=%23fff', { badge: '#fff' }],
    [
      'a gradient as JSON',
      'badge.fill={"type":"linear","stops":[{"at":0,"color":"red"},{"at":1,"color":"blue"}]}',
      {
        badge: {
          fill: {
            type: 'linear',
            stops: [
              { at: 0, color: 'red' },
              { at: 1, color: 'blue' },
            ],
          },
        },
      },
    ],
    ['an item', 'products.0.name.text=Mug', { products: [{ name: 'Mug' }] }],
    [
      'items in any order',
      'products.1.name.text=B&products.0.name.text=A',
      { products: [{ name: 'A' }, { name: 'B' }] },
    ],
    ['items left out are empty', 'products.2.name.text=C', { products: [{}, {}, { name: 'C' }] }],
    [
      'items inside items',
      'products.0.tags.1.tag.text=x',
      { products: [{ tags: [{}, { tag: 'x' }] }] },
    ],
    ['items as JSON', 'products.items=[{"name":"Mug"}]', { products: [{ name: 'Mug' }] }],
    ['an empty value says nothing', 'title.text=', {}],
    [
      'what render URLs use for themselves',
      'format=png&width=3&sig=x&title.text=Hi',
      { title: 'Hi' },
    ],
  ])('reads %s', (_why, query, same) => {
    expect(fromQuery(query)).toEqual(fromJson(same))
  })

  test.each<[why: string, query: string, code: string, words: RegExp]>([
    ['a layer without a property', 'title=Hi', 'unknown_parameter', /"title\.text"/],
    ['G8: a cache buster', '_=1', 'unknown_parameter', /"_"/],
    ['G2: brackets', 'title[text]=x', 'unknown_parameter', /title\[text\]/],
    ['G2: brackets with a point', 'w[a.b]=x', 'unknown_parameter', /w\[a\.b\]/],
    ['G5: a prototype as a layer', '__proto__.x=1', 'unknown_parameter', /__proto__/],
    ['G5: a prototype as a property', 'title.__proto__=1', 'unknown_parameter', /__proto__/],
    ['a constructor', 'constructor.prototype=1', 'unknown_parameter', /constructor/],
    ['a prototype in a value', 'products.items=[{"__proto__":{}}]', 'forbidden_key', /__proto__/],
    ['an item without a layer', 'products.0=x', 'unknown_parameter', /products\.0/],
    ['an item without a property', 'products.0.name=x', 'unknown_parameter', /products\.0\.name/],
    ['an index with a leading zero', 'products.00.name.text=x', 'unknown_parameter', /00/],
    ['a negative index', 'products.-1.name.text=x', 'unknown_parameter', /-1/],
    ['a path of 65 names', `${'a.0.'.repeat(32)}a.text=x`, 'unknown_parameter', /unknown/],
    ['an item beyond the limit', 'products.500.name.text=x', 'too_many_items', /500/],
    ['an item far beyond', 'products.999999999.name.text=x', 'too_many_items', /500/],
    ['an unknown layer', 'titel.text=x', 'unknown_layer', /Did you mean "title"/],
    ['an unknown property', 'title.txt=x', 'unknown_property', /Did you mean "text"/],
    ['an item of no repeater', 'title.0.name.text=x', 'unknown_property', /"items"/],
    ['an item of no layer', 'nope.0.name.text=x', 'unknown_layer', /"nope"/],
    ['a layer that is not dynamic', 'fixed.text=x', 'not_dynamic', /"fixed"/],
    ['a word for a number', 'title.fontSize=big', 'invalid_type', /number/],
    ['a hexadecimal number', 'title.fontSize=0x10', 'invalid_type', /number/],
    ['an infinite number', 'title.fontSize=1e999', 'invalid_type', /number/],
    ['a number for a boolean', 'title.visible=1', 'invalid_type', /true or false/],
    [
      'items twice over',
      'products.items=[]&products.0.name.text=x',
      'duplicate_parameter',
      /products/,
    ],
  ])('refuses %s', (_why, query, code, words) => {
    const error = faultOf(query)
    expect(error.code).toBe(code)
    expect(error.message).toMatch(words)
  })

  test('pairs that no query parser has seen are checked for doubles too', () => {
    const pair = { name: 'title.text', value: 'x' }
    expect(() => parseQueryOverrides([pair, pair], SHOP_SLOTS, DEFAULT_LIMITS)).toThrow(
      /given twice/,
    )
  })

  test('a JSON fault points where the JSON document would have it', () => {
    expect(faultOf('products.1.name.opacity=7').pointer).toBe('/products/items/1/name/opacity')
  })

  type Pair = [name: string, value: string]

  /** The query spelling of a document. */
  function* spell(document: object, prefix: string): Generator<Pair> {
    for (const [layer, properties] of Object.entries(document)) {
      for (const [property, value] of Object.entries<unknown>(properties)) {
        yield* spellProperty(`${prefix}${layer}`, property, value)
      }
    }
  }

  /** Items are spelt one by one where that can be done, else as JSON. */
  function* spellProperty(layer: string, property: string, value: unknown): Generator<Pair> {
    if (property === 'items' && isFilled(value)) {
      for (const [index, item] of value.entries()) yield* spell(item, `${layer}.${index}.`)
    } else {
      yield [`${layer}.${property}`, typeof value === 'string' ? value : JSON.stringify(value)]
    }
  }

  /** Lists that one parameter each can spell: their last item says something. */
  function isFilled(value: unknown): value is readonly object[] {
    return Array.isArray(value) && [...spell(value.at(-1) ?? {}, '')].length > 0
  }

  test('query and JSON spelling of the same overrides are the same', () => {
    fc.assert(
      fc.property(SHOP_ORDERS, (document) => {
        const query = new URLSearchParams([...spell(document, '')]).toString()
        expect(fromQuery(query)).toEqual(fromJson(document))
      }),
    )
  })

  test('any parameters give overrides or a PlatenError', () => {
    const piece = fc.constantFrom(
      'title',
      'products',
      'text',
      'items',
      '0',
      '.',
      '__proto__',
      '=',
      '&',
      '{',
      '[',
      '"',
      '-',
      'x',
    )
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (query) => {
          try {
            fromQuery(query)
          } catch (error) {
            expect(isPlatenError(error), String(error)).toBe(true)
          }
        },
      ),
      { numRuns: 1000 },
    )
  })
})
