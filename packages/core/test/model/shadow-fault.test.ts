import { describe, expect, test } from 'vitest'
import { parseTemplate } from '../../src/model/parse-template.ts'
import { refusalOf, withLayers } from './documents.ts'

describe('spread and inset of a shadow', () => {
  test.each([
    ['a text', { kind: 'text' }, 'spread'],
    ['an SVG', { kind: 'svg' }, 'inset'],
    ['a star', { kind: 'shape', shape: 'star' }, 'spread'],
  ])('a shadow of %s has no edge to move, and says so', (_why, layer, property) => {
    const shadow = [{ x: 1, [property]: property === 'inset' ? true : 1 }]
    const error = refusalOf(withLayers({ ...layer, name: 'a', shadow }))
    expect(`${error.code} ${error.pointer}`).toBe('invalid_value /layers/0/shadow')
    expect(error.message).toContain(`"${property}"`)
  })

  test.each([
    ['a container', { kind: 'container', children: [] }],
    ['an image', { kind: 'image', src: 'asset:1' }],
    ['a rectangle', { kind: 'shape', shape: 'rect' }],
  ])('are those of %s', (_why, layer) => {
    const shadow = [{ spread: 4, inset: true }]
    expect(parseTemplate(withLayers({ ...layer, shadow })).pages).toHaveLength(1)
  })
})
