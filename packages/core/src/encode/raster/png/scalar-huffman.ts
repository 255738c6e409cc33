/**
 * Length-limited canonical Huffman codes, RFC 1951 section 3.2.2: the twin of kernels/huffman.as.ts, which
 * says why each step is as it is.
 */

/** A canonical code: for each symbol its bits, reversed as they are written, and how many. */
export interface HuffmanCode {
  readonly lengths: Uint8Array
  readonly bits: Uint16Array
}

/** Symbols that occur, rarest first; of equally rare ones, the lowest. */
function sortLeaves(frequencies: Uint32Array): Uint32Array {
  const leaves: number[] = []
  for (const [symbol, frequency] of frequencies.entries()) {
    if (frequency > 0) leaves.push(frequency * 512 + symbol)
  }
  return Uint32Array.from(leaves).sort()
}

/** Joins the two lightest nodes until one is left and returns each node's parent; leaves come first. */
function joinNodes(leaves: Uint32Array): Uint32Array {
  const nodeCount = 2 * leaves.length - 1
  const weights = new Uint32Array(nodeCount)
  const parents = new Uint32Array(nodeCount)
  for (const [index, leaf] of leaves.entries()) weights[index] = leaf >>> 9
  let leaf = 0
  let inner = leaves.length
  const takeLightest = (made: number) => {
    const takesLeaf =
      leaf < leaves.length && (inner === made || (weights[leaf] ?? 0) <= (weights[inner] ?? 0))
    const taken = takesLeaf ? leaf++ : inner++
    parents[taken] = made
    return weights[taken] ?? 0
  }
  for (let made = leaves.length; made < nodeCount; made++) {
    weights[made] = takeLightest(made) + takeLightest(made)
  }
  return parents
}

/** How many leaves lie at each depth. */
function countDepths(parents: Uint32Array, leafCount: number): Uint32Array {
  const countByLength = new Uint32Array(64)
  const depths = new Uint8Array(parents.length)
  for (let node = parents.length - 2; node >= 0; node--) {
    const depth = (depths[parents[node] ?? 0] ?? 0) + 1
    depths[node] = depth
    if (node < leafCount) countByLength[depth] = (countByLength[depth] ?? 0) + 1
  }
  return countByLength
}

/** Shortens the codes longer than `limit` and lengthens others until the sum of Kraft is 1 again. */
function limitLengths(countByLength: Uint32Array, limit: number): void {
  const add = (length: number, count: number) => {
    countByLength[length] = (countByLength[length] ?? 0) + count
  }
  for (let length = countByLength.length - 1; length > limit; length--) {
    add(limit, countByLength[length] ?? 0)
    countByLength[length] = 0
  }
  let excess = -(2 ** limit)
  for (let length = 1; length <= limit; length++) {
    excess += (countByLength[length] ?? 0) * 2 ** (limit - length)
  }
  for (; excess > 0; excess--) {
    let length = limit - 1
    while (countByLength[length] === 0) length--
    add(length, -1)
    add(length + 1, 2)
    add(limit, -1)
  }
}

/** Huffman codes are packed most significant bit first, RFC 1951 section 3.1.1. */
function reverseBits(code: number, length: number): number {
  let reversed = 0
  for (let i = 0; i < length; i++) reversed = (reversed << 1) | ((code >>> i) & 1)
  return reversed
}

function assignBits(lengths: Uint8Array, limit: number): Uint16Array {
  const nextCode = new Uint32Array(limit + 2)
  for (const length of lengths) {
    if (length > 0) nextCode[length + 1] = (nextCode[length + 1] ?? 0) + 1
  }
  for (let length = 1; length <= limit; length++) {
    nextCode[length] = ((nextCode[length - 1] ?? 0) + (nextCode[length] ?? 0)) * 2
  }
  // Slot n now holds twice the codes of the lengths below n: the first code of length n.
  const bits = new Uint16Array(lengths.length)
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue
    const code = nextCode[length] ?? 0
    nextCode[length] = code + 1
    bits[symbol] = reverseBits(code, length)
  }
  return bits
}

/** Builds the code for symbols of these frequencies, at least two of which are not 0. */
export function buildHuffmanCode(frequencies: Uint32Array, limit: number): HuffmanCode {
  const leaves = sortLeaves(frequencies)
  const countByLength = countDepths(joinNodes(leaves), leaves.length)
  limitLengths(countByLength, limit)
  const lengths = new Uint8Array(frequencies.length)
  let leaf = 0
  for (let length = limit; length > 0; length--) {
    for (let count = countByLength[length] ?? 0; count > 0; count--) {
      lengths[(leaves[leaf++] ?? 0) & 511] = length
    }
  }
  return { lengths, bits: assignBits(lengths, limit) }
}
