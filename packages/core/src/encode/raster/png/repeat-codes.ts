// The twin of kernels/repeat-codes.as.ts: RFC 1951 section 3.2.5.

/** Longest repeat that one symbol can say. */
export const LONGEST_REPEAT = 258
/** How far back a repeat may reach, RFC 1951 section 2. */
export const WINDOW_BYTES = 32_768

const LENGTH_BASES = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
  163, 195, 227, 258,
]

/** The symbol of every repeat length. */
const LENGTH_SYMBOLS = Array.from({ length: LONGEST_REPEAT + 1 }, (_, length) => {
  const after = LENGTH_BASES.findIndex((base) => base > length)
  return 257 + (after < 0 ? LENGTH_BASES.length : after) - 1
})

/** A symbol, with what its extra bits say. */
export interface ExtendedSymbol {
  readonly symbol: number
  readonly extraBits: number
  readonly extraCount: number
}

/** Bits behind a literal or length symbol: one more after every four lengths, but none for 258 itself. */
export const lengthExtraCount = (symbol: number) =>
  symbol < 265 || symbol === 285 ? 0 : (symbol - 261) >> 2

export const distanceExtraCount = (symbol: number) => (symbol < 2 ? 0 : (symbol >> 1) - 1)

/** Codes a length of 3 to 258. */
export function toLengthSymbol(length: number): ExtendedSymbol {
  const symbol = LENGTH_SYMBOLS[length] ?? 0
  const extraBits = length - (LENGTH_BASES[symbol - 257] ?? 0)
  return { symbol, extraBits, extraCount: lengthExtraCount(symbol) }
}

/** Codes a distance of 1 to 32,768: two symbols for every power of two. */
export function toDistanceSymbol(distance: number): ExtendedSymbol {
  const lessOne = distance - 1
  const highest = 31 - Math.clz32(lessOne)
  const symbol = lessOne < 2 ? lessOne : 2 * highest + ((lessOne >> (highest - 1)) & 1)
  const extraCount = distanceExtraCount(symbol)
  return { symbol, extraBits: lessOne & ((1 << extraCount) - 1), extraCount }
}
