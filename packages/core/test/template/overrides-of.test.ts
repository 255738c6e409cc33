import { describe, expect, expectTypeOf, test } from 'vitest'
import { parseTemplate } from '../../src/model/parse-template.ts'
import type { Template, TemplateInput } from '../../src/model/template.ts'
import { defineTemplate } from '../../src/template/define-template.ts'
import type { OverridesOf } from '../../src/template/overrides-of.ts'

/*
 * The compiler runs these tests: `@ts-expect-error` fails `check:types` when its line compiles.
 * `accept` only gives each value the type that it must fit.
 */
const card = defineTemplate({
  canvas: { width: 200, height: 100 },
  tokens: { brand: '#5b5bd6' },
  layers: [
    { kind: 'shape', shape: 'rect', width: 200, height: 100, fill: '$brand' },
    { kind: 'text', name: 'title', dynamic: true, text: 'Untitled' },
    { kind: 'text', name: 'fixed', text: 'Never changes' },
    { kind: 'text', name: 'off', dynamic: false, text: 'Nor this' },
    {
      kind: 'container',
      name: 'row',
      dynamic: true,
      children: [
        { kind: 'image', name: 'photo', dynamic: true },
        {
          kind: 'container',
          children: [{ kind: 'shape', name: 'badge', dynamic: true, shape: 'ellipse' }],
        },
      ],
    },
    {
      kind: 'repeater',
      name: 'products',
      dynamic: true,
      item: {
        kind: 'container',
        children: [
          { kind: 'text', name: 'label', dynamic: true },
          { kind: 'svg', name: 'icon', dynamic: true },
          {
            kind: 'repeater',
            name: 'tags',
            dynamic: true,
            item: { kind: 'text', name: 'tag', dynamic: true },
          },
        ],
      },
      empty: { kind: 'text', name: 'nothing', dynamic: true, text: 'Sold out' },
    },
  ],
})

type CardOverrides = OverridesOf<typeof card>

function accept<Overrides>(...overrides: readonly Overrides[]): number {
  return overrides.length
}

describe('OverridesOf', () => {
  test('has the dynamic layers of every container, and no others', () => {
    expectTypeOf<keyof CardOverrides>().toEqualTypeOf<
      'title' | 'row' | 'photo' | 'badge' | 'products' | 'nothing'
    >()
  })

  test('takes the properties of each kind, a bare main value, and values that say nothing', () => {
    const count = accept<CardOverrides>(
      {},
      { title: 'Hello' },
      { title: { text: 'Hello', fontSize: 20, fill: '#fff', visible: false, left: '50%' } },
      { title: { text: null }, photo: undefined },
      { photo: 'https://example.com/a.png' },
      { photo: { src: 'asset:1', fit: 'contain', position: '50% 20%', radius: [1, 2, 3, 4] } },
      { row: { gap: [4, 8], background: '$brand' } },
      { badge: { type: 'linear', stops: [] } },
      { products: [{ label: 'Mug', icon: { markup: '<svg/>' } }] },
      { products: { items: [{ label: { text: 'Mug' }, tags: [{ tag: 'new' }] }], gap: 4 } },
      { nothing: { text: 'Back soon' } },
    )
    expect(count).toBe(11)
  })

  test('refuses layers that do not exist, are not dynamic, or live in another scope', () => {
    // @ts-expect-error: no such layer
    accept<CardOverrides>({ titel: 'Hello' })
    // @ts-expect-error: not dynamic
    accept<CardOverrides>({ fixed: 'Hello' })
    // @ts-expect-error: not dynamic
    accept<CardOverrides>({ off: 'Hello' })
    // @ts-expect-error: a slot of the repeater's items
    accept<CardOverrides>({ label: 'Mug' })
    // @ts-expect-error: a layer outside of the item
    accept<CardOverrides>({ products: [{ title: 'Mug' }] })
    // @ts-expect-error: a slot of the inner repeater
    accept<CardOverrides>({ products: { items: [{ tag: 'new' }] } })
  })

  test('refuses properties of other kinds and structure', () => {
    // @ts-expect-error: images have no text
    accept<CardOverrides>({ photo: { text: 'Hello' } })
    // @ts-expect-error: texts have no source
    accept<CardOverrides>({ title: { src: 'asset:1' } })
    // @ts-expect-error: names are fixed
    accept<CardOverrides>({ title: { name: 'other' } })
    // @ts-expect-error: children are fixed
    accept<CardOverrides>({ row: { children: [] } })
    // @ts-expect-error: a misspelt property
    accept<CardOverrides>({ title: { fontsize: 20 } })
  })

  test('refuses values of the wrong type', () => {
    // @ts-expect-error: a text is a string
    accept<CardOverrides>({ title: { text: 5 } })
    // @ts-expect-error: a bare text is a string
    accept<CardOverrides>({ title: 5 })
    // @ts-expect-error: containers have no main property
    accept<CardOverrides>({ row: 'Hello' })
    // @ts-expect-error: not a word of "align"
    accept<CardOverrides>({ title: { align: 'middle' } })
    // @ts-expect-error: a length is a number or a share
    accept<CardOverrides>({ title: { width: '50px' } })
    // @ts-expect-error: items are a list
    accept<CardOverrides>({ products: { items: { label: 'Mug' } } })
  })

  test('reads layers of all pages', () => {
    const paged = defineTemplate({
      canvas: { width: 10, height: 10 },
      pages: [
        { layers: [{ kind: 'text', name: 'front', dynamic: true }] },
        { layers: [{ kind: 'image', name: 'back', dynamic: true }] },
      ],
    })
    accept<OverridesOf<typeof paged>>({ front: 'a', back: { src: 'b' } })
    // @ts-expect-error: images have no text
    accept<OverridesOf<typeof paged>>({ back: { text: 'a' } })
  })

  test('follows containers ten deep', () => {
    const deep = defineTemplate({
      canvas: { width: 10, height: 10 },
      layers: [box(box(box(box(box(box(box(box(box(box(leaf))))))))))],
    })
    accept<OverridesOf<typeof deep>>({ leaf: 'a' })
    // @ts-expect-error: no such layer
    accept<OverridesOf<typeof deep>>({ leave: 'a' })
    expect(deep.pages).toHaveLength(1)
  })

  test('gives loosely typed overrides for templates of unknown content', () => {
    const loose = parseTemplate({ canvas: { width: 10, height: 10 }, layers: [] })
    accept<OverridesOf<typeof loose>>({ anything: 'a', other: { fontSize: 3 } })
    accept<OverridesOf<Template>>({ anything: { src: 'a' }, list: [{ a: 'b' }] })
    accept<OverridesOf<TemplateInput>>({ anything: { text: null } })
    // @ts-expect-error: no kind of layer has this property
    accept<OverridesOf<Template>>({ anything: { fontsize: 3 } })
  })

  test('refuses any override of a template without dynamic layers', () => {
    const still = defineTemplate({ canvas: { width: 10, height: 10 }, layers: [] })
    accept<OverridesOf<typeof still>>({})
    // @ts-expect-error: nothing is dynamic
    accept<OverridesOf<typeof still>>({ title: 'a' })
  })

  test('reads a plain document that keeps its literals', () => {
    const plain = {
      canvas: { width: 10, height: 10 },
      layers: [{ kind: 'text', name: 'title', dynamic: true }],
    } as const satisfies TemplateInput
    accept<OverridesOf<typeof plain>>({ title: 'a' })
    // @ts-expect-error: no such layer
    accept<OverridesOf<typeof plain>>({ titel: 'a' })
  })
})

const canvas = { width: 10, height: 10 } as const

const leaf = { kind: 'text', name: 'leaf', dynamic: true } as const

function box<const Child>(child: Child) {
  return { kind: 'container', children: [child] } as const
}

describe('defineTemplate', () => {
  test('gives the parsed template, frozen', () => {
    expect(card.pages[0]?.layers).toHaveLength(6)
    expect(Object.isFrozen(card.pages[0]?.layers[0])).toBe(true)
  })

  test('refuses a faulty document where it is written', () => {
    const document = { canvas: { width: 10, height: 10 }, layers: [], slug: 'Not a slug' }
    expect(() => defineTemplate(document)).toThrow(
      expect.objectContaining({ code: 'invalid_name', pointer: '/slug' }),
    )
  })

  test.each([
    [
      'no such kind',
      () =>
        // @ts-expect-error: no such kind
        defineTemplate({ canvas, layers: [{ kind: 'sound' }] }),
    ],
    [
      'a size is no word',
      () =>
        // @ts-expect-error: a size is no word
        defineTemplate({ canvas, layers: [{ kind: 'text', fontSize: 'large' }] }),
    ],
    [
      'a misspelt property',
      () =>
        // @ts-expect-error: a misspelt property
        defineTemplate({ canvas, layers: [{ kind: 'text', fontsize: 20 }] }),
    ],
    [
      'a misspelt property deep inside',
      () =>
        // @ts-expect-error: a misspelt property deep inside
        defineTemplate({ canvas, layers: [box(box({ kind: 'text', fontsize: 20 }))] }),
    ],
    [
      'a property of another kind inside an item',
      () =>
        // @ts-expect-error: a property of another kind inside an item
        defineTemplate({ canvas, layers: [{ kind: 'repeater', item: { ...leaf, src: '' } }] }),
    ],
    [
      'a misspelt property of a page',
      () =>
        // @ts-expect-error: a misspelt property of a page
        defineTemplate({ canvas, pages: [{ layer: [], layers: [] }] }),
    ],
    [
      'a misspelt property of the template',
      () =>
        // @ts-expect-error: a misspelt property of the template
        defineTemplate({ canvas, layers: [], token: {} }),
    ],
  ])('neither compiles nor runs: %s', (_why, define) => {
    expect(define).toThrow(expect.objectContaining({ name: 'PlatenError' }))
  })
})
