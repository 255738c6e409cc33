/**
 * Deflate (RFC 1951) for filtered rows: runs of one byte, and one dynamic Huffman code a block.
 *
 * Filtered photographs repeat nothing but runs, so no dictionary is searched, which is what makes this
 * fast. Must give the bytes of ../scalar-deflate.ts.
 */

import {
  alignToByte, cursor, openBits, pendingBits, pendingCount, resumeBits, writeBits, writeBytes,
} from './bits.as'
import { prepareBlockHeader, writeBlockHeader } from './block-header.as'
import { assignCodes, buildCodeLengths } from './huffman.as'

/** Bytes that share one Huffman code: about one band of a social card. */
const BLOCK_BYTES: usize = 65536
/** Longest literal code: four of them and seven pending bits fit 64 bits. */
const LONGEST_CODE: i32 = 14
/** Longest repeat, RFC 1951 section 3.2.5. */
const LONGEST_REPEAT: usize = 258
/** Most bytes of a stored block, RFC 1951 section 3.2.4. */
const STORED_BYTES: usize = 65535
const END_OF_BLOCK: u32 = 256

/** Four counters per literal, so that equal neighbours need not wait for each other's store. */
const counts: usize = memory.data((286 + 3 * 256) * 4, 16)
const counts1: usize = counts + 286 * 4
const counts2: usize = counts1 + 256 * 4
const counts3: usize = counts2 + 256 * 4
const lengths: usize = memory.data(286)
const codes: usize = memory.data(286 * 4, 16)
/** Per repeat length: `symbol | extra bit count << 16 | extra bits << 24`. */
const lengthSymbols: usize = memory.data(259 * 4, 16)

/** The first length of each length symbol, RFC 1951 section 3.2.5. */
const LENGTH_BASES: StaticArray<i32> = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
  163, 195, 227, 258,
]

let lengthSymbolsReady: bool = false

/** Bits behind a length symbol: one more after every four symbols, but none for 258 itself. */
// @ts-ignore: decorator
@inline
function extraBitsOf(symbol: i32): i32 {
  return symbol < 265 || symbol == 285 ? 0 : (symbol - 261) >> 2
}

function buildLengthSymbols(): void {
  if (lengthSymbolsReady) return
  let index = 0
  for (let length = 3; length <= <i32>LONGEST_REPEAT; length++) {
    while (index < 28 && unchecked(LENGTH_BASES[index + 1]) <= length) index++
    const extraBits = length - unchecked(LENGTH_BASES[index])
    store<u32>(
      lengthSymbols + (<usize>length << 2),
      (257 + index) | (extraBitsOf(257 + index) << 16) | (extraBits << 24))
  }
  lengthSymbolsReady = true
}

// @ts-ignore: decorator
@inline
function count(table: usize, symbol: usize): void {
  const counter = table + (symbol << 2)
  store<u32>(counter, load<u32>(counter) + 1)
}

/** How many bytes from `at` equal the one before; the first eight are known to. */
function measureRun(at: usize, end: usize): usize {
  let i = at + 8
  for (; i + 8 <= end; i += 8) {
    const difference = load<u64>(i) ^ load<u64>(i - 1)
    if (difference != 0) return i - at + <usize>(ctz(difference) >> 3)
  }
  while (i < end && load<u8>(i) == load<u8>(i - 1)) i++
  return i - at
}

/** The next piece of a run: at most 258, and never so that one or two bytes are left over. */
// @ts-ignore: decorator
@inline
function pieceOf(left: usize): usize {
  if (left <= LONGEST_REPEAT) return left
  return left < LONGEST_REPEAT + 3 ? left - 3 : LONGEST_REPEAT
}

function countRun(length: usize): void {
  while (length > 0) {
    const piece = pieceOf(length)
    count(counts, load<u32>(lengthSymbols + (piece << 2)) & 0xffff)
    length -= piece
  }
}

/**
 * First pass: how often each symbol occurs.
 *
 * A run is looked for every four bytes and taken from eight on. `head` bytes are literals in any case,
 * since nothing precedes them.
 */
function countBlock(start: usize, end: usize, head: usize): void {
  memory.fill(counts, 0, (286 + 3 * 256) * 4)
  let at = start
  for (; at < start + head; at++) count(counts, load<u8>(at))
  while (at + 8 <= end) {
    const bytes = load<u64>(at)
    if (bytes == load<u64>(at - 1)) {
      const length = measureRun(at, end)
      countRun(length)
      at += length
    } else {
      count(counts, <usize>(bytes & 255))
      count(counts1, <usize>((bytes >> 8) & 255))
      count(counts2, <usize>((bytes >> 16) & 255))
      count(counts3, <usize>((bytes >> 24) & 255))
      at += 4
    }
  }
  for (; at < end; at++) count(counts, load<u8>(at))
  for (let symbol: usize = 0; symbol < 256; symbol++) {
    const offset = symbol << 2
    store<u32>(counts + offset, load<u32>(counts + offset) + load<u32>(counts1 + offset) +
      load<u32>(counts2 + offset) + load<u32>(counts3 + offset))
  }
  count(counts, END_OF_BLOCK)
}

/** Bits of the block's body under the codes just built; each run has a distance code of one bit. */
function measureBody(): u32 {
  let bits: u32 = 0
  for (let symbol = 0; symbol < 286; symbol++) {
    const distanceBits = symbol > 256 ? 1 : 0
    bits += load<u32>(counts + (<usize>symbol << 2)) *
      (load<u8>(lengths + symbol) + extraBitsOf(symbol) + distanceBits)
  }
  return bits
}

// @ts-ignore: decorator
@inline
function codeOf(symbol: u32): u32 {
  return load<u32>(codes + (<usize>symbol << 2))
}

/** Second pass: writes what the first one counted. */
function writeBlock(start: usize, end: usize, head: usize): void {
  // The bit writer's state lives in locals here: this loop is most of the encoder's time.
  let bits = pendingBits
  let bitCount = pendingCount
  let out = cursor
  let at = start
  while (at + 8 <= end) {
    const bytes = load<u64>(at)
    if (bytes == load<u64>(at - 1) && at >= start + head) {
      let length = measureRun(at, end)
      at += length
      while (length > 0) {
        const piece = pieceOf(length)
        length -= piece
        const symbol = load<u32>(lengthSymbols + (piece << 2))
        const code = codeOf(symbol & 0xffff)
        bits |= <u64>(code >> 8) << bitCount
        bitCount += code & 255
        bits |= <u64>(symbol >> 24) << bitCount
        // One more for the only distance code, a single 0.
        bitCount += ((symbol >> 16) & 255) + 1
        store<u64>(out, bits)
        out += <usize>(bitCount >> 3)
        bits >>= <u64>(bitCount & ~7)
        bitCount &= 7
      }
      continue
    }
    let code = codeOf(<u32>bytes & 255)
    bits |= <u64>(code >> 8) << bitCount
    bitCount += code & 255
    code = codeOf(<u32>(bytes >> 8) & 255)
    bits |= <u64>(code >> 8) << bitCount
    bitCount += code & 255
    code = codeOf(<u32>(bytes >> 16) & 255)
    bits |= <u64>(code >> 8) << bitCount
    bitCount += code & 255
    code = codeOf(<u32>(bytes >> 24) & 255)
    bits |= <u64>(code >> 8) << bitCount
    bitCount += code & 255
    store<u64>(out, bits)
    out += <usize>(bitCount >> 3)
    bits >>= <u64>(bitCount & ~7)
    bitCount &= 7
    at += 4
  }
  resumeBits(bits, bitCount, out)
  for (; at < end; at++) writeCode(load<u8>(at))
  writeCode(END_OF_BLOCK)
}

function writeCode(symbol: u32): void {
  const code = codeOf(symbol)
  writeBits(code >> 8, code & 255)
}

/** RFC 1951 section 3.2.4: the bytes as they are. */
function writeStored(start: usize, end: usize): void {
  while (start < end) {
    const length = min(end - start, STORED_BYTES)
    writeBits(0, 3)
    alignToByte()
    writeBits(<u64>length | (<u64>(~length & 0xffff) << 16), 32)
    writeBytes(start, length)
    start += length
  }
}

/** Bits that `writeStored` needs at most. */
function measureStored(length: usize): u32 {
  return 8 * (<u32>length + 5 * <u32>((length + STORED_BYTES - 1) / STORED_BYTES))
}

/**
 * Deflates one segment and returns its size.
 *
 * The segment refers to nothing before itself and ends on a byte boundary with an empty stored block (a
 * full flush), so that segments can be joined. `out` needs `length + 5 * (length / 65535 + 1) + 32` bytes.
 */
export function deflate(start: usize, length: usize, out: usize): usize {
  buildLengthSymbols()
  openBits(out)
  const end = start + length
  for (let block = start; block < end; block += BLOCK_BYTES) {
    const blockEnd = min(block + BLOCK_BYTES, end)
    const head: usize = block == start ? min<usize>(4, length) : 0
    countBlock(block, blockEnd, head)
    buildCodeLengths(counts, 286, LONGEST_CODE, lengths)
    const headerBits = prepareBlockHeader(lengths)
    if (headerBits + measureBody() >= measureStored(blockEnd - block)) {
      writeStored(block, blockEnd)
      continue
    }
    assignCodes(lengths, 286, LONGEST_CODE, codes)
    writeBlockHeader()
    writeBlock(block, blockEnd, head)
  }
  writeBits(0, 3)
  alignToByte()
  writeBits(0xffff0000, 32)
  return cursor - out
}
