import { describe, expect, test } from 'vitest'
import { canonicalProperty } from '../../src/model/canonical-property.ts'
import { toFourEdges } from '../../src/model/edges.ts'
import { toCornerRadii } from '../../src/model/radius.ts'

describe('toFourEdges', () => {
  test.each([
    ['one value for all', 4, { top: 4, right: 4, bottom: 4, left: 4 }],
    ['a share for all', '5%' as const, { top: '5%', right: '5%', bottom: '5%', left: '5%' }],
    ['vertical, horizontal', [1, 2] as const, { top: 1, right: 2, bottom: 1, left: 2 }],
    ['clockwise from the top', [1, 2, 3, 4] as const, { top: 1, right: 2, bottom: 3, left: 4 }],
    ['zeros are values', [0, 2, 0, 4] as const, { top: 0, right: 2, bottom: 0, left: 4 }],
  ])('%s', (_why, edges, expected) => {
    expect(toFourEdges<number | string>(edges)).toEqual(expected)
  })
})

describe('toCornerRadii', () => {
  test.each([
    ['one radius for all corners', 3, [3, 3, 3, 3]],
    ['one for each', [1, 2, 3, 4] as const, [1, 2, 3, 4]],
  ])('%s', (_why, radius, expected) => {
    expect(toCornerRadii(radius)).toEqual(expected)
  })
})

describe('canonicalProperty', () => {
  test.each([
    ['x is left', 'text', 'x', 1, 'left'],
    ['y is top', 'container', 'y', 1, 'top'],
    ['other properties keep their name', 'text', 'fill', 'red', 'fill'],
    ['the crop of an image', 'image', 'position', '50% 20%', 'objectPosition'],
    ['the flow of an image', 'image', 'position', 'absolute', 'position'],
    ['the flow of other kinds', 'text', 'position', 'absolute', 'position'],
  ] as const)('%s', (_why, kind, property, value, expected) => {
    expect(canonicalProperty(kind, property, value)).toBe(expected)
  })
})
