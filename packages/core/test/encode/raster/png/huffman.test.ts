import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildHuffmanCode } from '../../../../src/encode/raster/png/scalar-huffman.ts'

/** At least two symbols that occur. */
const anyFrequencies = (limit: number) =>
  fc
    .array(fc.oneof(fc.constant(0), fc.nat(60_000), fc.nat(3)), {
      minLength: 2,
      maxLength: 2 ** limit,
    })
    .filter((counts) => counts.filter((count) => count > 0).length > 1)
    .map((counts) => Uint32Array.from(counts))

const FIBONACCI = Uint32Array.from([1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987])

/** The least bits that any prefix code takes, by joining the two lightest until one is left. */
function leastBits(frequencies: Uint32Array): number {
  const weights = [...frequencies].filter((count) => count > 0)
  let bits = 0
  while (weights.length > 1) {
    weights.sort((a, b) => b - a)
    const joined = (weights.pop() ?? 0) + (weights.pop() ?? 0)
    bits += joined
    weights.push(joined)
  }
  return bits
}

const bitsOf = (frequencies: Uint32Array, lengths: Uint8Array) =>
  frequencies.reduce((sum, count, symbol) => sum + count * (lengths[symbol] ?? 0), 0)

describe('buildHuffmanCode', () => {
  test('the code is complete, within its limit, and for the symbols that occur only', () => {
    fc.assert(
      fc.property(anyFrequencies(7), (frequencies) => {
        const { lengths } = buildHuffmanCode(frequencies, 7)
        const used = [...lengths].filter((length) => length > 0)
        expect(used.reduce((sum, length) => sum + 2 ** -length, 0)).toBe(1)
        expect(Math.max(...used)).toBeLessThanOrEqual(7)
        expect([...lengths].map((length) => length > 0)).toEqual(
          [...frequencies].map((count) => count > 0),
        )
      }),
    )
  })

  test('no code takes fewer bits where the limit does not bind', () => {
    fc.assert(
      fc.property(anyFrequencies(5), (frequencies) => {
        const { lengths } = buildHuffmanCode(frequencies, 31)
        expect(bitsOf(frequencies, lengths)).toBe(leastBits(frequencies))
      }),
    )
  })

  test.each([
    ['just the depth of the tree', 15, 0],
    ['a little less', 12, 0.002],
    ['as little as holds all symbols', 4, 0.6],
  ])('a limit of %s (%d) costs little', (_why, limit, share) => {
    const { lengths } = buildHuffmanCode(FIBONACCI, limit)
    const least = leastBits(FIBONACCI)
    expect(bitsOf(FIBONACCI, lengths)).toBeLessThanOrEqual(least * (1 + share))
  })

  test('no code begins another', () => {
    const { lengths, bits } = buildHuffmanCode(FIBONACCI, 9)
    const codes = [...bits].map((code, symbol) =>
      [...code.toString(2).padStart(lengths[symbol] ?? 0, '0')].reverse().join(''),
    )
    for (const code of codes) {
      expect(codes.filter((other) => other.startsWith(code))).toEqual([code])
    }
  })
})
