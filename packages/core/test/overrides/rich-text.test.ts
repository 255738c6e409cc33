import { describe, expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../src/foundation/limits.ts'
import type { TemplateInput } from '../../src/model/template.ts'
import { parseQueryOverrides } from '../../src/overrides/parse-query-overrides.ts'
import { compileDocument, getLayer, resolveDocument, textAt } from './resolve-document.ts'

type Layers = NonNullable<TemplateInput['layers']>

const richLayers = (fields: object): Layers => [
  { kind: 'text', name: 'who', dynamic: true, text: 'Ada' },
  { kind: 'text', name: 'a', dynamic: true, fontSize: 30, fill: '#f00', ...fields },
]

const HELLO = { spans: [{ text: 'Hello ' }, { text: '{who}', fontWeight: 700, fill: '#00f' }] }

/** Each span of layer "a" as `text@weight`; none for a plain text. */
function spansOf(fields: object, overrides?: unknown): readonly string[] {
  const layer = getLayer(resolveDocument(richLayers(fields), overrides), 'text', 'a')
  return layer.spans.map(({ text, fontWeight }) => `${text}@${fontWeight}`)
}

describe('rich text', () => {
  test.each<[why: string, fields: object, overrides: unknown, spans: readonly string[]]>([
    ['spans of a template hold references', HELLO, {}, ['Hello @400', 'Ada@700']],
    [
      'a reference without a text leaves its span out',
      HELLO,
      { who: 'x' },
      ['Hello @400', 'x@700'],
    ],
    ['a text of the order replaces the spans', HELLO, { a: 'Plain {who}' }, []],
    [
      'spans of the order replace the text, and are literal',
      { text: 'own' },
      { a: { spans: [{ text: '{who}' }, { text: '!', fontWeight: 900 }] } },
      ['{who}@400', '!@900'],
    ],
    [
      'no spans ask for what the template has',
      HELLO,
      { a: { spans: null } },
      ['Hello @400', 'Ada@700'],
    ],
    [
      'spans without a character say nothing',
      HELLO,
      { a: { spans: [{ text: '' }] } },
      ['Hello @400', 'Ada@700'],
    ],
    [
      'a chain may hold spans',
      { text: 'own', fallback: { spans: [[{ text: 'x', fontWeight: 1 }]] } },
      {},
      ['x@1'],
    ],
    ['marks are literal unless the layer says so', { text: '**a** b' }, {}, []],
    ['marks of the order', { markup: 'markdown' }, { a: '**a** b' }, ['a@700', ' b@400']],
    [
      'marks of the template',
      { markup: 'markdown', text: '**{who}** b' },
      {},
      ['Ada@700', ' b@400'],
    ],
    [
      'what a reference puts in is no mark',
      { markup: 'markdown', text: '**{who}** b' },
      { who: '*x* [y](https://z.z)' },
      ['*x* [y](https://z.z)@700', ' b@400'],
    ],
    [
      'the order may turn markup on',
      { text: '*a*' },
      { a: { markup: 'markdown', text: '**a**' } },
      ['a@700'],
    ],
  ])('%s', (_why, fields, overrides, spans) => {
    expect(spansOf(fields, overrides)).toEqual(spans)
  })

  test('references and rules see the characters of a rich text', () => {
    const layers: Layers = [
      ...richLayers({ markup: 'markdown' }),
      { kind: 'text', name: 'echo', text: '{a}!' },
      { kind: 'text', name: 'seen', text: 'x', visibleWhen: { layer: 'a', equals: 'ab' } },
    ]
    const resolved = resolveDocument(layers, { a: 'a**b**' })
    expect([textAt(resolved, 'a'), textAt(resolved, 'echo'), textAt(resolved, 'seen')]).toEqual([
      'ab',
      'ab!',
      'x',
    ])
  })

  test('a span takes from its layer what it does not set', () => {
    const { spans } = getLayer(
      resolveDocument(richLayers(HELLO), { a: { fontSize: 60 } }),
      'text',
      'a',
    )
    expect(spans).toMatchObject([
      { fontSizePx: 60, fill: { color: { r: 255, b: 0 } }, raisePx: 0, link: undefined },
      { fontSizePx: 60, fill: { color: { r: 0, b: 255 } } },
    ])
  })

  test('what is raised is smaller unless it has a size of its own', () => {
    const fields = {
      spans: [
        { text: '2', baseline: 'super' },
        { text: '2', baseline: 'sub', fontSize: 30 },
      ],
    }
    const { spans } = getLayer(resolveDocument(richLayers(fields)), 'text', 'a')
    expect(spans.map(({ fontSizePx, raisePx }) => [fontSizePx, raisePx])).toEqual([
      [25, 10],
      [30, -6],
    ])
  })

  test('tags of the layer stay beside those of a span', () => {
    const fields = { features: { tnum: 1 }, spans: [{ text: 'a', features: { liga: 0 } }] }
    const { spans } = getLayer(resolveDocument(richLayers(fields)), 'text', 'a')
    expect([...(spans[0]?.features ?? [])]).toEqual([
      ['tnum', 1],
      ['liga', 0],
    ])
  })

  test('a query spells spans as JSON', () => {
    const template = compileDocument(richLayers({ text: 'own' }))
    const value = '[{"text":"42"},{"text":"x","link":"https://a.b"}]'
    const overrides = parseQueryOverrides(
      [{ name: 'a.spans', value }],
      template.slots,
      template.limits,
    )
    expect(overrides.get('a')?.properties.get('spans')).toEqual(JSON.parse(value))
  })

  const small = { limits: { textCharacters: 10, renderCharacters: 12 } }
  test.each<[why: string, fields: object, overrides: unknown, code: string, pointer: string]>([
    [
      'a text and spans',
      { text: 'a' },
      { a: { text: 'a', spans: [{ text: 'b' }] } },
      'invalid_value',
      '/a/spans',
    ],
    [
      'too many characters',
      {},
      { a: { spans: [{ text: 'xxxxxx' }, { text: 'xxxxxx' }] } },
      'text_too_long',
      '/a/spans',
    ],
    [
      'too many in all',
      {},
      { who: 'xxxxx', a: { spans: [{ text: 'xxxxxxxx' }] } },
      'text_too_long',
      '',
    ],
    [
      'too many once filled in',
      { spans: [{ text: '{who}' }, { text: '{who}' }] },
      { who: 'xxxxxx' },
      'text_too_long',
      '/a',
    ],
    [
      'an unknown property',
      {},
      { a: { spans: [{ text: 'a', colour: 'red' }] } },
      'unknown_property',
      '/a/spans/0/colour',
    ],
    ['no text', {}, { a: { spans: [{ fill: 'red' }] } }, 'missing_property', '/a/spans/0/text'],
    [
      'a link that runs',
      {},
      { a: { spans: [{ text: 'a', link: 'javascript:alert(1)' }] } },
      'invalid_value',
      '/a/spans/0/link',
    ],
    [
      'a link to a file',
      {},
      { a: { spans: [{ text: 'a', link: 'file:///etc/passwd' }] } },
      'invalid_value',
      '/a/spans/0/link',
    ],
    [
      'an unknown token',
      {},
      { a: { spans: [{ text: 'a', fill: '$nope' }] } },
      'unknown_token',
      '/a/spans/0/fill',
    ],
    ['none at all', {}, { a: { spans: [] } }, 'out_of_range', '/a/spans'],
  ])('refused: %s', (_why, fields, overrides, code, pointer) => {
    expect(() => resolveDocument(richLayers(fields), overrides, small)).toThrow(
      expect.objectContaining({ code, pointer }),
    )
  })

  test('marks stacked from span to span are counted together', () => {
    const spans = Array.from({ length: 3 }, () => ({
      text: '\u0301'.repeat(DEFAULT_LIMITS.marksPerCharacter - 1),
    }))
    expect(() => resolveDocument(richLayers({}), { a: { spans } })).toThrow(
      expect.objectContaining({ code: 'too_many_marks' }),
    )
  })
})

describe('copy variants with markup', () => {
  test('are read each by itself, wherever they are from', () => {
    const fields = { markup: 'markdown', text: ['**{who}** and more', '*{who}*'], maxLines: 1 }
    const variantsOf = (overrides: unknown) => {
      const layer = getLayer(resolveDocument(richLayers(fields), overrides), 'text', 'a')
      return [layer, ...layer.shorter].map(({ spans }) =>
        spans.map(({ text, fontWeight, fontStyle }) => `${text}@${fontWeight} ${fontStyle}`),
      )
    }
    expect(variantsOf({})).toEqual([['Ada@700 normal', ' and more@400 normal'], ['Ada@400 italic']])
    expect(variantsOf({ a: ['**x**', 'y'] })).toEqual([['x@700 normal'], []])
  })
})
