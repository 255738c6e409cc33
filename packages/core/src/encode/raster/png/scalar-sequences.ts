import { LONGEST_REPEAT, WINDOW_BYTES } from './repeat-codes.ts'

// The twin of kernels/sequences.as.ts, which says why each step is as it is.

const SHORTEST_LONE_RUN = 12
const SHORTEST_RUN = 8
const SHORTEST_REPEAT = 24
const HASH_BITS = 14
const PAUSE_BYTES = 16_384
const FIRST_CREDIT = 1024
const NEXT_CREDIT = 256

export const BLOCK_BYTES = 2 * 65_535

/** Some literals, then a repeat of earlier bytes: none (`length` 0) at the end of a block. */
export interface Sequence {
  readonly literalCount: number
  /** 3 to 258. */
  readonly length: number
  readonly distance: number
}

/** A part of a segment. */
export interface Block {
  /** The whole segment. */
  readonly bytes: Uint8Array
  readonly start: number
  readonly end: number
}

/** Collects the sequences of one block. */
interface SequenceList {
  readonly sequences: Sequence[]
  addRepeat(at: number, length: number, distance: number): void
  close(end: number): readonly Sequence[]
}

function openList(start: number): SequenceList {
  const sequences: Sequence[] = []
  let literals = start
  return {
    sequences,
    addRepeat(at, length, distance) {
      let literalCount = at - literals
      literals = at + length
      let left = length
      while (left > LONGEST_REPEAT) {
        const piece = left < LONGEST_REPEAT + 3 ? left - 3 : LONGEST_REPEAT
        sequences.push({ literalCount, length: piece, distance })
        literalCount = 0
        left -= piece
      }
      sequences.push({ literalCount, length: left, distance })
    },
    close(end) {
      sequences.push({ literalCount: end - literals, length: 0, distance: 0 })
      return sequences
    },
  }
}

/** How many bytes from `at` equal those `distance` before them. */
function measureRepeat({ bytes, end }: Block, at: number, distance: number): number {
  let i = at
  while (i < end && bytes[i] === bytes[i - distance]) i++
  return i - at
}

/** Takes the runs of a block from `from` on, and returns where it stopped looking. */
function takeRuns(block: Block, from: number, list: SequenceList): number {
  let at = from
  while (at + SHORTEST_LONE_RUN <= block.end) {
    const length = measureRepeat(block, at, 1)
    if (length < SHORTEST_LONE_RUN) {
      at += 4
      continue
    }
    list.addRepeat(at, length, 1)
    at += length
  }
  return at
}

/** Finds runs of one byte. */
export function findRuns(block: Block): readonly Sequence[] {
  const list = openList(block.start)
  takeRuns(block, block.start === 0 ? 4 : block.start, list)
  return list.close(block.end)
}

/** Where each hash of eight bytes was seen last in the segment, plus 1; 0 = nowhere. */
export const createDictionary = () => new Uint32Array(2 ** HASH_BITS)

const readWord = (bytes: Uint8Array, at: number) =>
  (bytes[at] ?? 0) |
  ((bytes[at + 1] ?? 0) << 8) |
  ((bytes[at + 2] ?? 0) << 16) |
  ((bytes[at + 3] ?? 0) << 24)

function slotOf(bytes: Uint8Array, at: number): number {
  const low = Math.imul(readWord(bytes, at), 0x9e3779b1)
  const high = Math.imul(readWord(bytes, at + 4), 0x85ebca6b)
  return (low ^ high) >>> (32 - HASH_BITS)
}

/** Finds runs, and long repeats of anything earlier in the segment. */
export function findRepeats(block: Block, dictionary: Uint32Array): readonly Sequence[] {
  const { bytes, start, end } = block
  const list = openList(start)
  const remember = (at: number) => {
    if (at + 8 <= end) dictionary[slotOf(bytes, at)] = at + 1
  }
  let at = start === 0 ? 4 : start
  let lastDistance = 1
  let misses = 0
  let credit = FIRST_CREDIT

  /** The distance of the repeat to try at `at`; too far when there is none. */
  const findDistance = () => {
    const slot = slotOf(bytes, at)
    const seen = dictionary[slot] ?? 0
    dictionary[slot] = at + 1
    if (measureRepeat({ bytes, start, end: at + 8 }, at, lastDistance) === 8) return lastDistance
    return seen === 0 ? Number.POSITIVE_INFINITY : at + 1 - seen
  }
  const takeRun = () => {
    const length = measureRepeat(block, at, 1)
    if (length < SHORTEST_RUN) return false
    list.addRepeat(at, length, 1)
    at += length
    return true
  }
  const takeRepeat = () => {
    const distance = findDistance()
    if (distance > WINDOW_BYTES) return false
    const piece = { bytes, start, end: Math.min(end, at + LONGEST_REPEAT) }
    const length = measureRepeat(piece, at, distance)
    if (length < SHORTEST_REPEAT) return false
    list.addRepeat(at, length, distance)
    remember(at + (length >> 1))
    at += length
    remember(at - 2)
    lastDistance = distance
    credit = Math.min(FIRST_CREDIT, credit + (length >> 1))
    return true
  }

  while (at + 8 <= end) {
    if (credit <= 0) {
      at = takeRuns({ bytes, start, end: Math.min(end, at + PAUSE_BYTES) }, at, list)
      misses = 0
      credit = NEXT_CREDIT
      continue
    }
    if (takeRun() || takeRepeat()) {
      misses = 0
      continue
    }
    misses++
    credit--
    at += 1 + (misses >> 6)
  }
  return list.close(end)
}
