import { countBlocks } from './qr-blocks.ts'

/** Of the errors that a block can mend, at most this share is spent on a logo. */
const SPENDABLE = 0.6

/** Modules on each side of the middle that no logo may reach: those of finders and the format. */
const CORNER = 9

/** Modules a side that a logo takes, an odd number as the code's own side is. */
export function clearingOf(version: number, share: number): number {
  const modules = Math.ceil((17 + 4 * version) * share)
  return modules % 2 === 1 ? modules : modules + 1
}

/**
 * The most modules a side that may be taken out of the middle of a code which is still read.
 *
 * Counts a codeword that loses a module as lost for good, and leaves a good part of the error
 * correction of each block to dirt, glare and creases. Linear in the modules of the code.
 */
export function findLargestClearing(version: number, level: 'L' | 'M' | 'Q' | 'H'): number {
  const side = 17 + 4 * version
  const middle = (side - 1) / 2
  const rings: number[] = []
  let modules = 0
  for (const [codeword, x, y] of listDataModules(version)) {
    modules++
    const ring = Math.max(Math.abs(x - middle), Math.abs(y - middle))
    rings[codeword] = Math.min(rings[codeword] ?? ring, ring)
  }
  // A few modules are left over at the end and carry nothing.
  const codewords = Math.floor(modules / 8)
  const { blocks, repairable, blockOf } = countBlocks(version, level, codewords)
  const byBlock: number[][] = Array.from({ length: blocks }, () => [])
  for (const [codeword, ring] of rings.slice(0, codewords).entries()) {
    byBlock[blockOf(codeword)]?.push(ring)
  }
  const spendable = Math.floor(repairable * SPENDABLE)
  // The ring that would take one codeword too many from a block.
  const fatal = byBlock.map((block) => block.sort((a, b) => a - b)[spendable] ?? side)
  return Math.max(0, Math.min(2 * Math.min(...fatal) - 1, side - 2 * CORNER))
}

/** The modules that carry codewords, in their order of ISO/IEC 18004, 7.7.3: codeword, x, y. */
function* listDataModules(
  version: number,
): Generator<readonly [codeword: number, x: number, y: number]> {
  const side = 17 + 4 * version
  const centers = alignmentCenters(version)
  let bit = 0
  for (let right = side - 1; right >= 1; right -= 2) {
    // The vertical timing pattern takes a column out of the pairs.
    if (right === 6) right = 5
    const isUpward = ((right + 1) & 2) === 0
    for (let step = 0; step < side; step++) {
      const y = isUpward ? side - 1 - step : step
      for (const x of [right, right - 1]) {
        if (isReserved(x, y, { version, side, centers })) continue
        yield [bit >> 3, x, y]
        bit++
      }
    }
  }
}

interface Grid {
  readonly version: number
  readonly side: number
  readonly centers: readonly number[]
}

/** Whether a module belongs to a pattern, the format or the version. */
function isReserved(x: number, y: number, grid: Grid): boolean {
  if (x === 6 || y === 6) return true
  return isAtCorner(x, y, grid) || isVersion(x, y, grid) || isAlignment(x, y, grid)
}

/** A finder with what parts it from the data, and the format beside it. */
function isAtCorner(x: number, y: number, { side }: Grid): boolean {
  if (x < 9) return y < 9 || y >= side - 8
  return y < 9 && x >= side - 8
}

/** Codes from version 7 on say their version beside two finders. */
function isVersion(x: number, y: number, { version, side }: Grid): boolean {
  if (version < 7) return false
  return (y < 6 && x >= side - 11) || (x < 6 && y >= side - 11)
}

function isAlignment(x: number, y: number, { side, centers }: Grid): boolean {
  const column = centers.find((center) => Math.abs(x - center) <= 2)
  const row = centers.find((center) => Math.abs(y - center) <= 2)
  if (column === undefined || row === undefined) return false
  // None lies where a finder does.
  const last = side - 7
  const isAtFinder =
    (column === 6 && row === 6) || (column === 6 && row === last) || (column === last && row === 6)
  return !isAtFinder
}

/** ISO/IEC 18004, annex E. */
function alignmentCenters(version: number): readonly number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = version === 32 ? 26 : Math.ceil((4 * version + 4) / (2 * count - 2)) * 2
  const centers = [6]
  for (let at = 4 * version + 10, left = count - 1; left > 0; at -= step, left--) {
    centers.splice(1, 0, at)
  }
  return centers
}
