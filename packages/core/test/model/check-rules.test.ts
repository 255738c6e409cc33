import { describe, expect, test } from 'vitest'
import { parseTemplate } from '../../src/model/parse-template.ts'
import { refusalOf, withLayers } from './documents.ts'

const under = (visibleWhen: unknown) =>
  withLayers(
    { kind: 'text', name: 'a' },
    { kind: 'image', name: 'photo' },
    { kind: 'container', name: 'box', children: [] },
    { kind: 'text', visibleWhen },
  )

describe('visibility rules', () => {
  test.each([
    ['of no layer', { layer: 'b', is: 'present' }, 'unknown_reference', '/layer'],
    [
      'of no layer, deep inside',
      { not: { all: [{ any: [{ layer: 'b', is: 'present' }] }] } },
      'unknown_reference',
      '/not/all/0/any/0/layer',
    ],
    [
      'of no property',
      { layer: 'a', property: 'txt', equals: 'x' },
      'unknown_property',
      '/property',
    ],
    [
      'of a property of another kind',
      { layer: 'photo', property: 'text', equals: 'x' },
      'unknown_property',
      '/property',
    ],
    [
      'of a container, which has no main property',
      { layer: 'box', is: 'present' },
      'missing_property',
      '/property',
    ],
    ['with two operators', { layer: 'a', gt: 1, lt: 5 }, 'invalid_value', ''],
    ['without operator', { layer: 'a' }, 'invalid_value', ''],
    ['with a wrong operand', { layer: 'a', gt: '1' }, 'invalid_type', '/gt'],
    ['with a list as operand', { layer: 'a', equals: [] }, 'invalid_type', '/equals'],
    ['with nothing to be in', { layer: 'a', in: [] }, 'out_of_range', '/in'],
    ['that join nothing', { all: [] }, 'out_of_range', '/all'],
    [
      'that join in two ways',
      { all: [{ layer: 'a', is: 'present' }], any: [] },
      'unknown_property',
      '/any',
    ],
  ])('refused: %s', (_why, rule, code, at) => {
    expect(refusalOf(under(rule))).toMatchObject({ code, pointer: `/layers/3/visibleWhen${at}` })
  })

  test.each([
    { layer: 'a', is: 'missing' },
    { layer: 'photo', is: 'present' },
    { layer: 'box', property: 'visible', equals: true },
    { layer: 'a', notEquals: '' },
    { layer: 'a', in: ['x', 1, true] },
    { layer: 'a', gte: 1 },
    { layer: 'a', lte: -1.5 },
    { layer: 'a', lt: 0 },
    { layer: 'a', startsWith: 'x' },
    { layer: 'a', endsWith: 'x' },
    { layer: 'a', contains: 'x' },
    { all: [{ any: [{ not: { layer: 'a', is: 'present' } }] }] },
  ])('allowed: %j', (rule) => {
    expect(parseTemplate(under(rule)).pages).toHaveLength(1)
  })
})
