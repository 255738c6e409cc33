import { describe, expect, test } from 'vitest'
import { isPlatenError, type PlatenError } from '../../src/foundation/errors.ts'
import { DEFAULT_LIMITS } from '../../src/foundation/limits.ts'
import { parseJsonOverrides } from '../../src/overrides/parse-json-overrides.ts'
import { parseQuery } from '../../src/overrides/parse-query.ts'
import { parseQueryOverrides } from '../../src/overrides/parse-query-overrides.ts'
import { compileDocument, resolveDocument, textAt } from './resolve-document.ts'

/** A card of which little may be changed. */
const CARD = compileDocument({
  tokens: { brand: '#00f' },
  layers: [
    {
      kind: 'text',
      name: 'title',
      dynamic: {
        allow: {
          text: { maxLength: 8, pattern: '[A-Z].*' },
          spans: { maxLength: 8, hosts: ['example.com'] },
          fill: { enum: ['#ff0000', '$brand'] },
          fontSize: { min: 8, max: 12 },
          x: { max: 10 },
          link: { hosts: ['example.com'] },
        },
      },
    },
    {
      kind: 'image',
      name: 'photo',
      dynamic: { allow: { src: { hosts: ['cdn.example.com', '*.img.example'] }, position: true } },
      src: 'asset:1',
    },
    {
      kind: 'shape',
      shape: 'rect',
      name: 'box',
      dynamic: { allow: { fill: { hosts: ['asset:'] }, width: { max: 9 } } },
    },
    { kind: 'qr', name: 'code', dynamic: { allow: { text: { pattern: '\\d+' } } }, data: '1' },
    { kind: 'text', name: 'fixed', dynamic: { allow: {} }, text: 'x' },
    {
      kind: 'repeater',
      name: 'rows',
      dynamic: { allow: { items: {} } },
      items: [{ row: { text: 'longer than allowed', opacity: 0.5 } }],
      item: { kind: 'text', name: 'row', dynamic: { allow: { text: { maxLength: 3 } } } },
    },
    {
      kind: 'repeater',
      name: 'set',
      dynamic: { allow: { gap: {} } },
      item: { kind: 'text', name: 'cell', dynamic: true },
    },
  ],
})

function refusalOf(read: () => unknown): PlatenError {
  try {
    read()
  } catch (error) {
    if (isPlatenError(error)) return error
    throw error
  }
  throw new Error('The overrides were accepted.')
}

const byJson = (overrides: unknown) => parseJsonOverrides(overrides, CARD.slots, DEFAULT_LIMITS)
const byQuery = (query: string) =>
  parseQueryOverrides(parseQuery(query), CARD.slots, DEFAULT_LIMITS)

const image = (src: string) => ({ type: 'image', src })

describe('a slot policy', () => {
  test.each<[why: string, overrides: unknown]>([
    ['a text within all its rules', { title: 'Abcdefgh' }],
    ['each copy variant within them', { title: { text: ['Abcd', 'Ab'] } }],
    ['spans as one text', { title: { spans: [{ text: 'Abcd' }, { text: 'efgh' }] } }],
    [
      'a link of a span to an allowed host',
      { title: { spans: [{ text: 'A', link: 'https://example.com/x' }] } },
    ],
    ['a colour of the list', { title: { fill: '#ff0000' } }],
    ['the same colour in other words', { title: { fill: 'RED' } }],
    ['a token of the list', { title: { fill: '$brand' } }],
    ['a bound itself', { title: { fontSize: 12 } }],
    ['a property by its other name', { title: { left: 10 } }],
    ['an allowed host', { photo: 'https://cdn.example.com/a.png' }],
    ['in any case and with a port', { photo: 'HTTPS://CDN.Example.COM:443/a.png' }],
    ['below a wildcard', { photo: 'https://a.b.img.example/a.png' }],
    ['either meaning of a name', { photo: { position: '10% 20%' } }],
    ['the other one', { photo: { position: 'absolute' } }],
    ['the name that only its meaning has', { photo: { objectPosition: 'left' } }],
    ['a colour where sources are bounded', { box: { fill: '#fff' } }],
    ['a source of an allowed scheme', { box: { fill: image('asset:2') } }],
    ['the content of a code by its other name', { code: { data: '42' } }],
    ['items within the policy of their slots', { rows: [{ row: 'abc' }] }],
    ['nothing', { title: null, fixed: {} }],
  ])('lets %s pass', (_why, overrides) => {
    expect(byJson(overrides)).toBeInstanceOf(Map)
  })

  test.each<[overrides: unknown, pointer: string, words: string]>([
    [{ title: { opacity: 0.5 } }, '/title/opacity', 'the template allows only "'],
    [
      { title: { visible: false } },
      '/title/visible',
      '"visible" on layer "title" cannot be overridden',
    ],
    [{ fixed: 'y' }, '/fixed', 'allows nothing of it'],
    [{ fixed: { text: null } }, '/fixed/text', 'allows nothing of it'],
    [{ title: 'Abcdefghi' }, '/title', 'has 9 characters, but the template allows "maxLength" 8'],
    [{ title: { text: ['Ab', 'Abcdefghi'] } }, '/title/text', '"maxLength" 8'],
    [{ title: { spans: [{ text: 'Abcde' }, { text: 'efgh' }] } }, '/title/spans', '"maxLength" 8'],
    [
      { title: { spans: [{ text: 'A', link: 'https://evil.example' }] } },
      '/title/spans',
      '"evil.example"',
    ],
    [
      { title: 'abc' },
      '/title',
      'is "abc", but the template allows only what "pattern" "[A-Z].*" matches',
    ],
    [{ title: 'A\nb' }, '/title', '"pattern"'],
    [
      { title: { fill: '#ff0001' } },
      '/title/fill',
      'is none of the values that "enum" of the template allows: "#ff0000", "$brand"',
    ],
    [
      {
        title: {
          fill: {
            type: 'linear',
            stops: [
              { at: 0, color: 'red' },
              { at: 1, color: 'red' },
            ],
          },
        },
      },
      '/title/fill',
      '"enum"',
    ],
    [{ title: { fontSize: 7.9 } }, '/title/fontSize', 'is 7.9, but the template allows "min" 8'],
    [{ title: { fontSize: 13 } }, '/title/fontSize', '"max" 12'],
    [{ title: { x: '5%' } }, '/title/x', 'must be a number, since "max" of the template bounds it'],
    [{ title: { left: 11 } }, '/title/left', '"max" 10'],
    [{ title: { link: 'mailto:a@b.example' } }, '/title/link', '"hosts"'],
    [
      { photo: 'https://evil.example/a.png' },
      '/photo',
      'leads to "evil.example", but "hosts" of the template allows "cdn.example.com", "*.img.example"',
    ],
    [{ photo: 'https://img.example/a.png' }, '/photo', '"img.example"'],
    [{ photo: 'https://cdn.example.com.evil.example/a.png' }, '/photo', '"hosts"'],
    [{ photo: 'https://evil.example/?cdn.example.com' }, '/photo', '"hosts"'],
    [{ photo: 'https://cdn.example.com@evil.example/' }, '/photo', '"hosts"'],
    [{ photo: 'https://evil.example\\@cdn.example.com/' }, '/photo', '"hosts"'],
    [{ photo: 'data:image/png;base64,AAAA' }, '/photo', 'leads to "data:"'],
    [{ photo: 'asset:2' }, '/photo', 'leads to "asset:"'],
    [{ photo: 'a/file.png' }, '/photo', '"hosts"'],
    [{ box: { fill: image('https://cdn.example.com/a.png') } }, '/box/fill', '"hosts"'],
    [{ box: { width: 10 } }, '/box/width', '"max" 9'],
    [{ code: 'abc' }, '/code', '"pattern"'],
    [{ code: { text: 'abc' } }, '/code/text', '"pattern"'],
    [{ rows: [{ row: 'abc' }, { row: 'abcd' }] }, '/rows/1/row', '"maxLength" 3'],
    [
      { rows: { items: [{ row: { opacity: 1 } }] } },
      '/rows/items/0/row/opacity',
      'allows only "text"',
    ],
    [{ rows: { gap: 4 } }, '/rows/gap', 'allows only "items"'],
    [{ set: [] }, '/set', 'allows only "gap"'],
  ])('refuses %j', (overrides, pointer, words) => {
    const error = refusalOf(() => byJson(overrides))
    expect([error.code, error.status, error.pointer]).toEqual(['not_allowed', 400, pointer])
    expect(error.message).toContain(words)
  })

  test.each([
    ['title.opacity=0.5', '"opacity"'],
    ['title.text=abc', '"pattern"'],
    ['title.fontSize=13', '"max"'],
    ['photo.src=https://evil.example/a.png', '"hosts"'],
    ['rows.1.row.text=abcd', '"maxLength"'],
    ['rows.items=[{"row":"abcd"}]', '"maxLength"'],
    ['set.0.cell.text=a', '"gap"'],
    ['box.fill={"type":"image","src":"data:,"}', '"hosts"'],
  ])('binds the query %s as it does JSON', (query, words) => {
    const error = refusalOf(() => byQuery(query))
    expect(error.code).toBe('not_allowed')
    expect(error.message).toContain(words)
  })

  test('a value of the wrong type is told as such, not as a breach', () => {
    expect(refusalOf(() => byJson({ title: { fontSize: 'big' } })).code).toBe('invalid_type')
  })

  test('all breaches of an order are told at once', () => {
    const error = refusalOf(() => byJson({ title: { text: 'abc', opacity: 1 }, photo: 'asset:2' }))
    expect(error.errors.map(({ pointer }) => pointer)).toEqual([
      '/title/text',
      '/title/opacity',
      '/photo',
    ])
  })

  test('a breach never falls back', () => {
    const layers = [
      {
        kind: 'text',
        name: 'a',
        dynamic: { allow: { text: { maxLength: 1 } } },
        fallback: { text: ['b'] },
        text: 'c',
      },
    ] as const
    expect(refusalOf(() => resolveDocument(layers, { a: 'long' })).code).toBe('not_allowed')
    expect(textAt(resolveDocument(layers, { a: '' }), 'a')).toBe('b')
  })

  test('does not bind what the template itself brings', () => {
    const items = CARD.getPage(0).scope.repeaters[0]?.items
    expect(items?.[0]?.get('row')?.properties.get('opacity')).toBe(0.5)
  })

  test('a name on two pages meets the policies of both', () => {
    const page = (allow: object) => ({
      layers: [{ kind: 'text' as const, name: 'a', dynamic: { allow }, text: 'x' }],
    })
    const { slots } = compileDocument({
      pages: [page({ text: { maxLength: 9 }, fill: {} }), page({ text: { maxLength: 3 } })],
    })
    const read = (overrides: unknown) => parseJsonOverrides(overrides, slots, DEFAULT_LIMITS)
    expect(read({ a: 'abc' }).size).toBe(1)
    expect(refusalOf(() => read({ a: 'abcd' })).message).toContain('"maxLength" 3')
    expect(refusalOf(() => read({ a: { fill: '#fff' } })).message).toContain('only "text"')
  })
})
