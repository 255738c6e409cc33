import { describe, expect, test } from 'vitest'
import { getLayer, resolveDocument } from './resolve-document.ts'

const TOKENS = { brand: '#0000ff' }
const RED = { r: 255, g: 0, b: 0, a: 1 }
const BLUE = { r: 0, g: 0, b: 255, a: 1 }
const BLACK = { r: 0, g: 0, b: 0, a: 1 }

function recoloringOf(fields: object, overrides: object = {}) {
  const layer = { kind: 'svg', name: 'a', dynamic: true, src: 'asset:a', ...fields } as const
  const resolved = resolveDocument({ tokens: TOKENS, layers: [layer] }, { a: overrides })
  return getLayer(resolved, 'svg', 'a').recoloring
}

describe('colours of drawings', () => {
  test('are found by value, and may come from tokens', () => {
    const fields = { colors: { 'rgb(255 0 0 / 50%)': '$brand', white: '#000' }, fill: '$brand' }
    expect(recoloringOf(fields)).toEqual({
      changes: [
        { from: { ...RED, a: 0.5 }, to: BLUE },
        { from: { r: 255, g: 255, b: 255, a: 1 }, to: BLACK },
      ],
      fill: BLUE,
    })
  })

  test('of an order replace those of the template', () => {
    const overrides = { colors: { '#f00': '#000' } }
    expect(recoloringOf({ colors: { white: 'red' } }, overrides)).toEqual({
      changes: [{ from: RED, to: BLACK }],
      fill: undefined,
    })
  })

  test('are left alone where nothing is said', () => {
    expect(recoloringOf({ colors: {} })).toBeUndefined()
  })

  test.each([
    ['a colour in two spellings', { '#fff': 'red', white: 'blue' }, 'invalid_value', '/a/colors'],
    ['what is no colour', { puce: 'red' }, 'invalid_color', '/a/colors/puce'],
    ['to what is no colour', { '#fff': 'puce' }, 'invalid_color', '/a/colors/#fff'],
    ['a token as an old colour', { $brand: 'red' }, 'invalid_color', '/a/colors/$brand'],
    ['an unknown token', { '#fff': '$brnd' }, 'unknown_token', '/a/colors'],
  ])('%s is refused', (_why, colors, code, pointer) => {
    expect(() => recoloringOf({}, { colors })).toThrow(
      expect.objectContaining({ code, pointer: expect.stringContaining(pointer) }),
    )
  })
})
