import { describe, expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../src/foundation/limits.ts'
import { applyOverrides } from '../../src/overrides/apply-overrides.ts'
import { listPages } from '../../src/overrides/list-pages.ts'
import { parseJsonOverrides } from '../../src/overrides/parse-json-overrides.ts'
import { parseQuery } from '../../src/overrides/parse-query.ts'
import { parseQueryOverrides } from '../../src/overrides/parse-query-overrides.ts'
import { faultsOf } from '../model/documents.ts'
import { compileDocument, pathsOf, resolveDocument, textAt } from './resolve-document.ts'

const rows = {
  kind: 'repeater',
  name: 'rows',
  dynamic: true,
  item: { kind: 'text', name: 'row', dynamic: true, text: 'row' },
  empty: { kind: 'text', name: 'none', text: 'none' },
} as const
const cover = { kind: 'text', name: 'cover', text: 'cover' } as const
const BOOK = {
  pages: [
    { layers: [cover] },
    { name: 'list', forEach: 'rows', perPage: 2, layers: [rows] },
    { name: 'end', layers: [{ kind: 'text', name: 'end', text: 'end' }] },
  ],
} as const

const items = (count: number) => Array.from({ length: count }, (_, index) => ({ row: `r${index}` }))
const drawn = (count: number, page: number | string) => {
  const resolved = resolveDocument(BOOK, { rows: items(count) }, { page })
  return pathsOf(resolved).filter((path) => path !== 'rows')
}

describe('a page for each few items', () => {
  test.each<[count: number, pages: readonly (readonly string[])[]]>([
    [0, [['cover'], ['none'], ['end']]],
    [1, [['cover'], ['rows.0.row'], ['end']]],
    [2, [['cover'], ['rows.0.row', 'rows.1.row'], ['end']]],
    [
      5,
      [
        ['cover'],
        ['rows.0.row', 'rows.1.row'],
        ['rows.2.row', 'rows.3.row'],
        ['rows.4.row'],
        ['end'],
      ],
    ],
  ])('%d items make these pages, whose paths are those of the order', (count, pages) => {
    expect(pages.map((_, index) => drawn(count, index + 1))).toEqual(pages)
    expect(() => drawn(count, pages.length + 1)).toThrow(`pages 1 to ${pages.length}`)
  })

  test('a name is the first page of that name', () => {
    expect(drawn(5, 'list')).toEqual(['rows.0.row', 'rows.1.row'])
    expect(drawn(5, 'end')).toEqual(['end'])
  })

  test('each item shows its own values', () => {
    const resolved = resolveDocument(BOOK, { rows: items(5) }, { page: 4 })
    expect(textAt(resolved, 'rows.4.row')).toBe('r4')
  })

  test('the items of the template do too, and its "max" holds for all pages together', () => {
    const layers = [{ ...rows, max: 3, items: [{}, {}, {}, {}] }]
    const template = compileDocument({ pages: [{ forEach: 'rows', layers }] })
    expect(listPages(template, new Map())).toHaveLength(3)
    const [, second] = [1, 2].map((page) => pathsOf(applyOverrides({ template, page })))
    expect(second).toEqual(['rows', 'rows.1.row'])
  })

  test('a fault names the item of the order, not that of the page', () => {
    const text = 'a'.repeat(DEFAULT_LIMITS.textCharacters)
    const item = {
      kind: 'container',
      children: [rows.item, { kind: 'text', name: 'twice', text: '{row}{row}' }],
    } as const
    const document = { pages: [{ forEach: 'rows', layers: [{ ...rows, item }] }] } as const
    const run = () => resolveDocument(document, { rows: [{}, { row: text }] }, { page: 2 })
    expect(run).toThrow(expect.objectContaining({ pointer: '/rows/items/1/twice' }))
  })

  test('more pages than are allowed are refused before one is made', () => {
    expect(() => drawn(300, 1)).toThrow(
      expect.objectContaining({ code: 'too_many_pages', pointer: '/rows/items' }),
    )
    expect(drawn(196, 99)).toEqual(['rows.194.row', 'rows.195.row'])
  })

  test.each<[page: object, fault: string]>([
    [{ forEach: 'row', layers: [rows] }, 'unknown_layer /pages/0/forEach'],
    [{ forEach: 'cover', layers: [cover] }, 'invalid_value /pages/0/forEach'],
    [{ forEach: 'rows', layers: [{ ...rows, dynamic: false }] }, 'not_dynamic /pages/0/forEach'],
    [{ perPage: 2, layers: [rows] }, 'missing_property /pages/0/perPage'],
    [{ forEach: 'rows', perPage: 0, layers: [rows] }, 'out_of_range /pages/0/perPage'],
    [
      { forEach: 'inner', layers: [{ ...rows, item: { ...rows, name: 'inner' } }] },
      'unknown_layer /pages/0/forEach',
    ],
  ])('a page may not be %j', (page, fault) => {
    expect(faultsOf({ canvas: { width: 9, height: 9 }, pages: [page] })).toEqual([fault])
  })
})

describe('a repeater in the item of a repeater', () => {
  const nested = compileDocument([
    {
      kind: 'repeater',
      name: 'a',
      dynamic: true,
      item: {
        kind: 'repeater',
        name: 'b',
        dynamic: true,
        item: { kind: 'text', name: 'c', dynamic: true, text: '-' },
      },
    },
  ])

  test('takes items by JSON as by query', () => {
    const json = parseJsonOverrides(
      { a: [{ b: [{}, { c: 'x' }] }, {}] },
      nested.slots,
      DEFAULT_LIMITS,
    )
    const query = parseQueryOverrides(
      parseQuery('a.0.b.1.c.text=x&a.1.b.items='),
      nested.slots,
      DEFAULT_LIMITS,
    )
    expect(query).toEqual(json)
    const resolved = applyOverrides({ template: nested, overrides: json })
    expect(pathsOf(resolved)).toEqual(['a', 'a.0.b', 'a.0.b.0.c', 'a.0.b.1.c', 'a.1.b'])
    expect(textAt(resolved, 'a.0.b.1.c')).toBe('x')
  })

  test('multiplies only up to the limit of nodes', () => {
    const make = (outer: number, inner: number) => {
      const b = Array.from({ length: inner }, () => ({}))
      const a = Array.from({ length: outer }, () => ({ b }))
      return applyOverrides({
        template: nested,
        overrides: parseJsonOverrides({ a }, nested.slots, DEFAULT_LIMITS),
      })
    }
    expect(pathsOf(make(10, 498))).toHaveLength(1 + 10 + 4_980)
    expect(() => make(10, 500)).toThrow(expect.objectContaining({ code: 'too_many_nodes' }))
  })
})
