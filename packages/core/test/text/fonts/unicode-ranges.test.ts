import { describe, expect, test } from 'vitest'
import { isInRanges, parseUnicodeRanges } from '../../../src/text/fonts/unicode-ranges.ts'

describe('parseUnicodeRanges', () => {
  test.each([
    ['one code point', 'U+26', [[0x26, 0x26]]],
    ['a range', 'u+0025-00FF', [[0x25, 0xff]]],
    ['a wildcard', 'U+4??', [[0x400, 0x4ff]]],
    [
      'several, in any order',
      'U+131, U+0-FF',
      [
        [0, 0xff],
        [0x131, 0x131],
      ],
    ],
  ])('%s', (_why, value, ranges) => {
    expect(parseUnicodeRanges(value)).toEqual(ranges)
  })

  test.each([
    ['no range at all', ''],
    ['a range that ends before it starts', 'U+FF-00'],
    ['a code point beyond Unicode', 'U+110000'],
    ['no prefix', '26'],
  ])('%s is refused', (_why, value) => {
    expect(() => parseUnicodeRanges(value)).toThrow(
      expect.objectContaining({ code: 'invalid_value' }),
    )
  })

  test('a code point is found in its range and not beside it', () => {
    const ranges = parseUnicodeRanges('U+0-FF, U+131, U+2000-206F')
    const found = [0, 0xff, 0x100, 0x131, 0x132, 0x1fff, 0x2000, 0x206f, 0x2070].filter(
      (codePoint) => isInRanges(ranges, codePoint),
    )
    expect(found).toEqual([0, 0xff, 0x131, 0x2000, 0x206f])
  })
})
