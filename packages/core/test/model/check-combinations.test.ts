import { describe, expect, test } from 'vitest'
import { parseTemplate } from '../../src/model/parse-template.ts'
import { faultsOf, withLayers } from './documents.ts'

const text = { kind: 'text', text: 'A' }
const photo = { kind: 'image', objectPosition: 'left' }

describe('properties that exclude or need one another', () => {
  test.each([
    ['x and left', { ...text, x: 1, left: 1 }, 'invalid_value /layers/0/x'],
    ['y and top', { ...text, y: 1, top: 1 }, 'invalid_value /layers/0/y'],
    ['two crops of an image', { ...photo, position: 'left' }, 'invalid_value /layers/0/position'],
    [
      'two sources of an SVG',
      { kind: 'svg', src: 'asset:1', markup: '<svg/>' },
      'invalid_value /layers/0/markup',
    ],
    ['a path without data', { kind: 'shape', shape: 'path' }, 'missing_property /layers/0/d'],
  ])('refused: %s', (_why, layer, fault) => {
    expect(faultsOf(withLayers(layer))).toEqual([fault])
  })

  test.each([
    ['left, right and width, which CSS settles', { ...text, left: 1, right: 1, width: 5 }],
    ['the flow of an image beside its crop', { ...photo, position: 'absolute' }],
    ['path data of a shape that is no path', { kind: 'shape', shape: 'rect', d: 'M0 0' }],
  ])('allowed: %s', (_why, layer) => {
    expect(parseTemplate(withLayers(layer)).pages).toHaveLength(1)
  })
})
