import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Layer } from '../../src/model/layer.ts'
import { getLayer, pathsOf, resolveDocument, textAt } from './resolve-document.ts'

const label: Layer = { kind: 'text', name: 'label', dynamic: true, text: '?' }
const rows = (fields: object = {}): Layer[] => [
  { kind: 'text', name: 'heading', dynamic: true, text: 'List' },
  { kind: 'repeater', name: 'rows', dynamic: true, item: label, ...fields },
]

/** A repeater in the item of a repeater: 1 + rows × (2 + cells) layers. */
const grid: Layer[] = [
  {
    kind: 'repeater',
    name: 'rows',
    dynamic: true,
    item: {
      kind: 'container',
      children: [{ kind: 'repeater', name: 'cells', dynamic: true, items: [{}, {}], item: label }],
    },
  },
]

describe('repeaters', () => {
  test.each<[why: string, fields: object, overrides: unknown, paths: readonly string[]]>([
    ['one copy an item', {}, { rows: [{}, {}] }, ['rows', 'rows.0.label', 'rows.1.label']],
    ['no items, no copies', {}, {}, ['rows']],
    [
      'the items of the template',
      { items: [{}, {}] },
      {},
      ['rows', 'rows.0.label', 'rows.1.label'],
    ],
    ['those of the order instead', { items: [{}, {}] }, { rows: [{}] }, ['rows', 'rows.0.label']],
    ['no items of the order instead', { items: [{}, {}] }, { rows: [] }, ['rows']],
    ['null keeps those of the template', { items: [{}] }, { rows: null }, ['rows', 'rows.0.label']],
    [
      'items beyond "max" are left out',
      { max: 1 },
      { rows: [{}, {}, {}] },
      ['rows', 'rows.0.label'],
    ],
    [
      '"empty" stands in for no items',
      { empty: { kind: 'text', text: 'None' } },
      {},
      ['rows', 'rows.empty'],
    ],
    ['"empty" may have a name', { empty: { kind: 'text', name: 'none' } }, {}, ['rows', 'none']],
    [
      'and gives way to items',
      { empty: { kind: 'text' } },
      { rows: [{}] },
      ['rows', 'rows.0.label'],
    ],
    ['"else" hides one without items', { fallback: { else: 'hide' } }, {}, []],
    ['fallback items', { fallback: { items: [[{ label: 'x' }]] } }, {}, ['rows', 'rows.0.label']],
    ['a hidden copy', {}, { rows: [{ label: { visible: false } }, {}] }, ['rows', 'rows.1.label']],
    [
      'items without names go by their place',
      {
        item: {
          kind: 'container',
          children: [{ kind: 'text' }, { kind: 'container', children: [{ kind: 'text' }] }],
        },
      },
      { rows: [{}] },
      ['rows', 'rows.0', 'rows.0.#0', 'rows.0.#1', 'rows.0.#1.#0'],
    ],
  ])('%s', (_why, fields, overrides, paths) => {
    const resolved = resolveDocument(rows(fields), overrides)
    expect(pathsOf(resolved).filter((path) => path !== 'heading')).toEqual(paths)
  })

  test('each item has values of its own', () => {
    const resolved = resolveDocument(rows(), {
      rows: [{ label: 'a' }, {}, { label: { text: 'c', opacity: 0.5 } }],
    })
    expect(
      ['rows.0.label', 'rows.1.label', 'rows.2.label'].map((path) => textAt(resolved, path)),
    ).toEqual(['a', '?', 'c'])
    expect(getLayer(resolved, 'text', 'rows.2.label').opacity).toBe(0.5)
    expect(getLayer(resolved, 'text', 'rows.1.label').opacity).toBe(1)
  })

  test('references in an item find its own layers first, then those around it', () => {
    const item: Layer = {
      kind: 'container',
      children: [label, { kind: 'text', name: 'line', text: '{heading}: {label}' }],
    }
    const resolved = resolveDocument(rows({ item }), {
      heading: 'Cups',
      rows: [{ label: 'a' }, { label: 'b' }],
    })
    expect([textAt(resolved, 'rows.0.line'), textAt(resolved, 'rows.1.line')]).toEqual([
      'Cups: a',
      'Cups: b',
    ])
  })

  test('rules in an item see that item', () => {
    const item: Layer = {
      kind: 'container',
      children: [
        label,
        {
          kind: 'shape',
          name: 'dot',
          shape: 'ellipse',
          visibleWhen: { layer: 'label', equals: 'new' },
        },
      ],
    }
    const resolved = resolveDocument(rows({ item }), { rows: [{ label: 'old' }, { label: 'new' }] })
    expect(pathsOf(resolved).filter((path) => path.endsWith('dot'))).toEqual(['rows.1.dot'])
  })

  test('a rule compares the number of items', () => {
    const layers: Layer[] = [
      ...rows(),
      { kind: 'text', name: 'many', visibleWhen: { layer: 'rows', gte: 2 } },
      { kind: 'text', name: 'none', visibleWhen: { layer: 'rows', is: 'missing' } },
    ]
    expect(pathsOf(resolveDocument(layers))).toContain('none')
    expect(pathsOf(resolveDocument(layers, { rows: [{}, {}] }))).toContain('many')
    expect(pathsOf(resolveDocument(layers, { rows: [{}] }))).not.toContain('many')
  })

  test('becomes a container with the layout of the repeater', () => {
    const resolved = resolveDocument(
      rows({ columns: 3, gap: [4, 8], direction: 'row', wrap: 'wrap' }),
      {
        rows: { items: [{}], opacity: 0.5, columns: 2 },
      },
    )
    expect(getLayer(resolved, 'container', 'rows')).toMatchObject({
      direction: 'row',
      wrap: 'wrap',
      rowGap: 4,
      columnGap: 8,
      columns: 2,
      opacity: 0.5,
    })
  })

  test('lists downwards unless it says otherwise', () => {
    expect(getLayer(resolveDocument(rows()), 'container', 'rows')).toMatchObject({
      direction: 'column',
      wrap: 'nowrap',
      columns: undefined,
    })
  })

  test.each<[why: string, items: number, cells: number | undefined, fits: boolean]>([
    ['5,000 layers fit', 20, 247, true],
    ['500 items of 10 layers are too many with the list itself', 500, 8, false],
    ['the template’s own cells count too', 500, undefined, true],
    ['J9: 100 × 100', 100, 100, false],
    ['500 × 500 are refused before they are made', 500, 500, false],
  ])('%s', (_why, items, cells, fits) => {
    const item = cells === undefined ? {} : { cells: new Array(cells).fill({}) }
    const overrides = { rows: new Array(items).fill(item) }
    const limits = { textCharacters: 10, renderCharacters: 1_000_000 }
    if (fits)
      expect(pathsOf(resolveDocument(grid, overrides, { limits })).length).toBeLessThanOrEqual(5000)
    else {
      expect(() => resolveDocument(grid, overrides, { limits })).toThrow(
        expect.objectContaining({ code: 'too_many_nodes' }),
      )
    }
  })

  test('the count before expansion is the count after it', () => {
    const item = fc.record(
      { cells: fc.array(fc.constant({}), { maxLength: 5 }) },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(
        fc.array(item, { maxLength: 5 }),
        fc.integer({ min: 1, max: 60 }),
        (items, nodes) => {
          const made = pathsOf(resolveDocument(grid, { rows: items })).length
          const resolve = () => resolveDocument(grid, { rows: items }, { limits: { nodes } })
          if (made > nodes)
            expect(resolve).toThrow(expect.objectContaining({ code: 'too_many_nodes' }))
          else expect(pathsOf(resolve())).toHaveLength(made)
        },
      ),
    )
  })
})
