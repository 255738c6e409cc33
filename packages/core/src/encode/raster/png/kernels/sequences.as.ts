/**
 * Cuts a block into sequences: some literals, then a repeat of earlier bytes. Must agree with
 * ../scalar-sequences.ts.
 */

import { LONGEST_REPEAT, WINDOW_BYTES } from './repeat-codes.as'

/** Where only runs are looked for: a shorter one costs as much as the literals that it replaces. */
const SHORTEST_LONE_RUN: usize = 12
/** Where other repeats are looked for too: found by one comparison of 64 bits. */
const SHORTEST_RUN: usize = 8
/**
 * Other repeats are taken from so many bytes on: filtered bytes cost one or two bits each as literals, but
 * a distance costs twenty.
 */
const SHORTEST_REPEAT: usize = 24
/** Bytes in which only runs are looked for. */
const PAUSE_BYTES: usize = 16384
const FIRST_CREDIT: i32 = 1024
const NEXT_CREDIT: i32 = 256
/** Addresses of earlier bytes, by a hash of eight of them; 0 = none. */
const HASH_BITS: u32 = 14
const dictionary: usize = memory.data(65536, 16)

/** Bytes that share one Huffman code: two of the longest stored blocks (RFC 1951 section 3.2.4). */
export const BLOCK_BYTES: usize = 2 * 65535

/** At most one sequence for every eight bytes of a block, and the literals at its end. */
const sequences: usize = memory.data((2 * 65536 / 8 + 8) * 8, 16)
export let sequenceCount: i32 = 0

/** Where the literals of the sequence under way begin. */
let literals: usize = 0

export function literalCountOf(sequence: i32): u32 {
  return load<u32>(sequences + (<usize>sequence << 3))
}

/** The repeat behind the literals: `length << 16 | distance - 1`, or 0 at the end of the block. */
export function repeatOf(sequence: i32): u32 {
  return load<u32>(sequences + (<usize>sequence << 3), 4)
}

function addSequence(literalCount: usize, length: usize, distance: usize): void {
  const sequence = sequences + (<usize>sequenceCount << 3)
  store<u32>(sequence, <u32>literalCount)
  store<u32>(sequence, length == 0 ? 0 : (<u32>length << 16) | <u32>(distance - 1), 4)
  sequenceCount++
}

/** Adds a repeat in pieces of at most 258, never so that one or two bytes are left over. */
function addRepeat(at: usize, length: usize, distance: usize): void {
  let literalCount = at - literals
  literals = at + length
  while (length > LONGEST_REPEAT) {
    const piece = length < LONGEST_REPEAT + 3 ? length - 3 : LONGEST_REPEAT
    addSequence(literalCount, piece, distance)
    literalCount = 0
    length -= piece
  }
  addSequence(literalCount, length, distance)
}

/** How many bytes from `at` equal those `distance` before them; the first `known` are known to. */
function measureRepeat(at: usize, end: usize, distance: usize, known: usize): usize {
  let i = at + known
  for (; i + 8 <= end; i += 8) {
    const difference = load<u64>(i) ^ load<u64>(i - distance)
    if (difference != 0) return i - at + <usize>(ctz(difference) >> 3)
  }
  while (i < end && load<u8>(i) == load<u8>(i - distance)) i++
  return i - at
}

function openBlock(start: usize): void {
  sequenceCount = 0
  literals = start
}

function closeBlock(end: usize): void {
  addSequence(end - literals, 0, 0)
}

/** One bit for each of 64 bytes: whether it equals the byte before it. */
// @ts-ignore: decorator
@inline
function findEqualNeighbours(at: usize): u64 {
  const first = <u64>i8x16.bitmask(i8x16.eq(v128.load(at), v128.load(at - 1)))
  const second = <u64>i8x16.bitmask(i8x16.eq(v128.load(at, 16), v128.load(at - 1, 16)))
  const third = <u64>i8x16.bitmask(i8x16.eq(v128.load(at, 32), v128.load(at - 1, 32)))
  const fourth = <u64>i8x16.bitmask(i8x16.eq(v128.load(at, 48), v128.load(at - 1, 48)))
  return first | (second << 16) | (third << 32) | (fourth << 48)
}

/** Takes the runs between two addresses, looking every four bytes, and returns where it stopped looking. */
function takeRuns(at: usize, end: usize): usize {
  while (at + 64 <= end) {
    const equal = findEqualNeighbours(at)
    // Bit i of `runs`: the twelve bytes from i on equal the byte before. Only every fourth is kept.
    let runs = equal & (equal >> 1)
    runs &= runs >> 2
    runs &= (runs >> 4) & (runs >> 8) & 0x0011111111111111
    if (runs == 0) {
      at += 56
      continue
    }
    const first = ctz(runs)
    let length = <usize>ctz(~(equal >> first))
    at += <usize>first
    if (length == <usize>(64 - first)) length = measureRepeat(at, end, 1, length)
    addRepeat(at, length, 1)
    at += length
  }
  while (at + SHORTEST_LONE_RUN <= end) {
    const length = measureRepeat(at, end, 1, 0)
    if (length < SHORTEST_LONE_RUN) {
      at += 4
      continue
    }
    addRepeat(at, length, 1)
    at += length
  }
  return at
}

/** Finds runs of one byte. `segment` is where the first block began. */
export function findRuns(segment: usize, start: usize, end: usize): void {
  openBlock(start)
  // Nothing precedes the first byte of a segment that it could repeat.
  takeRuns(start == segment ? start + 4 : start, end)
  closeBlock(end)
}

export function clearDictionary(): void {
  memory.fill(dictionary, 0, 65536)
}

/** Both halves are mixed by 32-bit products, which JavaScript can compute as well. */
// @ts-ignore: decorator
@inline
function slotOf(bytes: u64): usize {
  const mixed = (<u32>bytes * 0x9e3779b1) ^ (<u32>(bytes >> 32) * 0x85ebca6b)
  return dictionary + (<usize>(mixed >> (32 - HASH_BITS)) << 2)
}

/** Enters an address and returns the one that was there; 0 lies further back than any window. */
// @ts-ignore: decorator
@inline
function swapInDictionary(bytes: u64, at: usize): usize {
  const slot = slotOf(bytes)
  const candidate = <usize>load<u32>(slot)
  store<u32>(slot, <u32>at)
  return candidate
}

function remember(at: usize, end: usize): void {
  if (at + 8 <= end) store<u32>(slotOf(load<u64>(at)), <u32>at)
}

/**
 * Finds runs, and long repeats of anything earlier in the segment.
 *
 * Greedy: a run goes first, then the distance of the last repeat, then the one candidate with this hash. A
 * repeat is taken 258 bytes at a time, so that it makes way for a run, whose distance costs less. The
 * longer nothing is found, the longer the strides; where they are not worth the
 * search, as in a dark photograph, only runs are looked for in the next bytes.
 */
export function findRepeats(segment: usize, start: usize, end: usize): void {
  openBlock(start)
  let at = start == segment ? start + 4 : start
  let lastDistance: usize = 1
  let misses: usize = 0
  // Every look costs one; a repeat gives back a half of its bytes.
  let credit = FIRST_CREDIT
  while (at + 8 <= end) {
    if (credit <= 0) {
      at = takeRuns(at, min(end, at + PAUSE_BYTES))
      misses = 0
      credit = NEXT_CREDIT
      continue
    }
    const bytes = load<u64>(at)
    if (bytes == load<u64>(at - 1)) {
      const length = measureRepeat(at, end, 1, SHORTEST_RUN)
      addRepeat(at, length, 1)
      at += length
      misses = 0
      continue
    }
    const candidate = swapInDictionary(bytes, at)
    const distance = bytes == load<u64>(at - lastDistance) ? lastDistance : at - candidate
    if (distance <= WINDOW_BYTES) {
      const most = min(end, at + LONGEST_REPEAT)
      let length = measureRepeat(at, most, distance, 0)
      if (length >= SHORTEST_REPEAT) {
        addRepeat(at, length, distance)
        remember(at + (length >> 1), end)
        at += length
        remember(at - 2, end)
        lastDistance = distance
        misses = 0
        credit = min(FIRST_CREDIT, credit + <i32>(length >> 1))
        continue
      }
    }
    misses++
    credit--
    at += 1 + (misses >> 6)
  }
  closeBlock(end)
}
