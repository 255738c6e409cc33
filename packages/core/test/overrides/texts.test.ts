import { describe, expect, test } from 'vitest'
import type { TemplateInput } from '../../src/model/template.ts'
import { getLayer, pathsOf, resolveDocument, textAt } from './resolve-document.ts'

type Layers = NonNullable<TemplateInput['layers']>

/** One text, whose own value, fallback chain and `else` the rows vary. */
const textLayer = (fields: object): Layers => [
  { kind: 'text', name: 'other', dynamic: true, text: '' },
  { kind: 'text', name: 'a', dynamic: true, ...fields },
]

describe('fallback of texts', () => {
  test.each<[why: string, fields: object, override: unknown, text: string, from: string]>([
    [
      'the override wins',
      { text: 'own', fallback: { text: ['chain'] } },
      { a: 'set' },
      'set',
      'override',
    ],
    [
      'without one the chain is next',
      { text: 'own', fallback: { text: ['chain'] } },
      {},
      'chain',
      'fallback',
    ],
    [
      'null asks for the chain',
      { text: 'own', fallback: { text: ['chain'] } },
      { a: null },
      'chain',
      'fallback',
    ],
    [
      'an empty text asks for the chain',
      { text: 'own', fallback: { text: ['chain'] } },
      { a: { text: '' } },
      'chain',
      'fallback',
    ],
    [
      'an empty entry is passed over',
      { text: 'own', fallback: { text: ['', '{other}', 'third'] } },
      {},
      'third',
      'fallback',
    ],
    [
      'an entry with a reference',
      { text: 'own', fallback: { text: ['{other}'] } },
      { other: 'x' },
      'x',
      'fallback',
    ],
    [
      'behind the chain stands the own text',
      { text: 'own', fallback: { text: ['{other}'] } },
      {},
      'own',
      'layer',
    ],
    [
      'the own text is enough for "else"',
      { text: 'own', fallback: { else: 'hide' } },
      {},
      'own',
      'layer',
    ],
    ['nothing at all is drawn as nothing', { text: '' }, {}, '', 'layer'],
    ['an override of blanks is an override', { text: 'own' }, { a: ' ' }, ' ', 'override'],
    [
      'an override of control characters is none',
      { text: 'own' },
      { a: '\u0000\u0007' },
      'own',
      'layer',
    ],
    ['an override is literal', { text: 'own' }, { a: '{other} {{' }, '{other} {{', 'override'],
    ['the own text is not', { text: '{{{other}}' }, { other: 'x' }, '{x}', 'layer'],
  ])('%s', (_why, fields, overrides, text, from) => {
    const layer = getLayer(resolveDocument(textLayer(fields), overrides), 'text', 'a')
    expect([layer.text, layer.textFrom]).toEqual([text, from])
  })

  test('"else": "hide" leaves a text out when all else is empty', () => {
    const resolved = resolveDocument(textLayer({ fallback: { text: ['{other}'], else: 'hide' } }))
    expect(pathsOf(resolved)).toEqual(['other'])
    expect(resolved.hidden).toEqual([{ path: 'a', reason: 'fallback' }])
  })
})

describe('copy variants', () => {
  test.each<[why: string, fields: object, overrides: unknown, variants: readonly string[]]>([
    ['of the layer', { text: ['long', 'short'], maxLines: 1 }, {}, ['long', 'short']],
    ['of an override', { text: 'own' }, { a: ['long', 'short'] }, ['long', 'short']],
    ['of an override, by its name', { text: 'own' }, { a: { text: ['l', 's'] } }, ['l', 's']],
    ['of the chain', { text: 'own', fallback: { text: [['l', 's']] } }, {}, ['l', 's']],
    [
      'with references',
      { text: ['{other}!', '{other}'], maxLines: 1 },
      { other: 'x' },
      ['x!', 'x'],
    ],
    ['without the empty ones', { text: 'own' }, { a: ['', 'l', ''] }, ['l']],
    ['none but empty ones ask for the next', { text: 'own' }, { a: ['', ''] }, ['own']],
  ])('%s', (_why, fields, overrides, variants) => {
    const layer = getLayer(resolveDocument(textLayer(fields), overrides), 'text', 'a')
    expect([layer, ...layer.shorter].map(({ text }) => text)).toEqual(variants)
  })

  test('a reference shows the first', () => {
    const layers: Layers = [
      { kind: 'text', name: 'a', dynamic: true },
      { kind: 'text', name: 'b', text: '{a}' },
    ]
    expect(textAt(resolveDocument(layers, { a: ['long', 'short'] }), 'b')).toBe('long')
  })

  test('all count towards the characters of a render', () => {
    const many = Array.from({ length: 6 }, () => 'x'.repeat(10_000))
    expect(() => resolveDocument(textLayer({}), { a: many })).toThrow(
      expect.objectContaining({ code: 'text_too_long' }),
    )
  })

  test('one that is too long is refused by its length', () => {
    expect(() => resolveDocument(textLayer({}), { a: ['x', 'x'.repeat(10_001)] })).toThrow(
      expect.objectContaining({ code: 'text_too_long', pointer: '/a' }),
    )
  })
})

describe('sizes that follow others', () => {
  test('name the text of the same item, or one outside', () => {
    const layers: Layers = [
      { kind: 'text', name: 'title', text: 'x' },
      {
        kind: 'repeater',
        name: 'list',
        items: [{}, {}],
        item: {
          kind: 'container',
          children: [
            { kind: 'text', name: 'name', sizeRelativeTo: { layer: 'title', percent: 60 } },
            { kind: 'text', name: 'note', sizeRelativeTo: { layer: 'name', percent: 150 } },
          ],
        },
      },
    ]
    const resolved = resolveDocument(layers)
    const linkOf = (path: string) => getLayer(resolved, 'text', path).sizeRelativeTo
    expect(linkOf('list.1.name')).toEqual({ path: 'title', ratio: 0.6 })
    expect(linkOf('list.1.note')).toEqual({ path: 'list.1.name', ratio: 1.5 })
  })
})

describe('references', () => {
  test('follow one another, in whatever order the layers stand', () => {
    const layers: Layers = [
      { kind: 'text', name: 'c', text: '<{b}>' },
      { kind: 'text', name: 'a', dynamic: true, text: 'x' },
      { kind: 'text', name: 'b', text: '({a})' },
    ]
    expect(textAt(resolveDocument(layers), 'c')).toBe('<(x)>')
    expect(textAt(resolveDocument(layers, { a: 'y' }), 'c')).toBe('<(y)>')
  })

  test('show the text of hidden layers too', () => {
    const layers: Layers = [
      { kind: 'text', name: 'a', dynamic: true, text: 'x', visible: false },
      { kind: 'text', name: 'b', text: '{a}' },
    ]
    expect(textAt(resolveDocument(layers, { a: 'y' }), 'b')).toBe('y')
  })

  test('text that doubles at each step stops at the limit, in no time', () => {
    const layers: Layers = Array.from({ length: 100 }, (_, index) => ({
      kind: 'text',
      name: `t${index}`,
      text: index === 0 ? 'x' : `{t${index - 1}}{t${index - 1}}`,
    }))
    const started = performance.now()
    expect(() => resolveDocument(layers)).toThrow(
      expect.objectContaining({ code: 'text_too_long' }),
    )
    expect(performance.now() - started).toBeLessThan(1000)
  })

  test('a chain of 499 references needs no stack', () => {
    const layers: Layers = Array.from({ length: 500 }, (_, index) => ({
      kind: 'text',
      name: `t${index}`,
      text: index === 499 ? 'end' : `{t${index + 1}}`,
    }))
    expect(textAt(resolveDocument(layers), 't0')).toBe('end')
  })
})

describe('limits of text', () => {
  test('50,000 characters of all texts together pass, one more does not', () => {
    const layers: Layers = Array.from({ length: 6 }, (_, index) => ({
      kind: 'text',
      name: `t${index}`,
      dynamic: true,
    }))
    const full = Object.fromEntries(
      Array.from({ length: 5 }, (_, index) => [`t${index}`, 'x'.repeat(10_000)]),
    )
    expect(pathsOf(resolveDocument(layers, full))).toHaveLength(6)
    expect(() => resolveDocument(layers, { ...full, t5: 'x' })).toThrow(
      expect.objectContaining({ code: 'text_too_long' }),
    )
  })

  test('marks stacked on one character are refused by layer', () => {
    const layers: Layers = [{ kind: 'text', name: 'a', dynamic: true }]
    expect(() => resolveDocument(layers, { a: `e${'\u0301'.repeat(100)}` })).toThrow(
      expect.objectContaining({ code: 'too_many_marks', pointer: '/a' }),
    )
  })
})
