/** The symbols of repeat lengths and distances, RFC 1951 section 3.2.5. Must agree with ../repeat-codes.ts. */

/** Longest repeat that one symbol can say. */
export const LONGEST_REPEAT: usize = 258
/** How far back a repeat may reach, RFC 1951 section 2. */
export const WINDOW_BYTES: usize = 32768

/** Per repeat length: `symbol | extra bit count << 16 | extra bits << 24`. */
const lengthSymbols: usize = memory.data(259 * 4, 16)

const LENGTH_BASES: StaticArray<i32> = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
  163, 195, 227, 258,
]

let lengthSymbolsReady: bool = false

export function buildLengthSymbols(): void {
  if (lengthSymbolsReady) return
  let index = 0
  for (let length = 3; length <= <i32>LONGEST_REPEAT; length++) {
    while (index < 28 && unchecked(LENGTH_BASES[index + 1]) <= length) index++
    const extraBits = length - unchecked(LENGTH_BASES[index])
    store<u32>(
      lengthSymbols + (<usize>length << 2),
      (257 + index) | (lengthExtraCount(257 + index) << 16) | (extraBits << 24))
  }
  lengthSymbolsReady = true
}

/** `symbol | extra bit count << 16 | extra bits << 24` of a length of 3 to 258. */
// @ts-ignore: decorator
@inline
export function lengthSymbolOf(length: u32): u32 {
  return load<u32>(lengthSymbols + (<usize>length << 2))
}

/** Bits behind a literal or length symbol: one more after every four lengths, but none for 258 itself. */
// @ts-ignore: decorator
@inline
export function lengthExtraCount(symbol: i32): i32 {
  return symbol < 265 || symbol == 285 ? 0 : (symbol - 261) >> 2
}

/** The symbol of a distance less one: two for every power of two. */
// @ts-ignore: decorator
@inline
export function distanceSymbolOf(distanceLessOne: u32): u32 {
  if (distanceLessOne < 2) return distanceLessOne
  const highest = 31 - clz(distanceLessOne)
  return 2 * highest + ((distanceLessOne >> (highest - 1)) & 1)
}

// @ts-ignore: decorator
@inline
export function distanceExtraCount(symbol: u32): u32 {
  return symbol < 2 ? 0 : (symbol >> 1) - 1
}
