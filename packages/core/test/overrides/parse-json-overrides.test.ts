import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPlatenError } from '../../src/foundation/errors.ts'
import { DEFAULT_LIMITS } from '../../src/foundation/limits.ts'
import { parseJsonOverrides } from '../../src/overrides/parse-json-overrides.ts'
import { SHOP_SLOTS } from './shop-slots.ts'

const parse = (input: unknown) => parseJsonOverrides(input, SHOP_SLOTS, DEFAULT_LIMITS)

/** Each override as a line, `title.text = "Hi"`. */
function lines(input: unknown): readonly string[] {
  const list: string[] = []
  const add = (set: ReturnType<typeof parse>, prefix: string) => {
    for (const [name, { properties, items }] of set) {
      for (const [property, value] of properties) {
        list.push(`${prefix}${name}.${property} = ${JSON.stringify(value)}`)
      }
      if (items?.length === 0) list.push(`${prefix}${name}.items = none`)
      for (const [index, item] of (items ?? []).entries()) add(item, `${prefix}${name}.${index}.`)
    }
  }
  add(parse(input), '')
  return list
}

describe('parseJsonOverrides', () => {
  test.each<[why: string, input: unknown, expected: readonly string[]]>([
    ['nothing', undefined, []],
    ['no layers', {}, []],
    ['a property', { title: { text: 'Hi' } }, ['title.text = "Hi"']],
    ['a bare string on a text', { title: 'Hi' }, ['title.text = "Hi"']],
    ['a bare string on an image', { photo: 'asset:x' }, ['photo.src = "asset:x"']],
    ['a bare string on an SVG', { icon: 'asset:x' }, ['icon.src = "asset:x"']],
    ['a bare string on a shape', { badge: 'red' }, ['badge.fill = "red"']],
    ['a bare list on a repeater', { products: [{ name: 'A' }] }, ['products.0.name.text = "A"']],
    ['a layer inside a container', { inner: 'x' }, ['inner.text = "x"']],
    ['a layer that stands in for no items', { nothing: 'x' }, ['nothing.text = "x"']],
    ['null says nothing', { title: { text: null, fill: 'red' } }, ['title.fill = "red"']],
    ['an empty string says nothing', { title: { text: '' }, photo: '' }, []],
    ['null for a layer says nothing', { title: null }, []],
    ['an object without properties says nothing', { title: {} }, []],
    ['undefined says nothing', { title: { text: undefined } }, []],
    ['false says something', { title: { visible: false } }, ['title.visible = false']],
    ['x is left', { title: { x: 5 } }, ['title.left = 5']],
    ['y is top', { title: { y: '5%' } }, ['title.top = "5%"']],
    [
      'a position that is a crop',
      { photo: { position: 'left' } },
      ['photo.objectPosition = "left"'],
    ],
    [
      'a position in the flow',
      { photo: { position: 'absolute' } },
      ['photo.position = "absolute"'],
    ],
    ['-0 is 0', { title: { left: -0 } }, ['title.left = 0']],
    ['no items are an override', { products: { items: [] } }, ['products.items = none']],
    [
      'items inside items',
      { products: { items: [{ tags: [{ tag: 'a' }, {}, { tag: 'b' }] }] } },
      ['products.0.tags.0.tag.text = "a"', 'products.0.tags.2.tag.text = "b"'],
    ],
    ['JSON as text', '{"title":"Hi"}', ['title.text = "Hi"']],
    ['JSON as bytes', new TextEncoder().encode('{"title":"Hi"}'), ['title.text = "Hi"']],
    [
      'an object without a prototype',
      Object.assign(Object.create(null), { title: 'Hi' }),
      ['title.text = "Hi"'],
    ],
  ])('reads %s', (_why, input, expected) => {
    expect(lines(input)).toEqual(expected)
  })

  test('the result shares nothing with the input', () => {
    const fill = {
      type: 'linear',
      stops: [
        { at: 0, color: 'red' },
        { at: 1, color: 'blue' },
      ],
    }
    const parsed = parse({ badge: { fill } })
    fill.stops.length = 0
    expect(parsed.get('badge')?.properties.get('fill')).toMatchObject({ stops: { length: 2 } })
  })

  const names = fc.constantFrom(
    'title',
    'photo',
    'badge',
    'row',
    'products',
    'fixed',
    '__proto__',
    'constructor',
    'x',
  )
  const properties = fc.constantFrom(
    'text',
    'src',
    'fill',
    'items',
    'visible',
    'x',
    'left',
    '__proto__',
    'toString',
  )
  const nearly = fc.dictionary(
    names,
    fc.oneof(fc.jsonValue(), fc.dictionary(properties, fc.jsonValue())),
  )

  test('any JSON gives overrides or a PlatenError, and pollutes nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), nearly, fc.anything()), (input) => {
        try {
          parse(input)
        } catch (error) {
          expect(isPlatenError(error), String(error)).toBe(true)
        }
        expect(Object.keys(Object.prototype)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})
