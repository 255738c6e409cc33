import { describe, expect, test } from 'vitest'
import { parseTemplate } from '../../src/model/parse-template.ts'
import { faultsOf, refusalOf, withLayers } from './documents.ts'

const star = { kind: 'shape', shape: 'star', name: 'star' }
const photo = { kind: 'image', name: 'photo', src: 'asset:1' }

describe('a clip by name', () => {
  test.each([
    ['a shape behind it', [star, { ...photo, clip: 'star' }]],
    ['a shape in front of it', [{ ...photo, clip: 'star' }, star]],
    [
      'a shape outside of its repeater',
      [star, { kind: 'repeater', item: { ...photo, clip: 'star' } }],
    ],
    [
      'a shape that is clipped itself',
      [
        { ...photo, clip: 'star' },
        { ...star, clip: 'dot' },
        { ...star, name: 'dot' },
      ],
    ],
  ])('may be that of %s', (_why, layers) => {
    expect(parseTemplate(withLayers(...layers)).pages).toHaveLength(1)
  })

  test.each([
    ['no layer', [star, { ...photo, clip: 'stra' }], ['unknown_layer /layers/1/clip']],
    [
      'a layer of another kind',
      [{ ...star, clip: 'photo' }, photo],
      ['invalid_value /layers/0/clip'],
    ],
    ['the layer itself', [{ ...star, clip: 'star' }], ['reference_cycle /layers/0/clip']],
    [
      'one that leads back',
      [
        { ...star, clip: 'dot' },
        { ...star, name: 'dot', clip: 'star' },
      ],
      ['reference_cycle /layers/0/clip', 'reference_cycle /layers/1/clip'],
    ],
    [
      'a shape inside of a repeater',
      [
        { kind: 'repeater', item: star },
        { ...photo, clip: 'star' },
      ],
      ['unknown_layer /layers/1/clip'],
    ],
    [
      'no layer, in a fallback',
      [{ ...photo, fallback: { clip: ['stra'] } }],
      ['unknown_layer /layers/0/fallback/clip/0'],
    ],
  ])('may not be that of %s', (_why, layers, faults) => {
    expect(faultsOf(withLayers(...layers))).toEqual(faults)
  })

  test('that is mistyped is told from those of shapes', () => {
    expect(refusalOf(withLayers(star, { ...photo, clip: 'stra' })).message).toContain(
      'Did you mean "star"?',
    )
  })
})
