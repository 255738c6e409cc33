import { type BitWriter, createBitWriter } from './bit-writer.ts'
import type { LiteralCounting, RepeatSearch } from './png-kernels.ts'
import {
  distanceExtraCount,
  type ExtendedSymbol,
  lengthExtraCount,
  toDistanceSymbol,
  toLengthSymbol,
} from './repeat-codes.ts'
import { prepareBlockHeader } from './scalar-block-header.ts'
import { buildHuffmanCode, type HuffmanCode } from './scalar-huffman.ts'
import {
  BLOCK_BYTES,
  type Block,
  createDictionary,
  findRepeats,
  findRuns,
  type Sequence,
} from './scalar-sequences.ts'

// The twin of kernels/deflate.as.ts, which says why each step is as it is.

const STORED_BYTES = 65_535
const LONGEST_CODE = 14
const STORED_OVERHEAD = 5
const SAMPLE_STRIDE = 16
const SAMPLE_WEIGHT = 3
const SAMPLED_BYTES = 16_384
const LITERAL_SYMBOLS = 286
const DISTANCE_SYMBOLS = 30
const END_OF_BLOCK = 256

/** How often each symbol occurs in a block. */
interface SymbolCounts {
  readonly literals: Uint32Array
  readonly distances: Uint32Array
}

interface BlockCodes {
  readonly literals: HuffmanCode
  readonly distances: HuffmanCode
}

const increment = (counts: Uint32Array, symbol: number) => {
  counts[symbol] = (counts[symbol] ?? 0) + 1
}

/** How often each literal occurs in a block; of a sample, how often it may. */
function countLiterals(
  { bytes, start }: Block,
  sequences: readonly Sequence[],
  isSampled: boolean,
): Uint32Array {
  const counts = new Uint32Array(LITERAL_SYMBOLS)
  let at = start
  for (const { literalCount, length } of sequences) {
    for (let index = 0; index < literalCount; index++) {
      const isCounted = index % SAMPLE_STRIDE < 4 && index - (index % 4) + 4 <= literalCount
      if (isCounted || !isSampled) increment(counts, bytes[at + index] ?? 0)
    }
    at += literalCount + length
  }
  if (!isSampled) return counts
  return counts.map((count, symbol) => (symbol < 256 ? 1 + SAMPLE_WEIGHT * count : count))
}

function countSymbols(
  block: Block,
  sequences: readonly Sequence[],
  isSampled: boolean,
): SymbolCounts {
  const literals = countLiterals(block, sequences, isSampled)
  const distances = new Uint32Array(DISTANCE_SYMBOLS)
  for (const { length, distance } of sequences) {
    if (length === 0) continue
    increment(literals, toLengthSymbol(length).symbol)
    increment(distances, toDistanceSymbol(distance).symbol)
  }
  increment(literals, END_OF_BLOCK)
  return { literals, distances }
}

/** A lone distance gets one bit, and so does the first when there is none. */
function buildDistanceCode(counts: Uint32Array): HuffmanCode {
  if (counts.filter((count) => count > 0).length > 1) return buildHuffmanCode(counts, LONGEST_CODE)
  const lengths = new Uint8Array(DISTANCE_SYMBOLS)
  lengths[
    Math.max(
      0,
      counts.findIndex((count) => count > 0),
    )
  ] = 1
  return { lengths, bits: new Uint16Array(DISTANCE_SYMBOLS) }
}

function measureBody({ literals, distances }: SymbolCounts, codes: BlockCodes): number {
  let bits = 0
  for (const [symbol, count] of literals.entries()) {
    bits += count * ((codes.literals.lengths[symbol] ?? 0) + lengthExtraCount(symbol))
  }
  for (const [symbol, count] of distances.entries()) {
    bits += count * ((codes.distances.lengths[symbol] ?? 0) + distanceExtraCount(symbol))
  }
  return bits
}

function writeSymbol(writer: BitWriter, code: HuffmanCode, extended: ExtendedSymbol): void {
  writer.write(code.bits[extended.symbol] ?? 0, code.lengths[extended.symbol] ?? 0)
  writer.write(extended.extraBits, extended.extraCount)
}

const plain = (symbol: number): ExtendedSymbol => ({ symbol, extraBits: 0, extraCount: 0 })

function writeBody(
  { bytes, start }: Block,
  sequences: readonly Sequence[],
  { codes, writer }: { readonly codes: BlockCodes; readonly writer: BitWriter },
): void {
  let at = start
  for (const { literalCount, length, distance } of sequences) {
    for (const byte of bytes.subarray(at, at + literalCount)) {
      writeSymbol(writer, codes.literals, plain(byte))
    }
    at += literalCount + length
    if (length === 0) continue
    writeSymbol(writer, codes.literals, toLengthSymbol(length))
    writeSymbol(writer, codes.distances, toDistanceSymbol(distance))
  }
  writeSymbol(writer, codes.literals, plain(END_OF_BLOCK))
}

/** RFC 1951 section 3.2.4: the bytes as they are. */
function writeStored({ bytes, start, end }: Block, writer: BitWriter): void {
  for (let at = start; at < end; at += STORED_BYTES) {
    const piece = bytes.subarray(at, Math.min(at + STORED_BYTES, end))
    writer.write(0, 3)
    writer.align()
    writer.write(piece.length, 16)
    writer.write(~piece.length & 0xffff, 16)
    writer.writeBytes(piece)
  }
}

interface BlockOptions {
  readonly counting: LiteralCounting
  readonly writer: BitWriter
}

function writeBlock(
  block: Block,
  sequences: readonly Sequence[],
  { counting, writer }: BlockOptions,
): void {
  const { start, end } = block
  const isSampled = counting === 'some' && end - start >= SAMPLED_BYTES
  const counts = countSymbols(block, sequences, isSampled)
  const codes = {
    literals: buildHuffmanCode(counts.literals, LONGEST_CODE),
    distances: buildDistanceCode(counts.distances),
  }
  const header = prepareBlockHeader(codes.literals.lengths, codes.distances.lengths)
  if (header.bits + measureBody(counts, codes) >= 8 * (end - start + STORED_OVERHEAD)) {
    writeStored(block, writer)
    return
  }
  header.write(writer)
  writeBody(block, sequences, { codes, writer })
}

interface DeflateOptions {
  readonly search: RepeatSearch
  readonly counting: LiteralCounting
}

/** Deflates one segment: the twin of kernels/deflate.as.ts. */
export function deflate(bytes: Uint8Array, { search, counting }: DeflateOptions): Uint8Array {
  const pieceCount = Math.ceil(bytes.length / STORED_BYTES)
  const writer = createBitWriter(2 * bytes.length + 6 * pieceCount + 1024)
  const dictionary = createDictionary()
  for (let start = 0; start < bytes.length; start += BLOCK_BYTES) {
    const block = { bytes, start, end: Math.min(start + BLOCK_BYTES, bytes.length) }
    const sequences = search === 'runs' ? findRuns(block) : findRepeats(block, dictionary)
    writeBlock(block, sequences, { counting, writer })
  }
  // A full flush: an empty stored block.
  writer.write(0, 3)
  writer.align()
  writer.write(0, 16)
  writer.write(0xffff, 16)
  return writer.written()
}
