import { describe, expect, test } from 'vitest'
import { hasPlainCids } from '../../../src/encode/pdf/has-plain-cids.ts'

const index = (...items: readonly (readonly number[])[]): readonly number[] => {
  const ends = items.map((_, at) => 1 + items.slice(0, at + 1).flat().length)
  return [0, items.length, 1, 1, ...ends, ...items.flat()]
}

/** A `CFF ` table of a header, one name, one Top DICT and a charset behind them. */
function cffWith(charset: readonly number[], operators: readonly number[]): Uint8Array {
  const head = [1, 0, 4, 1, ...index([0x41])]
  const before = head.length + index([28, 0, 0, 15, ...operators]).length
  return Uint8Array.from([...head, ...index([28, 0, before, 15, ...operators]), ...charset])
}

/** Two string ids and a number, then the operator; a real number and an offset beside it. */
const CID_KEYED = [30, 0x1a, 0x5f, 12, 7, 247, 0, 139, 139, 12, 30]

describe('hasPlainCids', () => {
  test.each<
    [why: string, charset: readonly number[], operators: readonly number[], plain: boolean]
  >([
    ['names are no CIDs', [0, 0, 9, 0, 8], [], true],
    ['one by one, as glyph ids', [0, 0, 1, 0, 2, 0, 3], CID_KEYED, true],
    ['one by one, with a gap', [0, 0, 1, 0, 5, 0, 6], CID_KEYED, false],
    ['a stretch from 1', [1, 0, 1, 9], CID_KEYED, true],
    ['a stretch from 40', [1, 0, 40, 9], CID_KEYED, false],
    ['a long stretch', [2, 0, 1, 3, 0], CID_KEYED, true],
    ['a charset that is cut off', [0, 0, 1], CID_KEYED, false],
  ])('%s', (_why, charset, operators, plain) => {
    expect(hasPlainCids(cffWith(charset, operators), [0, 1, 2, 3])).toBe(plain)
  })
})
