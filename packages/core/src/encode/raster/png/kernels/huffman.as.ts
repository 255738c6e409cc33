/** Length-limited canonical Huffman codes, RFC 1951 section 3.2.2. Must agree with ../scalar-huffman.ts. */

/** A Huffman tree over so many leaves is never deeper, since weights grow at least as Fibonacci's numbers do. */
const MOST_DEPTH: usize = 64

/** Leaves by rising weight, `frequency << 9 | symbol`, so that equal weights have one order only. */
const sortedLeaves: usize = memory.data(286 * 4, 16)
/** Leaves, then inner nodes in the order they are made, which is also by rising weight. */
const weights: usize = memory.data(572 * 4, 16)
/** The parent of each node; replaced by the node's depth on the way down. */
const parents: usize = memory.data(572 * 4, 16)
/** Number of codes of each length. */
const countByLength: usize = memory.data(64 * 4, 16)
const nextCode: usize = memory.data(64 * 4, 16)

// @ts-ignore: decorator
@inline
function at(table: usize, index: i32): u32 {
  return load<u32>(table + (<usize>index << 2))
}

// @ts-ignore: decorator
@inline
function put(table: usize, index: i32, value: u32): void {
  store<u32>(table + (<usize>index << 2), value)
}

/** Lists the symbols that occur, rarest first, by a Shell sort (at most 286 of them). */
function sortLeaves(frequencies: usize, symbolCount: i32): i32 {
  let leaves = 0
  for (let symbol = 0; symbol < symbolCount; symbol++) {
    const frequency = at(frequencies, symbol)
    if (frequency > 0) put(sortedLeaves, leaves++, (frequency << 9) | symbol)
  }
  for (let gap = 121; gap > 0; gap = (gap - 1) / 3) {
    for (let i = gap; i < leaves; i++) {
      const leaf = at(sortedLeaves, i)
      let j = i
      for (; j >= gap && at(sortedLeaves, j - gap) > leaf; j -= gap) {
        put(sortedLeaves, j, at(sortedLeaves, j - gap))
      }
      put(sortedLeaves, j, leaf)
    }
  }
  return leaves
}

/** Joins the two lightest nodes until one is left; of equal weights, leaves are taken first. */
function joinNodes(leaves: i32): void {
  for (let i = 0; i < leaves; i++) put(weights, i, at(sortedLeaves, i) >> 9)
  let leaf = 0
  let inner = leaves
  for (let made = leaves; made < 2 * leaves - 1; made++) {
    let weight: u32 = 0
    for (let child = 0; child < 2; child++) {
      const takesLeaf = leaf < leaves && (inner == made || at(weights, leaf) <= at(weights, inner))
      const taken = takesLeaf ? leaf++ : inner++
      weight += at(weights, taken)
      put(parents, taken, made)
    }
    put(weights, made, weight)
  }
}

/** Counts how many leaves lie at each depth. */
function countDepths(leaves: i32): void {
  memory.fill(countByLength, 0, MOST_DEPTH * 4)
  const root = 2 * leaves - 2
  put(parents, root, 0)
  for (let node = root - 1; node >= 0; node--) {
    const depth = at(parents, at(parents, node)) + 1
    put(parents, node, depth)
    if (node < leaves) put(countByLength, depth, at(countByLength, depth) + 1)
  }
}

/**
 * Shortens the codes that are longer than `limit`, and lengthens others so that the code stays complete.
 *
 * Each step hangs one of the shortened leaves beside the leaf of the longest length below the limit,
 * which takes exactly one unit of 2^-limit off the sum of Kraft.
 */
function limitLengths(limit: i32): void {
  let excess = 0
  for (let length = <i32>MOST_DEPTH - 1; length > limit; length--) {
    put(countByLength, limit, at(countByLength, limit) + at(countByLength, length))
    put(countByLength, length, 0)
  }
  for (let length = limit; length > 0; length--) {
    excess += <i32>(at(countByLength, length) << (limit - length))
  }
  for (excess -= 1 << limit; excess > 0; excess--) {
    let length = limit - 1
    while (at(countByLength, length) == 0) length--
    put(countByLength, length, at(countByLength, length) - 1)
    put(countByLength, length + 1, at(countByLength, length + 1) + 2)
    put(countByLength, limit, at(countByLength, limit) - 1)
  }
}

/**
 * Gives every symbol that occurs a code length of 1 to `limit`, the others 0.
 *
 * `frequencies` are 32-bit, below 2^23; `lengths` are bytes. At least two symbols must occur.
 */
export function buildCodeLengths(
  frequencies: usize, symbolCount: i32, limit: i32, lengths: usize): void {
  memory.fill(lengths, 0, symbolCount)
  const leaves = sortLeaves(frequencies, symbolCount)
  joinNodes(leaves)
  countDepths(leaves)
  limitLengths(limit)
  let leaf = 0
  for (let length = limit; length > 0; length--) {
    for (let count = at(countByLength, length); count > 0; count--) {
      store<u8>(lengths + <usize>(at(sortedLeaves, leaf++) & 511), <u8>length)
    }
  }
}

/** Assigns the canonical codes, bits reversed as they are written: `code << 8 | length` each. */
export function assignCodes(lengths: usize, symbolCount: i32, limit: i32, codes: usize): void {
  memory.fill(countByLength, 0, MOST_DEPTH * 4)
  for (let symbol = 0; symbol < symbolCount; symbol++) {
    const length = load<u8>(lengths + symbol)
    put(countByLength, length, at(countByLength, length) + 1)
  }
  put(countByLength, 0, 0)
  put(nextCode, 0, 0)
  for (let length = 1; length <= limit; length++) {
    put(nextCode, length, (at(nextCode, length - 1) + at(countByLength, length - 1)) << 1)
  }
  for (let symbol = 0; symbol < symbolCount; symbol++) {
    const length = load<u8>(lengths + symbol)
    if (length == 0) {
      put(codes, symbol, 0)
      continue
    }
    const code = at(nextCode, length)
    put(nextCode, length, code + 1)
    put(codes, symbol, (reverseBits(code, length) << 8) | <u32>length)
  }
}

/** Huffman codes are packed most significant bit first, RFC 1951 section 3.1.1. */
function reverseBits(code: u32, length: u32): u32 {
  let reversed: u32 = 0
  for (; length > 0; length--) {
    reversed = (reversed << 1) | (code & 1)
    code >>= 1
  }
  return reversed
}
