/** The code lengths that open a dynamic block, RFC 1951 section 3.2.7. Must agree with ../scalar-block-header.ts. */

import { writeBits } from './bits.as'
import { assignCodes, buildCodeLengths } from './huffman.as'

/** Lengths of at most 286 literal and length codes, then those of at most 30 distance codes. */
const lengths: usize = memory.data(316)
/** Run-length coded: `symbol | repeat << 8` each. */
const runs: usize = memory.data(316 * 2, 16)
const frequencies: usize = memory.data(19 * 4, 16)
const codeLengths: usize = memory.data(19)
const codes: usize = memory.data(19 * 4, 16)
/** The order in which the code lengths' own lengths are sent. */
const ORDER: StaticArray<u8> = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

let runCount: i32 = 0
let literalCount: i32 = 0
let distanceCount: i32 = 0
let orderCount: i32 = 0

/** Extra bits of the symbols 16, 17 and 18. */
// @ts-ignore: decorator
@inline
function repeatBits(symbol: i32): i32 {
  return symbol == 16 ? 2 : symbol == 17 ? 3 : symbol == 18 ? 7 : 0
}

function addRun(symbol: i32, repeat: i32): void {
  store<u16>(runs + (<usize>runCount << 1), <u16>(symbol | (repeat << 8)))
  runCount++
  const counter = frequencies + (<usize>symbol << 2)
  store<u32>(counter, load<u32>(counter) + 1)
}

/** Codes one stretch of equal lengths: 16 repeats the one before 3 to 6 times, 17 and 18 repeat zero. */
function addStretch(length: i32, count: i32): void {
  if (length > 0) {
    addRun(length, 0)
    count--
  }
  while (count >= 3) {
    const most = length > 0 ? 6 : 138
    const taken = min(count, most)
    const symbol = length > 0 ? 16 : taken > 10 ? 18 : 17
    addRun(symbol, taken - (symbol == 18 ? 11 : 3))
    count -= taken
  }
  for (; count > 0; count--) addRun(length, 0)
}

/** How many code lengths are sent: the zeros at the end are not, but for the first `least`. */
function countSent(codeLengths: usize, count: i32, least: i32): i32 {
  while (count > least && load<u8>(codeLengths + count - 1) == 0) count--
  return count
}

/** Prepares the header for 286 and 30 code lengths, one byte each, and returns its size in bits. */
export function prepareBlockHeader(literalLengths: usize, distanceLengths: usize): u32 {
  literalCount = countSent(literalLengths, 286, 257)
  distanceCount = countSent(distanceLengths, 30, 1)
  memory.copy(lengths, literalLengths, literalCount)
  memory.copy(lengths + literalCount, distanceLengths, distanceCount)
  runCount = 0
  memory.fill(frequencies, 0, 19 * 4)
  const all = literalCount + distanceCount
  for (let i = 0; i < all; ) {
    const length = load<u8>(lengths + i)
    let next = i + 1
    while (next < all && load<u8>(lengths + next) == length) next++
    addStretch(length, next - i)
    i = next
  }
  buildCodeLengths(frequencies, 19, 7, codeLengths)
  assignCodes(codeLengths, 19, 7, codes)
  orderCount = 19
  while (load<u8>(codeLengths + unchecked(ORDER[orderCount - 1])) == 0) orderCount--
  let bits = 3 + 5 + 5 + 4 + 3 * orderCount
  for (let symbol = 0; symbol < 19; symbol++) {
    bits += load<u32>(frequencies + (<usize>symbol << 2)) *
      (load<u8>(codeLengths + symbol) + repeatBits(symbol))
  }
  return bits
}

/** Writes the header that was prepared last: not the final block, dynamic codes. */
export function writeBlockHeader(): void {
  writeBits(4, 3)
  writeBits(literalCount - 257, 5)
  writeBits(distanceCount - 1, 5)
  writeBits(orderCount - 4, 4)
  for (let i = 0; i < orderCount; i++) {
    writeBits(load<u8>(codeLengths + unchecked(ORDER[i])), 3)
  }
  for (let i = 0; i < runCount; i++) {
    const run = <i32>load<u16>(runs + (<usize>i << 1))
    const symbol = run & 255
    const code = load<u32>(codes + (<usize>symbol << 2))
    writeBits(code >> 8, code & 255)
    writeBits(run >> 8, repeatBits(symbol))
  }
}
