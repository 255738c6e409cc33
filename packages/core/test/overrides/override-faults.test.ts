import { describe, expect, test } from 'vitest'
import { isPlatenError } from '../../src/foundation/errors.ts'
import { DEFAULT_LIMITS } from '../../src/foundation/limits.ts'
import { parseJsonOverrides } from '../../src/overrides/parse-json-overrides.ts'
import { SHOP_SLOTS } from './shop-slots.ts'

function faultOf(input: unknown) {
  try {
    parseJsonOverrides(input, SHOP_SLOTS, DEFAULT_LIMITS)
  } catch (error) {
    if (isPlatenError(error)) return error
    throw error
  }
  throw new Error('The overrides were accepted.')
}

describe('the faults of overrides', () => {
  test.each<[why: string, input: unknown, code: string, pointer: string, words: RegExp]>([
    [
      'J12: an unknown layer',
      { titel: 'x' },
      'unknown_layer',
      '/titel',
      /"titel".*Did you mean "title"/,
    ],
    [
      'J12: an unknown property',
      { title: { txt: 'x' } },
      'unknown_property',
      '/title/txt',
      /"txt".*Did you mean "text"/,
    ],
    [
      'a property of another kind',
      { title: { src: 'x' } },
      'unknown_property',
      '/title/src',
      /"src"/,
    ],
    [
      'a field that is no property',
      { row: { children: [] } },
      'unknown_property',
      '/row/children',
      /"children"/,
    ],
    [
      'the rule of a layer',
      { title: { visibleWhen: {} } },
      'unknown_property',
      '/title/visibleWhen',
      /"visibleWhen"/,
    ],
    ['a layer that is not dynamic', { fixed: 'x' }, 'not_dynamic', '/fixed', /"fixed".*dynamic/],
    ['a slot of an item outside of it', { name: 'x' }, 'unknown_layer', '/name', /"name"/],
    [
      'an outer layer in an item',
      { products: [{ title: 'x' }] },
      'unknown_layer',
      '/products/0/title',
      /"title"/,
    ],
    [
      'a wrong type',
      { title: { fontSize: '12' } },
      'invalid_type',
      '/title/fontSize',
      /"fontSize".*number/,
    ],
    ['a number for a text', { title: 42 }, 'invalid_type', '/title', /"text".*string.*42/],
    ['out of range', { title: { opacity: 2 } }, 'out_of_range', '/title/opacity', /at most 1/],
    [
      'a word that is none',
      { title: { align: 'centre' } },
      'invalid_value',
      '/title/align',
      /Did you mean "center"/,
    ],
    [
      'a colour that is none',
      { badge: { fill: 'bleu' } },
      'invalid_color',
      '/badge/fill',
      /"bleu"/,
    ],
    [
      'J13: a script as a colour',
      { badge: { fill: 'url(javascript:alert(1))' } },
      'invalid_color',
      '/badge/fill',
      /colour/,
    ],
    [
      'a fault inside a value',
      { badge: { fill: { type: 'linear', stops: [{ at: 0 }, { at: 1, color: 'red' }] } } },
      'missing_property',
      '/badge/fill/stops/0/color',
      /color/,
    ],
    [
      'an unknown key inside a value',
      { badge: { stroke: { fill: 'red', widht: 1 } } },
      'unknown_property',
      '/badge/stroke/widht',
      /Did you mean "width"/,
    ],
    ['a bare value on a container', { row: 'x' }, 'invalid_type', '/row', /container/],
    ['the same edge twice', { title: { x: 1, left: 2 } }, 'invalid_value', '/title/left', /"left"/],
    ['a list of layers', [], 'invalid_type', '', /object/],
    ['a string of no JSON', 'title', 'invalid_json', '', /JSON/],
    ['an item that is no object', { products: ['x'] }, 'invalid_type', '/products/0', /object/],
    [
      'items that are no list',
      { products: { items: {} } },
      'invalid_type',
      '/products/items',
      /list/,
    ],
    [
      'J3: a prototype as a layer',
      JSON.parse('{"__proto__":{"text":"x"}}'),
      'forbidden_key',
      '/__proto__',
      /__proto__/,
    ],
    [
      'J3: a constructor as a layer',
      { constructor: { prototype: 1 } },
      'forbidden_key',
      '/constructor',
      /constructor/,
    ],
    [
      'J3: a prototype as a property',
      JSON.parse('{"title":{"__proto__":1}}'),
      'forbidden_key',
      '/title/__proto__',
      /__proto__/,
    ],
    [
      'J3: a method of objects as a layer',
      { toString: 'x' },
      'unknown_layer',
      '/toString',
      /"toString"/,
    ],
    [
      'J5: a number beyond all',
      { title: { left: Number.POSITIVE_INFINITY } },
      'out_of_range',
      '/title/left',
      /finite/,
    ],
    ['J9: 501 items', { products: new Array(501).fill({}) }, 'too_many_items', '/products', /501/],
    [
      'a text of 10,001 characters',
      { title: 'x'.repeat(10_001) },
      'text_too_long',
      '/title',
      /10001/,
    ],
    [
      'a getter',
      Object.defineProperty({}, 'title', { enumerable: true, get: () => 'x' }),
      'invalid_type',
      '/title',
      /getter/,
    ],
    ['a function', { title: () => 'x' }, 'invalid_type', '/title', /function/],
    ['a Map', new Map([['title', 'x']]), 'invalid_type', '', /plain object/],
  ])('refuses %s', (_why, input, code, pointer, words) => {
    const { message, ...fault } = faultOf(input)
    expect(fault).toMatchObject({ code, pointer, status: 400 })
    expect(message).toMatch(words)
  })

  test('J9: a million items are refused before one is read', () => {
    const items = new Array(1_000_000).fill({ name: 'x' })
    const started = performance.now()
    expect(faultOf({ products: { items } }).code).toBe('too_many_items')
    expect(performance.now() - started).toBeLessThan(50)
  })

  test('a document nested more than 64 deep is refused', () => {
    let deep: unknown = 'x'
    for (let depth = 0; depth < 100; depth++) deep = { title: deep }
    expect(faultOf(deep).code).toBe('too_deep')
  })

  test('all faults come with the first, in the order of the document', () => {
    const { code, errors } = faultOf({ titel: 'x', title: { txt: 1, opacity: 2 }, fixed: 'x' })
    expect(code).toBe('unknown_layer')
    expect(errors.map(({ pointer }) => pointer)).toEqual([
      '/titel',
      '/title/txt',
      '/title/opacity',
      '/fixed',
    ])
  })

  test('no more than 20 faults are listed', () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`no${index}`, 'x']))
    expect(faultOf(many).errors).toHaveLength(20)
  })
})
