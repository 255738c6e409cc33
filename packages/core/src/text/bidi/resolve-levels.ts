import { type BidiClass, bidiClass } from '../unicode/bidi-class.ts'
import { resolveExplicit } from './explicit-levels.ts'
import { firstStrongLevel, matchIsolates } from './isolates.ts'
import { findIsolatingRuns } from './isolating-runs.ts'
import { resolveNeutralTypes } from './neutral-types.ts'
import { resolveWeakTypes } from './weak-types.ts'

export interface BidiLevels {
  /** 0 for left to right, 1 for right to left. */
  readonly paragraphLevel: 0 | 1
  /** One level per UTF-16 code unit; odd is right to left. `undefined` when all are 0. */
  readonly levels: Uint8Array | undefined
}

/** Hebrew and Arabic letters, the controls, and the planes' right-to-left blocks. */
const MAY_BE_RTL =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/**
 * Embedding levels of one paragraph by UAX #9, P2 to I2 and L1 but for the end of lines.
 *
 * Linear but for brackets, which nest at most 63 deep. `text` must hold no paragraph separator but
 * at its end.
 */
export function resolveLevels(text: string, direction: 'auto' | 'ltr' | 'rtl'): BidiLevels {
  if (direction !== 'rtl' && !MAY_BE_RTL.test(text)) {
    return { paragraphLevel: 0, levels: undefined }
  }
  const codePoints = Array.from(text, (character) => character.codePointAt(0) ?? 0)
  const original = codePoints.map(bidiClass)
  const matches = matchIsolates(original)
  const paragraphLevel = levelOfParagraph(original, matches, direction)
  const explicit = resolveExplicit(original, matches, paragraphLevel)
  const { types, levels } = explicit
  for (const run of findIsolatingRuns(explicit, { original, matches, paragraphLevel })) {
    const runText = {
      types: run.indices.map((index) => types[index] ?? 'ON'),
      original: run.indices.map((index) => original[index] ?? 'ON'),
      codePoints: run.indices.map((index) => codePoints[index] ?? 0),
    }
    resolveWeakTypes(runText.types, run.startType)
    resolveNeutralTypes(runText, run)
    for (const [position, index] of run.indices.entries()) {
      levels[index] = implicitLevel(run.level, runText.types[position])
    }
  }
  carryOverRemoved(levels, explicit.removed, paragraphLevel)
  resetSeparators(levels, original, paragraphLevel)
  return { paragraphLevel, levels: toCodeUnits(levels, codePoints, text.length) }
}

function levelOfParagraph(
  types: readonly BidiClass[],
  matches: Int32Array,
  direction: 'auto' | 'ltr' | 'rtl',
): 0 | 1 {
  if (direction !== 'auto') return direction === 'rtl' ? 1 : 0
  return firstStrongLevel(types, matches, { start: 0, end: types.length }) ?? 0
}

/** I1 and I2. */
function implicitLevel(level: number, type: BidiClass | undefined): number {
  if (level % 2 === 1) return type === 'R' ? level : level + 1
  if (type === 'R') return level + 1
  return type === 'AN' || type === 'EN' ? level + 2 : level
}

/** What X9 removed goes with the character in front of it, so that it never splits a run. */
function carryOverRemoved(levels: Uint8Array, removed: Uint8Array, paragraphLevel: number): void {
  let previous = paragraphLevel
  for (let i = 0; i < levels.length; i++) {
    if (removed[i] === 1) levels[i] = previous
    else previous = levels[i] ?? paragraphLevel
  }
}

const SEPARATORS: ReadonlySet<BidiClass> = new Set(['S', 'B'])
const BEFORE_SEPARATOR: ReadonlySet<BidiClass> = new Set([
  ...(['WS', 'LRI', 'RLI', 'FSI', 'PDI', 'BN'] as const),
  ...(['LRE', 'RLE', 'LRO', 'RLO', 'PDF'] as const),
])

/** L1, points 1 to 3: separators and the white space in front of them. */
function resetSeparators(
  levels: Uint8Array,
  types: readonly BidiClass[],
  paragraphLevel: number,
): void {
  let resets = false
  for (let i = levels.length - 1; i >= 0; i--) {
    const type = types[i] ?? 'ON'
    if (SEPARATORS.has(type)) resets = true
    else if (!BEFORE_SEPARATOR.has(type)) resets = false
    if (resets) levels[i] = paragraphLevel
  }
}

function toCodeUnits(levels: Uint8Array, codePoints: readonly number[], length: number) {
  if (levels.length === length) return levels
  const units = new Uint8Array(length)
  let offset = 0
  for (const [index, codePoint] of codePoints.entries()) {
    const size = codePoint > 0xffff ? 2 : 1
    units.fill(levels[index] ?? 0, offset, offset + size)
    offset += size
  }
  return units
}
