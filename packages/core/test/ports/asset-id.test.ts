import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createId } from '../../src/foundation/create-id.ts'
import { isAssetId } from '../../src/ports/asset-id.ts'

describe('isAssetId', () => {
  test.each([
    ['a chosen name', 'logo', true],
    ['a file name', 'Inter-Bold.v2.woff2', true],
    ['one character', '7', true],
    ['the longest', 'a'.repeat(128), true],
    ['too long', 'a'.repeat(129), false],
    ['empty', '', false],
    ['a hidden file', '.env', false],
    ['an option of a command', '-rf', false],
    ['a path', 'a/b', false],
    ['a path of Windows', 'a\\b', false],
    ['a space', 'a b', false],
    ['a line break at the end, which "$" alone would let by', 'logo\n', false],
    ['a letter beyond ASCII', 'löwe', false],
    ['a NUL character', 'a\0', false],
  ])('%s: %j', (_why, text, expected) => {
    expect(isAssetId(text)).toBe(expected)
  })

  test('an id of ours is one', () => {
    expect(isAssetId(createId('ast'))).toBe(true)
  })

  test('no id leaves its folder', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        if (isAssetId(text))
          expect(new URL(text, 'file:///assets/').pathname).toBe(`/assets/${text}`)
      }),
    )
  })
})
