import { describe, expect, test } from 'vitest'
import type { Layer } from '../../src/model/layer.ts'
import { getLayer, resolveDocument } from './resolve-document.ts'

const MARKUP = '<svg xmlns="http://www.w3.org/2000/svg"/>'
const asData = (markup: string) =>
  `data:image/svg+xml;base64,${Buffer.from(markup).toString('base64')}`

function imageOf(fields: object, overrides: unknown = {}) {
  const layers = [{ kind: 'image', name: 'a', dynamic: true, ...fields }] as readonly Layer[]
  return getLayer(resolveDocument({ layers }, overrides), 'image', 'a')
}

function svgOf(fields: object, overrides: unknown = {}) {
  const layers = [{ kind: 'svg', name: 'a', dynamic: true, ...fields }] as readonly Layer[]
  return getLayer(resolveDocument({ layers }, overrides), 'svg', 'a')
}

describe('sources of images', () => {
  test.each<[why: string, fields: object, overrides: unknown, expected: readonly string[]]>([
    ['its own', { src: 'asset:o' }, {}, ['layer asset:o']],
    [
      'the order first',
      { src: 'asset:o' },
      { a: 'asset:x' },
      ['override asset:x', 'layer asset:o'],
    ],
    [
      'the chain between',
      { src: 'asset:o', fallback: { src: ['asset:1', '', 'asset:2'] } },
      { a: 'asset:x' },
      ['override asset:x', 'fallback asset:1', 'fallback asset:2', 'layer asset:o'],
    ],
    ['null asks for the rest', { src: 'asset:o' }, { a: null }, ['layer asset:o']],
    ['braces are no references', { src: 'data:,{a}' }, {}, ['layer data:,{a}']],
  ])('%s', (_why, fields, overrides, expected) => {
    const { sources } = imageOf(fields, overrides)
    expect(sources.map(({ source, from }) => `${from} ${source}`)).toEqual(expected)
  })

  test('"else" says whether a failing image is left out', () => {
    expect(imageOf({ src: 'asset:o' }).whenMissing).toBe('fail')
    expect(imageOf({ src: 'asset:o', fallback: { else: 'hide' } }).whenMissing).toBe('hide')
  })

  test('an image without any source is left out when it may be, else refused', () => {
    const layers = (fields: object) =>
      [{ kind: 'image', name: 'a', dynamic: true, ...fields }] as readonly Layer[]
    expect(resolveDocument({ layers: layers({ fallback: { else: 'hide' } }) }).hidden).toEqual([
      { path: 'a', reason: 'fallback' },
    ])
    expect(() => resolveDocument({ layers: layers({}) })).toThrow(
      expect.objectContaining({ code: 'missing_property', pointer: '/a/src' }),
    )
  })
})

describe('sources of SVGs', () => {
  test('markup of the template stays markup', () => {
    expect(svgOf({ markup: MARKUP })).toMatchObject({ markup: MARKUP, sources: [] })
  })

  test('markup of an order is a source of the order, so that it is trusted no more than one', () => {
    const { sources, markup } = svgOf({ markup: MARKUP }, { a: { markup: '<svg/>' } })
    expect(sources).toEqual([{ source: asData('<svg/>'), from: 'override' }])
    expect(markup).toBe(MARKUP)
  })

  test('markup of a chain is one of its sources', () => {
    const { sources } = svgOf({ src: 'asset:o', fallback: { markup: [MARKUP] } })
    expect(sources).toEqual([
      { source: asData(MARKUP), from: 'fallback' },
      { source: 'asset:o', from: 'layer' },
    ])
  })

  test('markup that is no well-formed text is passed on without an exception', () => {
    expect(svgOf({ markup: MARKUP }, { a: { markup: '\ud800' } }).sources).toHaveLength(1)
  })
})
