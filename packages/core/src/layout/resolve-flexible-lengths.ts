/** One item of a flex line along the main axis, all in px of its border box. */
export interface FlexSizing {
  /** Flex base size. */
  readonly basePx: number
  /** Padding and border, which are no part of what shrinks. */
  readonly edgesPx: number
  readonly minPx: number
  /** `Infinity` for no bound. */
  readonly maxPx: number
  readonly grow: number
  readonly shrink: number
  /** Both margins along the axis, `auto` as 0. */
  readonly marginsPx: number
}

/** The base size within its bounds; the minimum wins over the maximum. */
export function hypotheticalSize({ basePx, minPx, maxPx }: FlexSizing): number {
  return clamp(basePx, minPx, maxPx)
}

interface Entry {
  readonly sizing: FlexSizing
  /** Grow factor, or shrink factor times inner base size. */
  readonly weight: number
  readonly factor: number
  targetPx: number
  isFrozen: boolean
}

/**
 * Shares out the space of one line (CSS Flexbox 1, §9.7).
 *
 * Yoga stops after one round of violated bounds, and does not leave space free when shrink factors
 * add up to less than one; lines for which either matters are resolved here.
 *
 * @param innerPx Main size of the container's content box, gaps taken off.
 * @returns Used main sizes, in the order of `line`.
 */
export function resolveFlexibleLengths(
  line: readonly FlexSizing[],
  innerPx: number,
): readonly number[] {
  const hypotheticalPx = line.reduce(
    (sum, item) => sum + hypotheticalSize(item) + item.marginsPx,
    0,
  )
  const grows = hypotheticalPx < innerPx
  const entries = line.map((sizing) => createEntry(sizing, grows))
  const initialFreePx = freeSpace(entries, innerPx)
  // Each round freezes at least one item. Counting the rounds ends them on numbers that are none, too.
  for (let round = 0; round < entries.length; round++) {
    distribute(entries, shareableSpace(entries, innerPx, initialFreePx))
    freezeViolations(entries)
    if (entries.every(({ isFrozen }) => isFrozen)) break
  }
  return entries.map(({ targetPx }) => targetPx)
}

function createEntry(sizing: FlexSizing, grows: boolean): Entry {
  const hypotheticalPx = hypotheticalSize(sizing)
  const factor = grows ? sizing.grow : sizing.shrink
  const weight = grows ? factor : factor * Math.max(0, sizing.basePx - sizing.edgesPx)
  const goesAgainst = grows ? sizing.basePx > hypotheticalPx : sizing.basePx < hypotheticalPx
  const isFrozen = factor === 0 || goesAgainst
  return { sizing, factor, weight, targetPx: isFrozen ? hypotheticalPx : sizing.basePx, isFrozen }
}

/** What is left when frozen items have their target and the others their base size. */
function freeSpace(entries: readonly Entry[], innerPx: number): number {
  return entries.reduce((free, { sizing, targetPx, isFrozen }) => {
    return free - sizing.marginsPx - (isFrozen ? targetPx : sizing.basePx)
  }, innerPx)
}

/** Factors that add up to less than one share out only that part of the first free space. */
function shareableSpace(entries: readonly Entry[], innerPx: number, initialFreePx: number): number {
  const freePx = freeSpace(entries, innerPx)
  const factors = entries.reduce((sum, { factor, isFrozen }) => sum + (isFrozen ? 0 : factor), 0)
  const partPx = initialFreePx * factors
  return factors < 1 && Math.abs(partPx) < Math.abs(freePx) ? partPx : freePx
}

function distribute(entries: readonly Entry[], freePx: number): void {
  const weights = entries.reduce((sum, { weight, isFrozen }) => sum + (isFrozen ? 0 : weight), 0)
  for (const entry of entries) {
    if (entry.isFrozen) continue
    const share = weights > 0 ? entry.weight / weights : 0
    entry.targetPx = entry.sizing.basePx + freePx * share
  }
}

/** Clamps the targets; freezes those that hit the kind of bound that prevails, or all when none does. */
function freezeViolations(entries: readonly Entry[]): void {
  let totalPx = 0
  const violations = entries.map((entry) => {
    if (entry.isFrozen) return 0
    const clampedPx = clamp(entry.targetPx, entry.sizing.minPx, entry.sizing.maxPx)
    const violationPx = clampedPx - entry.targetPx
    entry.targetPx = clampedPx
    totalPx += violationPx
    return violationPx
  })
  for (const [index, entry] of entries.entries()) {
    const violationPx = violations[index] ?? 0
    if (totalPx === 0 || Math.sign(violationPx) === Math.sign(totalPx)) entry.isFrozen = true
  }
}

function clamp(valuePx: number, minPx: number, maxPx: number): number {
  return Math.max(Math.min(valuePx, maxPx), minPx, 0)
}
