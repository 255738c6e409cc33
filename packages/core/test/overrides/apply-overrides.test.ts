import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPlatenError } from '../../src/foundation/errors.ts'
import type { Layer } from '../../src/model/layer.ts'
import type { TemplateInput } from '../../src/model/template.ts'
import { applyOverrides } from '../../src/overrides/apply-overrides.ts'
import { parseJsonOverrides } from '../../src/overrides/parse-json-overrides.ts'
import { compileDocument, getLayer, pathsOf, resolveDocument, textAt } from './resolve-document.ts'

const CARD: TemplateInput = {
  canvas: { width: 400, height: 300, background: '$brand' },
  tokens: { brand: '#123456' },
  meta: { title: '{title}', alt: 'Card: {title} by {author}' },
  layers: [
    {
      kind: 'image',
      name: 'photo',
      dynamic: true,
      src: 'asset:own',
      fallback: { src: ['asset:chain'] },
    },
    { kind: 'text', name: 'title', dynamic: true, text: 'Untitled', fill: '$brand' },
    {
      kind: 'text',
      name: 'author',
      dynamic: true,
      text: '',
      fallback: { text: ['{title}', 'nobody'], else: 'hide' },
    },
    { kind: 'text', text: 'By {author}', visibleWhen: { layer: 'author', is: 'present' } },
    {
      kind: 'shape',
      name: 'badge',
      dynamic: true,
      shape: 'rect',
      visibleWhen: { layer: 'title', contains: '!' },
    },
    {
      kind: 'repeater',
      name: 'rows',
      dynamic: true,
      items: [{ label: 'a' }, { label: 'b' }],
      item: {
        kind: 'container',
        children: [{ kind: 'text', name: 'label', dynamic: true, text: '?' }],
      },
    },
  ],
}

/** Compiled once, as an instance does. */
const template = compileDocument(CARD)

function resolveCard(order: unknown) {
  const overrides = parseJsonOverrides(order, template.slots, template.limits)
  return applyOverrides({ template, overrides })
}

describe('applyOverrides', () => {
  test('fills in a template without any overrides', () => {
    const resolved = resolveDocument(CARD)
    expect(pathsOf(resolved)).toEqual([
      'photo',
      'title',
      'author',
      '#3',
      'rows',
      'rows.0',
      'rows.0.label',
      'rows.1',
      'rows.1.label',
    ])
    expect(resolved.hidden).toEqual([{ path: 'badge', reason: 'visibleWhen' }])
    expect(resolved.title).toBe('Untitled')
    expect(resolved.canvas.background).toEqual({
      type: 'solid',
      color: { r: 18, g: 52, b: 86, a: 1 },
    })
  })

  test('draws what the order sets', () => {
    const resolved = resolveDocument(CARD, {
      title: { text: 'Hi!', fill: 'red', x: 5 },
      author: 'Ann',
    })
    expect(getLayer(resolved, 'text', 'title')).toMatchObject({
      text: 'Hi!',
      textFrom: 'override',
      fill: { type: 'solid', color: { r: 255, g: 0, b: 0, a: 1 } },
      frame: { left: 5 },
    })
    expect(pathsOf(resolved)).toContain('badge')
    expect(resolved.alt).toBe('Card: Hi! by Ann')
  })

  test('a layer of one name on several pages is overridden on each', () => {
    const document: TemplateInput = {
      canvas: { width: 9, height: 9 },
      pages: [
        { name: 'cover', layers: [{ kind: 'text', name: 'title', dynamic: true }] },
        {
          name: 'back',
          layers: [
            { kind: 'text', name: 'title', dynamic: true },
            { kind: 'text', name: 'note', dynamic: true },
          ],
        },
      ],
    }
    const overrides = { title: 'Hi', note: 'only on the back' }
    expect(textAt(resolveDocument(document, overrides), 'title')).toBe('Hi')
    expect(textAt(resolveDocument(document, overrides, { page: 'back' }), 'note')).toBe(
      'only on the back',
    )
  })

  test('a value must suit every layer of its name', () => {
    const page = (layer: Layer) => ({ layers: [layer] })
    const document: Partial<TemplateInput> = {
      pages: [
        page({ kind: 'image', name: 'a', dynamic: true, src: 'asset:a' }),
        page({ kind: 'text', name: 'a', dynamic: true }),
        page({ kind: 'text', name: 'a', text: 'fixed' }),
      ],
    }
    expect(() => resolveDocument(document, { a: { fit: 'cover' } })).toThrow(
      expect.objectContaining({ code: 'invalid_value', pointer: '/a/fit' }),
    )
    expect(textAt(resolveDocument(document, { a: { text: 'x' } }, { page: 2 }), 'a')).toBe('x')
    expect(textAt(resolveDocument(document, { a: { text: 'x' } }, { page: 3 }), 'a')).toBe('fixed')
  })

  test('tokens of the order win over those of the template', () => {
    const resolved = resolveDocument(
      CARD,
      { badge: { fill: '$brand', visible: true }, title: '!' },
      { tokens: { brand: '#ff0000' } },
    )
    const red = { type: 'solid', color: { r: 255, g: 0, b: 0, a: 1 } }
    expect(resolved.canvas.background).toEqual(red)
    expect(getLayer(resolved, 'shape', 'badge').fill).toEqual(red)
    expect(getLayer(resolved, 'text', 'title').fill).toEqual(red)
  })

  test.each<[why: string, overrides: unknown, tokens: unknown, code: string, pointer: string]>([
    [
      'an override with an unknown token',
      { title: { fill: '$brnd' } },
      undefined,
      'unknown_token',
      '/title/fill',
    ],
    [
      'an item with an unknown token',
      { rows: [{}, { label: { fill: '$x' } }] },
      undefined,
      'unknown_token',
      '/rows/items/1/label/fill',
    ],
    ['a token that the template has not', {}, { brnd: 'red' }, 'unknown_token', '/tokens/brnd'],
    ['a token that is no colour', {}, { brand: 'rot' }, 'invalid_color', '/tokens/brand'],
    ['a token that is another token', {}, { brand: '$brand' }, 'invalid_color', '/tokens/brand'],
    ['a token that is no string', {}, { brand: 5 }, 'invalid_type', '/tokens/brand'],
    ['tokens that are a list', {}, ['red'], 'invalid_type', '/tokens'],
  ])('refuses %s', (_why, overrides, tokens, code, pointer) => {
    expect(() => resolveDocument(CARD, overrides, { tokens })).toThrow(
      expect.objectContaining({ code, pointer }),
    )
  })

  test('misspelt tokens get a hint', () => {
    expect(() => resolveDocument(CARD, { title: { fill: '$brnd' } })).toThrow(
      /Did you mean "brand"/,
    )
  })

  test('more than 50 distinct sources are refused', () => {
    const images = (count: number): TemplateInput['layers'] =>
      Array.from({ length: count }, (_, index) => ({ kind: 'image', src: `asset:${index}` }))
    expect(() => resolveDocument(images(51) ?? [])).toThrow(
      expect.objectContaining({ code: 'too_many_sources' }),
    )
    expect(pathsOf(resolveDocument(images(50) ?? []))).toHaveLength(50)
  })

  const orders = fc.record(
    {
      title: fc.record(
        {
          text: fc.string(),
          fill: fc.constantFrom('red', '$brand', ''),
          opacity: fc.double({ min: 0, max: 1, noNaN: true }),
        },
        { requiredKeys: [] },
      ),
      author: fc.oneof(fc.string(), fc.constant(null)),
      photo: fc.webUrl(),
      badge: fc.record({ visible: fc.boolean() }),
      rows: fc.array(fc.record({ label: fc.string() }, { requiredKeys: [] }), { maxLength: 4 }),
    },
    { requiredKeys: [] },
  )

  test('the same order twice gives the same, and order among overrides does not matter', () => {
    fc.assert(
      fc.property(orders, (order) => {
        const backwards = Object.fromEntries(Object.entries(order).reverse())
        expect(resolveCard(backwards)).toEqual(resolveCard(order))
      }),
    )
  })

  test('a compiled template gives the same after any other order', () => {
    const first = resolveCard({})
    fc.assert(
      fc.property(orders, (order) => {
        resolveCard(order)
        expect(resolveCard({})).toEqual(first)
      }),
    )
  })

  test('an override of one layer leaves the others as they were', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        const before = resolveCard({}).pages[0]?.layers ?? []
        const after =
          resolveCard({ rows: [{ label: text }, { label: text }] }).pages[0]?.layers ?? []
        expect(after.slice(0, -1)).toEqual(before.slice(0, -1))
      }),
    )
  })

  test('any value as overrides gives a template or a PlatenError', () => {
    const names = fc.constantFrom('title', 'author', 'photo', 'badge', 'rows', 'label', '__proto__')
    const nearly = fc.dictionary(names, fc.oneof(fc.jsonValue(), orders, fc.array(orders)))
    fc.assert(
      fc.property(fc.oneof(nearly, fc.jsonValue()), (overrides) => {
        try {
          resolveCard(overrides)
        } catch (error) {
          expect(isPlatenError(error), String(error)).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})
