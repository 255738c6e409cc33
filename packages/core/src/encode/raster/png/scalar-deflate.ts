import { type BitWriter, createBitWriter } from './bit-writer.ts'
import type { RepeatSearch } from './png-kernels.ts'
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
  type Block,
  createDictionary,
  findRepeats,
  findRuns,
  type Sequence,
} from './scalar-sequences.ts'

// The twin of kernels/deflate.as.ts, which says why each step is as it is.

const BLOCK_BYTES = 65_535
const LONGEST_CODE = 14
const STORED_OVERHEAD = 5
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

function countSymbols({ bytes, start }: Block, sequences: readonly Sequence[]): SymbolCounts {
  const literals = new Uint32Array(LITERAL_SYMBOLS)
  const distances = new Uint32Array(DISTANCE_SYMBOLS)
  let at = start
  for (const { literalCount, length, distance } of sequences) {
    for (const byte of bytes.subarray(at, at + literalCount)) increment(literals, byte)
    at += literalCount + length
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
function writeStored(bytes: Uint8Array, writer: BitWriter): void {
  writer.write(0, 3)
  writer.align()
  writer.write(bytes.length, 16)
  writer.write(~bytes.length & 0xffff, 16)
  writer.writeBytes(bytes)
}

function writeBlock(block: Block, sequences: readonly Sequence[], writer: BitWriter): void {
  const { bytes, start, end } = block
  const counts = countSymbols(block, sequences)
  const codes = {
    literals: buildHuffmanCode(counts.literals, LONGEST_CODE),
    distances: buildDistanceCode(counts.distances),
  }
  const header = prepareBlockHeader(codes.literals.lengths, codes.distances.lengths)
  if (header.bits + measureBody(counts, codes) >= 8 * (end - start + STORED_OVERHEAD)) {
    writeStored(bytes.subarray(start, end), writer)
    return
  }
  header.write(writer)
  writeBody(block, sequences, { codes, writer })
}

/** Deflates one segment: the twin of kernels/deflate.as.ts. */
export function deflate(bytes: Uint8Array, search: RepeatSearch): Uint8Array {
  const blockCount = Math.ceil(bytes.length / BLOCK_BYTES)
  const writer = createBitWriter(bytes.length + 6 * blockCount + 32)
  const dictionary = createDictionary()
  for (let start = 0; start < bytes.length; start += BLOCK_BYTES) {
    const block = { bytes, start, end: Math.min(start + BLOCK_BYTES, bytes.length) }
    const sequences = search === 'runs' ? findRuns(block) : findRepeats(block, dictionary)
    writeBlock(block, sequences, writer)
  }
  // A full flush: an empty stored block.
  writer.write(0, 3)
  writer.align()
  writer.write(0, 16)
  writer.write(0xffff, 16)
  return writer.written()
}
