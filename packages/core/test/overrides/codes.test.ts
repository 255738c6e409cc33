import { describe, expect, test } from 'vitest'
import { getLayer, pathsOf, resolveDocument } from './resolve-document.ts'

const WORDS = { kind: 'text', name: 'id', dynamic: true, text: '47' } as const

function resolveQr(fields: object, overrides?: unknown) {
  const layer = { kind: 'qr', name: 'code', dynamic: true, ...fields } as never
  return getLayer(resolveDocument([WORDS, layer], overrides), 'qr', 'code')
}

describe('the data of a code', () => {
  test.each([
    ['its own', { data: 'a' }, {}, 'a', 'layer'],
    ['by its other name', { text: 'a' }, {}, 'a', 'layer'],
    ['a reference', { data: 'https://a.b/{id}' }, {}, 'https://a.b/47', 'layer'],
    ['a reference to an override', { data: '#{id}' }, { id: '{x}' }, '#{x}', 'layer'],
    ['a bare override', { data: 'a' }, { code: 'b' }, 'b', 'override'],
    ['an override', { data: 'a' }, { code: { data: 'b' } }, 'b', 'override'],
    ['an override as text', { data: 'a' }, { code: { text: 'b' } }, 'b', 'override'],
    ['an override is literal', { data: 'a' }, { code: '{id}' }, '{id}', 'override'],
    ['nothing in the override', { data: 'a' }, { code: { data: '' } }, 'a', 'layer'],
    ['a fallback', { fallback: { data: ['', 'f{id}'] } }, {}, 'f47', 'fallback'],
    ['control characters stay', { data: 'a\u0000\r\n' }, {}, 'a\u0000\r\n', 'layer'],
  ])('%s', (_why, fields, overrides, data, dataFrom) => {
    expect(resolveQr(fields, overrides)).toMatchObject({ data, dataFrom })
  })

  test('must be there', () => {
    expect(() => resolveQr({})).toThrow(
      expect.objectContaining({ code: 'missing_property', pointer: '/code/data' }),
    )
  })

  test('without any, the layer may be hidden', () => {
    const layer = { kind: 'qr', name: 'code', dynamic: true, fallback: { else: 'hide' } } as const
    expect(pathsOf(resolveDocument([layer]))).toEqual([])
    expect(pathsOf(resolveDocument([layer], { code: 'a' }))).toEqual(['code'])
  })

  test.each([
    ['half of a pair', 'a\ud800', 'invalid_value', '"data" on layer "code" must be well-formed'],
    ['a number', 4, 'invalid_type', 'must be a string'],
    ['more than a text may have', 'a'.repeat(10_001), 'text_too_long', '10001 characters'],
  ])('is refused when it is %s', (_why, data, code, words) => {
    expect(() => resolveQr({ data: 'a' }, { code: { data } })).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(words) }),
    )
  })

  test('counts with the texts of the render', () => {
    const layers = [{ kind: 'qr', data: 'a'.repeat(60) }] as const
    expect(() => resolveDocument(layers, {}, { limits: { renderCharacters: 50 } })).toThrow(
      expect.objectContaining({ code: 'text_too_long' }),
    )
  })

  test('cannot refer to what is no text', () => {
    const layers = [
      { kind: 'shape', shape: 'rect', name: 'box' },
      { kind: 'qr', data: '{box}' },
    ] as const
    expect(() => resolveDocument(layers)).toThrow(
      expect.objectContaining({ code: 'unknown_reference', pointer: '/layers/1/data' }),
    )
  })

  test('may be another in the next render once it refers to a text', () => {
    expect(resolveQr({ data: 'a', dynamic: false }).volatile).toBe(false)
    expect(resolveQr({ data: '{id}', dynamic: false }).volatile).toBe(true)
  })

  test('is what rules look at', () => {
    const layers = [
      { kind: 'qr', name: 'code', dynamic: true, fallback: { else: 'hide' } },
      { kind: 'text', name: 'hint', text: 'Scan', visibleWhen: { layer: 'code', is: 'present' } },
    ] as const
    expect(pathsOf(resolveDocument(layers, { code: 'a' }))).toEqual(['code', 'hint'])
    expect(pathsOf(resolveDocument(layers))).toEqual([])
  })
})

describe('a logo', () => {
  test('knows whose it is', () => {
    const logo = { src: 'asset:a' }
    expect(resolveQr({ data: 'a', logo }).sources).toEqual([{ source: 'asset:a', from: 'layer' }])
    const given = resolveQr({ data: 'a', logo }, { code: { logo: { src: 'asset:b' } } })
    expect(given.sources).toEqual([{ source: 'asset:b', from: 'override' }])
  })
})
