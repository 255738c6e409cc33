import type { BitWriter } from './bit-writer.ts'
import { buildHuffmanCode } from './scalar-huffman.ts'

/** The order in which the code lengths' own lengths are sent, RFC 1951 section 3.2.7. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

/** A symbol of the code length alphabet, with the value of its extra bits. */
interface Run {
  readonly symbol: number
  readonly repeat: number
}

const repeatBits = (symbol: number) =>
  symbol === 16 ? 2 : symbol === 17 ? 3 : symbol === 18 ? 7 : 0

/** Codes one stretch of equal lengths: 16 repeats the one before 3 to 6 times, 17 and 18 repeat zero. */
function codeStretch(length: number, count: number): Run[] {
  const runs: Run[] = []
  let left = count
  if (length > 0) {
    runs.push({ symbol: length, repeat: 0 })
    left--
  }
  while (left >= 3) {
    const taken = Math.min(left, length > 0 ? 6 : 138)
    const symbol = length > 0 ? 16 : taken > 10 ? 18 : 17
    runs.push({ symbol, repeat: taken - (symbol === 18 ? 11 : 3) })
    left -= taken
  }
  for (; left > 0; left--) runs.push({ symbol: length, repeat: 0 })
  return runs
}

function codeLengths(lengths: Uint8Array): Run[] {
  const runs: Run[] = []
  for (let i = 0; i < lengths.length; ) {
    const length = lengths[i] ?? 0
    let next = i + 1
    while (next < lengths.length && lengths[next] === length) next++
    runs.push(...codeStretch(length, next - i))
    i = next
  }
  return runs
}

/** The lengths that are sent: not the zeros at the end, but for the first `least`. */
function cutSent(lengths: Uint8Array, least: number): Uint8Array {
  let count = lengths.length
  while (count > least && lengths[count - 1] === 0) count--
  return lengths.subarray(0, count)
}

export interface BlockHeader {
  readonly bits: number
  write(writer: BitWriter): void
}

/**
 * Prepares the code lengths that open a dynamic block, RFC 1951 section 3.2.7: the twin of
 * kernels/block-header.as.ts.
 */
export function prepareBlockHeader(
  literalLengths: Uint8Array,
  distanceLengths: Uint8Array,
): BlockHeader {
  const literals = cutSent(literalLengths, 257)
  const distances = cutSent(distanceLengths, 1)
  const runs = codeLengths(Uint8Array.of(...literals, ...distances))
  const frequencies = new Uint32Array(19)
  for (const { symbol } of runs) frequencies[symbol] = (frequencies[symbol] ?? 0) + 1
  const code = buildHuffmanCode(frequencies, 7)
  const lengthOf = (symbol: number) => code.lengths[symbol] ?? 0
  let orderCount = ORDER.length
  while (lengthOf(ORDER[orderCount - 1] ?? 0) === 0) orderCount--
  const runBits = ({ symbol }: Run) => lengthOf(symbol) + repeatBits(symbol)
  return {
    bits: 17 + 3 * orderCount + runs.reduce((sum, run) => sum + runBits(run), 0),
    write(writer) {
      writer.write(4, 3)
      writer.write(literals.length - 257, 5)
      writer.write(distances.length - 1, 5)
      writer.write(orderCount - 4, 4)
      for (const symbol of ORDER.slice(0, orderCount)) writer.write(lengthOf(symbol), 3)
      for (const { symbol, repeat } of runs) {
        writer.write(code.bits[symbol] ?? 0, lengthOf(symbol))
        writer.write(repeat, repeatBits(symbol))
      }
    },
  }
}
