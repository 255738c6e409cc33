import { describe, expect, test } from 'vitest'
import { parseTemplate } from '../../src/model/parse-template.ts'
import { faultsOf, refusalOf, withLayers } from './documents.ts'

const shrinking = (more: object = {}) => ({ kind: 'text', name: 's', fit: 'shrink', ...more })
const box = (...children: readonly unknown[]) => ({ kind: 'container', children })

describe('text that shrinks', () => {
  test.each([
    ['without any bound on its height', shrinking({ width: 50 }), '/layers/0/fit'],
    [
      'in a container that grows with it',
      { ...box(shrinking()), width: 50 },
      '/layers/0/children/0/fit',
    ],
    [
      'out of the flow of a container',
      { ...box(shrinking({ position: 'absolute' })), height: 50 },
      '/layers/0/children/0/fit',
    ],
  ])('is refused %s', (_why, layer, pointer) => {
    expect(refusalOf(withLayers(layer))).toMatchObject({ code: 'unbounded_fit', pointer })
  })

  test('is refused where the defaults make it shrink', () => {
    const faults = faultsOf({ ...withLayers({ kind: 'text' }), defaults: { fit: 'shrink' } })
    expect(faults).toEqual(['unbounded_fit /layers/0/fit'])
  })

  test.each([
    ['a height', shrinking({ height: 20 })],
    ['a greatest height', shrinking({ maxHeight: '50%' })],
    ['top and bottom', shrinking({ y: 1, bottom: 1 })],
    ['a number of lines', shrinking({ maxLines: 2 })],
    ['one line, since it does not wrap', shrinking({ wrap: 'none' })],
    ['the container around', { ...box(box(shrinking())), height: 20 }],
    ['what flex gives it', box(shrinking({ grow: 1 }))],
  ])('is bounded by %s', (_why, layer) => {
    expect(parseTemplate(withLayers(layer)).pages).toHaveLength(1)
  })
})

describe('text that grows', () => {
  const growing = (more: object) => ({ kind: 'text', name: 's', fit: 'grow', ...more })
  const column = { kind: 'container', direction: 'column' }

  test.each([
    ['without a width of its own', growing({ height: 50 })],
    ['with a bound on its width alone', growing({ height: 50, maxWidth: 90 })],
    ['without a bound on its height', growing({ width: 50 })],
    ['as wide as its words, filling', growing({ fit: 'fill-width' })],
    ['in a row, where its words decide', { ...box(growing({ height: 9 })), width: 50 }],
    [
      'in a column that aligns it',
      { ...column, align: 'start', children: [growing({ height: 9 })], width: 50 },
    ],
  ])('is refused %s', (_why, layer) => {
    expect(refusalOf(withLayers(layer))).toMatchObject({ code: 'unbounded_fit' })
  })

  test.each([
    ['width and height', growing({ width: 50, height: 20 })],
    ['both its edges and a number of lines', growing({ x: 1, right: 1, maxLines: 1 })],
    ['a width alone, when it fills it', growing({ fit: 'fill-width', width: 50 })],
    ['a column that stretches it', { ...column, children: [growing({ height: 9 })], width: 50 }],
  ])('is bounded by %s', (_why, layer) => {
    expect(parseTemplate(withLayers(layer)).pages).toHaveLength(1)
  })
})

describe('copy variants', () => {
  test('need a box that some do not fit', () => {
    const layer = { kind: 'text', text: ['long', 'short'], width: 50 }
    expect(faultsOf(withLayers(layer))).toEqual(['unbounded_fit /layers/0/text'])
    expect(parseTemplate(withLayers({ ...layer, maxLines: 1 })).pages).toHaveLength(1)
  })

  test.each([
    ['none', []],
    ['too many', Array.from({ length: 17 }, () => 'x')],
    ['something else than strings', ['x', 1]],
  ])('of %s are refused', (_why, text) => {
    const [fault] = faultsOf(withLayers({ kind: 'text', text, maxLines: 1 }))
    expect(fault).toMatch(/^invalid_(?:value|type) \/layers\/0\/text$/)
  })
})

test('the smallest size is not above the largest', () => {
  const layer = { kind: 'text', minFontSize: 20, maxFontSize: 10 }
  expect(faultsOf(withLayers(layer))).toEqual(['out_of_range /layers/0/minFontSize'])
})
