import { describe, expect, test } from 'vitest'
import { parseTemplate } from '../../src/model/parse-template.ts'
import { refusalOf, withLayers } from './documents.ts'

const canvas = { width: 100, height: 50 }
const text = { kind: 'text', text: 'A' }
const gradient = {
  type: 'linear',
  stops: [
    { at: 0, color: '$brnd' },
    { at: 1, color: 'red' },
  ],
}

describe('a colour token that the template does not have', () => {
  test.each([
    [
      'the background',
      { canvas: { ...canvas, background: '$brnd' }, layers: [] },
      '/canvas/background',
    ],
    ['the defaults', { canvas, defaults: { fill: '$brnd' }, layers: [] }, '/defaults/fill'],
    ['a fill', withLayers({ ...text, fill: '$brnd' }), '/layers/0/fill'],
    ['a gradient', withLayers({ ...text, fill: gradient }), '/layers/0/fill/stops/0/color'],
    ['a shadow', withLayers({ ...text, shadow: [{ fill: '$brnd' }] }), '/layers/0/shadow/0/fill'],
    ['a border', withLayers({ kind: 'image', border: { fill: '$brnd' } }), '/layers/0/border/fill'],
    [
      'a stroke',
      withLayers({ kind: 'shape', shape: 'rect', stroke: { fill: '$brnd' } }),
      '/layers/0/stroke/fill',
    ],
    [
      'a fallback',
      withLayers({ ...text, fallback: { fill: ['red', '$brnd'] } }),
      '/layers/0/fallback/fill/1',
    ],
    [
      'a layer inside',
      withLayers({ kind: 'container', children: [{ ...text, fill: '$brnd' }] }),
      '/layers/0/children/0/fill',
    ],
  ])('is refused in %s', (_why, document, pointer) => {
    const error = refusalOf({ ...document, tokens: { brand: 'red' } })
    expect(error).toMatchObject({ code: 'unknown_token', pointer })
    expect(error.message).toBe('The template has no token "$brnd". Did you mean "brand"?')
  })

  test('is no matter in a text', () => {
    const item = { kind: 'text', name: 'fill', dynamic: true }
    const repeater = { kind: 'repeater', item, items: [{ fill: '$5' }] }
    expect(parseTemplate(withLayers({ ...text, text: '$5' }, repeater)).pages).toHaveLength(1)
  })
})
