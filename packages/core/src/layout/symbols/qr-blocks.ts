/** How a QR code is cut into blocks that mend themselves: ISO/IEC 18004, table 9. */
export interface QrBlocks {
  readonly blocks: number
  /** Codewords that each block can mend. */
  readonly repairable: number
  /** The block of a codeword, counted in the order in which they stand in the code. */
  blockOf(codeword: number): number
}

type Level = 'L' | 'M' | 'Q' | 'H'

/** Codewords for error correction in each block, by version. */
const CORRECTION: Readonly<Record<Level, readonly number[]>> = {
  L: toNumbers(
    '7 10 15 20 26 18 20 24 30 18 20 24 26 30 22 24 28 30 28 28 28 28 30 30 26 28 30 30 30 30 30 30 30 30 30 30 30 30 30 30',
  ),
  M: toNumbers(
    '10 16 26 18 24 16 18 22 22 26 30 22 22 24 24 28 28 26 26 26 26 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28',
  ),
  Q: toNumbers(
    '13 22 18 26 18 24 18 22 20 24 28 26 24 20 30 24 28 28 26 30 28 30 30 30 30 28 30 30 30 30 30 30 30 30 30 30 30 30 30 30',
  ),
  H: toNumbers(
    '17 28 22 16 22 28 26 26 24 28 24 28 22 24 24 30 28 28 26 28 30 24 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30',
  ),
}

/** Blocks, by version. */
const BLOCKS: Readonly<Record<Level, readonly number[]>> = {
  L: toNumbers(
    '1 1 1 1 1 2 2 2 2 4 4 4 4 4 6 6 6 6 7 8 8 9 9 10 12 12 12 13 14 15 16 17 18 19 19 20 21 22 24 25',
  ),
  M: toNumbers(
    '1 1 1 2 2 4 4 4 5 5 5 8 9 9 10 10 11 13 14 16 17 17 18 20 21 23 25 26 28 29 31 33 35 37 38 40 43 45 47 49',
  ),
  Q: toNumbers(
    '1 1 2 2 4 4 6 6 8 8 8 10 12 16 12 17 16 18 21 20 23 23 25 27 29 34 34 35 38 40 43 45 48 51 53 56 59 62 65 68',
  ),
  H: toNumbers(
    '1 1 2 4 4 4 5 6 8 8 11 11 16 16 18 16 19 21 25 25 25 34 30 32 35 37 40 42 45 48 51 54 57 60 63 66 70 74 77 81',
  ),
}

function toNumbers(list: string): readonly number[] {
  return list.split(' ').map(Number)
}

/** @param codewords All of the code, those for error correction included. */
export function countBlocks(version: number, level: Level, codewords: number): QrBlocks {
  const correction = CORRECTION[level][version - 1] ?? 0
  const blocks = BLOCKS[level][version - 1] ?? 1
  const shortData = Math.floor(codewords / blocks) - correction
  const longBlocks = codewords % blocks
  // Blocks take turns; where they are of two lengths, the short ones come first and end earlier.
  const evenData = shortData * blocks
  const data = evenData + longBlocks
  return {
    blocks,
    repairable: Math.floor(correction / 2),
    blockOf: (codeword) => {
      if (codeword < evenData) return codeword % blocks
      if (codeword < data) return blocks - longBlocks + (codeword - evenData)
      return (codeword - data) % blocks
    },
  }
}
