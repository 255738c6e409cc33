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
