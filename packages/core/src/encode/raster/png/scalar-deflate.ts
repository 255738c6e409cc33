import { type BitWriter, createBitWriter } from './bit-writer.ts'
import { prepareBlockHeader } from './scalar-block-header.ts'
import { buildHuffmanCode, type HuffmanCode } from './scalar-huffman.ts'

// The twin of kernels/deflate.as.ts, which says why each step is as it is.

const BLOCK_BYTES = 65_536
const LONGEST_CODE = 14
const LONGEST_REPEAT = 258
const SHORTEST_RUN = 8
const STORED_BYTES = 65_535
const END_OF_BLOCK = 256
const SYMBOLS = 286

/** The first length of each length symbol, RFC 1951 section 3.2.5. */
const LENGTH_BASES = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
  163, 195, 227, 258,
]

/** One block's bytes, and how many of them start as literals because nothing precedes them. */
interface Block {
  readonly bytes: Uint8Array
  readonly start: number
  readonly end: number
  readonly head: number
}

/** What a block is made of, in order. */
interface TokenSink {
  literal(byte: number): void
  /** A repeat of the byte before, 3 to 258 times. */
  repeat(length: number): void
}

const extraBitsOf = (symbol: number) => (symbol < 265 || symbol === 285 ? 0 : (symbol - 261) >> 2)

/** The length symbol of every repeat. */
const LENGTH_SYMBOLS = Array.from({ length: LONGEST_REPEAT + 1 }, (_, length) => {
  const after = LENGTH_BASES.findIndex((base) => base > length)
  return 257 + (after < 0 ? LENGTH_BASES.length : after) - 1
})

/** How many bytes from `at` equal the one before. */
function measureRun(bytes: Uint8Array, at: number, end: number): number {
  const value = bytes[at - 1]
  let i = at
  while (i < end && bytes[i] === value) i++
  return i - at
}

function scanRun(length: number, sink: TokenSink): void {
  for (let left = length; left > 0; ) {
    const leavesTooFew = left > LONGEST_REPEAT && left < LONGEST_REPEAT + 3
    const piece = leavesTooFew ? left - 3 : Math.min(left, LONGEST_REPEAT)
    sink.repeat(piece)
    left -= piece
  }
}

/** Looks for a run every four bytes, and takes it from eight on. */
function scanBlock({ bytes, start, end, head }: Block, sink: TokenSink): void {
  let at = start
  const writeLiterals = (until: number) => {
    for (; at < until; at++) sink.literal(bytes[at] ?? 0)
  }
  writeLiterals(start + head)
  while (at + SHORTEST_RUN <= end) {
    const length = measureRun(bytes, at, end)
    if (length < SHORTEST_RUN) {
      writeLiterals(at + 4)
      continue
    }
    scanRun(length, sink)
    at += length
  }
  writeLiterals(end)
}

function countSymbols(block: Block): Uint32Array {
  const counts = new Uint32Array(SYMBOLS)
  const count = (symbol: number) => {
    counts[symbol] = (counts[symbol] ?? 0) + 1
  }
  scanBlock(block, {
    literal: count,
    repeat: (length) => count(LENGTH_SYMBOLS[length] ?? 0),
  })
  count(END_OF_BLOCK)
  return counts
}

function measureBody(counts: Uint32Array, code: HuffmanCode): number {
  let bits = 0
  for (const [symbol, count] of counts.entries()) {
    const distanceBits = symbol > END_OF_BLOCK ? 1 : 0
    bits += count * ((code.lengths[symbol] ?? 0) + extraBitsOf(symbol) + distanceBits)
  }
  return bits
}

function writeBody(block: Block, code: HuffmanCode, writer: BitWriter): void {
  const writeSymbol = (symbol: number) =>
    writer.write(code.bits[symbol] ?? 0, code.lengths[symbol] ?? 0)
  scanBlock(block, {
    literal: writeSymbol,
    repeat: (length) => {
      const symbol = LENGTH_SYMBOLS[length] ?? 0
      writeSymbol(symbol)
      writer.write(length - (LENGTH_BASES[symbol - 257] ?? 0), extraBitsOf(symbol))
      writer.write(0, 1)
    },
  })
  writeSymbol(END_OF_BLOCK)
}

/** RFC 1951 section 3.2.4: the bytes as they are. */
function writeStored(bytes: Uint8Array, writer: BitWriter): void {
  for (let start = 0; start < bytes.length; start += STORED_BYTES) {
    const piece = bytes.subarray(start, start + STORED_BYTES)
    writer.write(0, 3)
    writer.align()
    writer.write(piece.length, 16)
    writer.write(~piece.length & 0xffff, 16)
    writer.writeBytes(piece)
  }
}

/** Deflates one segment: the twin of kernels/deflate.as.ts. */
export function deflate(bytes: Uint8Array): Uint8Array {
  const writer = createBitWriter(
    bytes.length + 5 * (Math.floor(bytes.length / STORED_BYTES) + 1) + 32,
  )
  for (let start = 0; start < bytes.length; start += BLOCK_BYTES) {
    const end = Math.min(start + BLOCK_BYTES, bytes.length)
    const block = { bytes, start, end, head: start === 0 ? Math.min(4, end) : 0 }
    const counts = countSymbols(block)
    const code = buildHuffmanCode(counts, LONGEST_CODE)
    const header = prepareBlockHeader(code.lengths)
    const storedBits = 8 * (end - start + 5 * Math.ceil((end - start) / STORED_BYTES))
    if (header.bits + measureBody(counts, code) >= storedBits) {
      writeStored(bytes.subarray(start, end), writer)
      continue
    }
    header.write(writer)
    writeBody(block, code, writer)
  }
  // A full flush: an empty stored block.
  writer.write(0, 3)
  writer.align()
  writer.write(0, 16)
  writer.write(0xffff, 16)
  return writer.written()
}
