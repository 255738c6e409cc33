/**
 * Deflate (RFC 1951) for filtered rows, with one dynamic Huffman code a block. Must give the bytes of
 * ../scalar-deflate.ts.
 */

import {
  alignToByte, cursor, openBits, pendingBits, pendingCount, resumeBits, writeBits, writeBytes,
} from './bits.as'
import { prepareBlockHeader, writeBlockHeader } from './block-header.as'
import { assignCodes, buildCodeLengths } from './huffman.as'
import {
  buildLengthSymbols, distanceExtraCount, distanceSymbolOf, lengthExtraCount, lengthSymbolOf,
} from './repeat-codes.as'
import {
  BLOCK_BYTES, clearDictionary, findRepeats, findRuns, literalCountOf, repeatOf, sequenceCount,
} from './sequences.as'

/** The most that a stored block can hold, RFC 1951 section 3.2.4. */
const STORED_BYTES: usize = 65535
/** Longest code: four literals and seven pending bits fit 64 bits. */
const LONGEST_CODE: i32 = 14
/** What a stored block needs beside its bytes, at most. */
const STORED_OVERHEAD: u32 = 5
/**
 * Where literals are sampled, four of sixteen are counted, and weigh three times: the first of each
 * sequence always are, so that a third of all is seen.
 */
const SAMPLE_STRIDE: usize = 16
const SAMPLE_WEIGHT: u32 = 3
/** Shorter blocks have too few literals for a sample. */
const SAMPLED_BYTES: usize = 16384
const LITERAL_SYMBOLS: i32 = 286
const DISTANCE_SYMBOLS: i32 = 30
const END_OF_BLOCK: u32 = 256

/** Four counters per literal, so that equal neighbours need not wait for each other's store. */
const counts: usize = memory.data((286 + 3 * 256) * 4, 16)
const counts1: usize = counts + 286 * 4
const counts2: usize = counts1 + 256 * 4
const counts3: usize = counts2 + 256 * 4
const distanceCounts: usize = memory.data(30 * 4, 16)
const lengths: usize = memory.data(286)
const distanceLengths: usize = memory.data(30)
/** `code << 8 | length` each. */
const codes: usize = memory.data(286 * 4, 16)
const distanceCodes: usize = memory.data(30 * 4, 16)

// @ts-ignore: decorator
@inline
function count(table: usize, symbol: u32): void {
  const counter = table + (<usize>symbol << 2)
  store<u32>(counter, load<u32>(counter) + 1)
}

function countLiterals(at: usize, end: usize): void {
  for (; at + 4 <= end; at += 4) countFour(at)
  for (; at < end; at++) count(counts, load<u8>(at))
}

function sampleLiterals(at: usize, end: usize): void {
  for (; at + 4 <= end; at += SAMPLE_STRIDE) countFour(at)
}

// @ts-ignore: decorator
@inline
function countFour(at: usize): void {
  const bytes = load<u32>(at)
  count(counts, bytes & 255)
  count(counts1, (bytes >> 8) & 255)
  count(counts2, (bytes >> 16) & 255)
  count(counts3, bytes >> 24)
}

/** How often each symbol occurs in the sequences of the block at `at`; of literals it may be a guess. */
function countSymbols(at: usize, isSampled: bool): void {
  memory.fill(counts, 0, (286 + 3 * 256) * 4)
  memory.fill(distanceCounts, 0, 30 * 4)
  for (let sequence = 0; sequence < sequenceCount; sequence++) {
    const literalsEnd = at + literalCountOf(sequence)
    if (isSampled) sampleLiterals(at, literalsEnd)
    else countLiterals(at, literalsEnd)
    const repeat = repeatOf(sequence)
    at = literalsEnd + (repeat >> 16)
    if (repeat == 0) continue
    count(counts, lengthSymbolOf(repeat >> 16) & 0xffff)
    count(distanceCounts, distanceSymbolOf(repeat & 0xffff))
  }
  // Any literal may occur that no sample has met.
  const least: u32 = isSampled ? 1 : 0
  const weight: u32 = isSampled ? SAMPLE_WEIGHT : 1
  for (let symbol: usize = 0; symbol < 256; symbol++) {
    const offset = symbol << 2
    const sum = load<u32>(counts + offset) + load<u32>(counts1 + offset) +
      load<u32>(counts2 + offset) + load<u32>(counts3 + offset)
    store<u32>(counts + offset, least + weight * sum)
  }
  count(counts, END_OF_BLOCK)
}

/** A lone distance gets one bit, and so does the first when there is none (RFC 1951 section 3.2.7). */
function buildDistanceLengths(): void {
  let used = 0
  let last = 0
  for (let symbol = 0; symbol < DISTANCE_SYMBOLS; symbol++) {
    if (load<u32>(distanceCounts + (<usize>symbol << 2)) == 0) continue
    used++
    last = symbol
  }
  if (used > 1) {
    buildCodeLengths(distanceCounts, DISTANCE_SYMBOLS, LONGEST_CODE, distanceLengths)
    return
  }
  memory.fill(distanceLengths, 0, 30)
  store<u8>(distanceLengths + last, 1)
}

/** Bits of the block's body under the codes just built. */
function measureBody(): u32 {
  let bits: u32 = 0
  for (let symbol = 0; symbol < LITERAL_SYMBOLS; symbol++) {
    bits += load<u32>(counts + (<usize>symbol << 2)) *
      (load<u8>(lengths + symbol) + lengthExtraCount(symbol))
  }
  for (let symbol = 0; symbol < DISTANCE_SYMBOLS; symbol++) {
    bits += load<u32>(distanceCounts + (<usize>symbol << 2)) *
      (load<u8>(distanceLengths + symbol) + distanceExtraCount(symbol))
  }
  return bits
}

// @ts-ignore: decorator
@inline
function codeOf(symbol: u32): u32 {
  return load<u32>(codes + (<usize>symbol << 2))
}

function writeLiterals(at: usize, end: usize): void {
  // The bit writer's state lives in locals here: this loop is most of the encoder's time.
  let bits = pendingBits
  let bitCount = pendingCount
  let out = cursor
  for (; at + 4 <= end; at += 4) {
    const bytes = load<u32>(at)
    // Only the low six bits of a shift count: what the codes leave above them does no harm.
    const code0 = <u64>codeOf(bytes & 255)
    const code1 = <u64>codeOf((bytes >> 8) & 255)
    const code2 = <u64>codeOf((bytes >> 16) & 255)
    const code3 = <u64>codeOf(bytes >> 24)
    const first = (code0 >> 8) | ((code1 >> 8) << code0)
    const second = (code2 >> 8) | ((code3 >> 8) << code2)
    const firstCount = code0 + code1
    bits |= (first | (second << firstCount)) << <u64>bitCount
    bitCount += <u32>(firstCount + code2 + code3) & 63
    store<u64>(out, bits)
    out += <usize>(bitCount >> 3)
    bits >>= <u64>(bitCount & ~7)
    bitCount &= 7
  }
  resumeBits(bits, bitCount, out)
  for (; at < end; at++) writeCode(load<u8>(at))
}

function writeRepeat(length: u32, distanceLessOne: u32): void {
  const symbol = lengthSymbolOf(length)
  const code = codeOf(symbol & 0xffff)
  let bits = <u64>(code >> 8)
  let bitCount = code & 255
  bits |= <u64>(symbol >> 24) << bitCount
  bitCount += (symbol >> 16) & 255
  const distanceSymbol = distanceSymbolOf(distanceLessOne)
  const distanceCode = load<u32>(distanceCodes + (<usize>distanceSymbol << 2))
  bits |= <u64>(distanceCode >> 8) << bitCount
  bitCount += distanceCode & 255
  const extraCount = distanceExtraCount(distanceSymbol)
  bits |= <u64>(distanceLessOne & ((1 << extraCount) - 1)) << bitCount
  // At most 14 + 5 + 14 + 13 bits.
  writeBits(bits, bitCount + extraCount)
}

/** Writes what was counted. */
function writeBody(at: usize): void {
  for (let sequence = 0; sequence < sequenceCount; sequence++) {
    const literalsEnd = at + literalCountOf(sequence)
    writeLiterals(at, literalsEnd)
    const repeat = repeatOf(sequence)
    at = literalsEnd + (repeat >> 16)
    if (repeat != 0) writeRepeat(repeat >> 16, repeat & 0xffff)
  }
  writeCode(END_OF_BLOCK)
}

function writeCode(symbol: u32): void {
  const code = codeOf(symbol)
  writeBits(code >> 8, code & 255)
}

/** RFC 1951 section 3.2.4: the bytes as they are. */
function writeStored(start: usize, end: usize): void {
  for (; start < end; start += STORED_BYTES) {
    const length = min(STORED_BYTES, end - start)
    writeBits(0, 3)
    alignToByte()
    writeBits(<u64>length | (<u64>(~length & 0xffff) << 16), 32)
    writeBytes(start, length)
  }
}

/** Codes the sequences found in a block, or stores it where that seems no larger. */
function writeBlock(start: usize, end: usize, sampled: bool): void {
  countSymbols(start, sampled && end - start >= SAMPLED_BYTES)
  buildCodeLengths(counts, LITERAL_SYMBOLS, LONGEST_CODE, lengths)
  buildDistanceLengths()
  const headerBits = prepareBlockHeader(lengths, distanceLengths)
  if (headerBits + measureBody() >= 8 * (<u32>(end - start) + STORED_OVERHEAD)) {
    writeStored(start, end)
    return
  }
  assignCodes(lengths, LITERAL_SYMBOLS, LONGEST_CODE, codes)
  assignCodes(distanceLengths, DISTANCE_SYMBOLS, LONGEST_CODE, distanceCodes)
  writeBlockHeader()
  writeBody(start)
}

/**
 * Deflates one segment and returns its size.
 *
 * Looks for runs of one byte, which is all that filtered photographs repeat; with `everywhere` also for
 * long repeats of anything before, as gradients have them. With `sampled`, the codes are made for some
 * of the literals, which is quicker by a fifth and larger by up to 15 thousandths: those that are not seen
 * take codes too.
 *
 * The segment refers to nothing before itself and ends on a byte boundary with an empty stored block (a
 * full flush), so that segments can be joined. `out` needs `2 * length + 6 * blocks + 1024` bytes.
 */
export function deflate(
  start: usize, length: usize, everywhere: bool, sampled: bool, out: usize): usize {
  buildLengthSymbols()
  if (everywhere) clearDictionary()
  openBits(out)
  const end = start + length
  for (let block = start; block < end; block += BLOCK_BYTES) {
    const blockEnd = min(block + BLOCK_BYTES, end)
    if (everywhere) findRepeats(start, block, blockEnd)
    else findRuns(start, block, blockEnd)
    writeBlock(block, blockEnd, sampled)
  }
  writeBits(0, 3)
  alignToByte()
  writeBits(0xffff0000, 32)
  return cursor - out
}
