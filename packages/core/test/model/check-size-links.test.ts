import { describe, expect, test } from 'vitest'
import { parseTemplate } from '../../src/model/parse-template.ts'
import { refusalOf, withLayers } from './documents.ts'

const text = (name: string, more: object = {}) => ({ kind: 'text', name, text: name, ...more })
const relative = (layer: string, percent = 50) => ({ sizeRelativeTo: { layer, percent } })

describe('a size that is relative to another', () => {
  test.each([
    [
      'a layer that is not there',
      [text('title'), text('sub', relative('titel'))],
      'unknown_reference',
      'Did you mean "title"?',
    ],
    [
      'a layer without a size',
      [{ kind: 'shape', shape: 'rect', name: 'box' }, text('sub', relative('box'))],
      'unknown_reference',
      'of kind "shape"; only texts have a size',
    ],
    ['itself', [text('a', relative('a'))], 'reference_cycle', 'layer "a"'],
    [
      'one that is relative to it',
      [text('a', relative('b')), text('b', relative('a'))],
      'reference_cycle',
      'relative to itself',
    ],
    [
      'its own group',
      [text('a', { sizeGroup: 'g' }), text('b', { sizeGroup: 'g', ...relative('a') })],
      'reference_cycle',
      'through its group',
    ],
    [
      'a group that is relative to it',
      [
        text('a', { sizeGroup: 'g' }),
        text('b', { sizeGroup: 'g', ...relative('c') }),
        text('c', relative('a')),
      ],
      'reference_cycle',
      'through its group',
    ],
  ])('cannot be so to %s', (_why, layers, code, detail) => {
    const error = refusalOf(withLayers(...layers))
    expect(error.code).toBe(code)
    expect(error.message).toContain(detail)
  })

  test.each([
    ['a text of the page', [text('title'), text('sub', relative('title'))]],
    ['a text behind it', [text('sub', relative('title')), text('title')]],
    [
      'a text outside of its repeater',
      [text('title'), { kind: 'repeater', item: text('name', relative('title')) }],
    ],
    [
      'another group',
      [text('a', { sizeGroup: 'g' }), text('b', { sizeGroup: 'h', ...relative('a') })],
    ],
  ])('may be so to %s', (_why, layers) => {
    expect(parseTemplate(withLayers(...layers)).pages).toHaveLength(1)
  })
})
