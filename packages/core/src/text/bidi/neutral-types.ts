import type { BidiClass } from '../unicode/bidi-class.ts'
import { canonicalClosingBracket, closingBracketOf } from '../unicode/brackets.ts'
import type { IsolatingRun } from './isolating-runs.ts'

/** UAX #9, BD16: deeper nesting is left unpaired. */
const MAX_OPEN_BRACKETS = 63

/** What the rules see of one isolating run; all arrays are equally long. */
export interface RunText {
  /** Changed by the rules. */
  readonly types: BidiClass[]
  /** Types before any rule. */
  readonly original: readonly BidiClass[]
  readonly codePoints: readonly number[]
}

/** The direction that a type counts as in N0 to N2, where digits count as right to left. */
function strongDirection(type: BidiClass | undefined): 'L' | 'R' | undefined {
  if (type === 'L') return 'L'
  return type === 'R' || type === 'EN' || type === 'AN' ? 'R' : undefined
}

/** UAX #9, N0 to N2; changes `text.types`. */
export function resolveNeutralTypes(text: RunText, run: IsolatingRun): void {
  const embedding = run.level % 2 === 1 ? 'R' : 'L'
  for (const [open, close] of findBracketPairs(text)) {
    resolvePair(text, { open, close, embedding, startType: run.startType })
  }
  resolveNeutrals(text.types, run, embedding)
}

function findBracketPairs({ types, codePoints }: RunText): readonly [number, number][] {
  const pairs: [number, number][] = []
  const open: { readonly index: number; readonly closing: number }[] = []
  for (const [index, codePoint] of codePoints.entries()) {
    if (types[index] !== 'ON') continue
    const closing = closingBracketOf(codePoint)
    if (closing !== undefined) {
      if (open.length === MAX_OPEN_BRACKETS) break
      open.push({ index, closing })
      continue
    }
    const closes = canonicalClosingBracket(codePoint)
    if (closes === undefined) continue
    const match = open.findLastIndex((bracket) => bracket.closing === closes)
    const bracket = open[match]
    if (bracket === undefined) continue
    pairs.push([bracket.index, index])
    open.length = match
  }
  return pairs.sort(([a], [b]) => a - b)
}

interface BracketPair {
  readonly open: number
  readonly close: number
  readonly embedding: 'L' | 'R'
  readonly startType: 'L' | 'R'
}

/** N0, for one pair. */
function resolvePair(text: RunText, pair: BracketPair): void {
  const direction = pairDirection(text.types, pair)
  if (direction === undefined) return
  for (const bracket of [pair.open, pair.close]) {
    text.types[bracket] = direction
    // Marks on a bracket go with it.
    for (let i = bracket + 1; text.original[i] === 'NSM'; i++) text.types[i] = direction
  }
}

function pairDirection(types: readonly BidiClass[], pair: BracketPair): 'L' | 'R' | undefined {
  let inside: 'L' | 'R' | undefined
  for (let i = pair.open + 1; i < pair.close; i++) {
    const direction = strongDirection(types[i])
    if (direction === pair.embedding) return pair.embedding
    inside ??= direction
  }
  if (inside === undefined) return undefined
  for (let i = pair.open - 1; i >= 0; i--) {
    const direction = strongDirection(types[i])
    if (direction !== undefined) return direction
  }
  return pair.startType
}

/** N1 and N2. */
function resolveNeutrals(types: BidiClass[], run: IsolatingRun, embedding: 'L' | 'R'): void {
  let before: 'L' | 'R' = run.startType
  for (let i = 0; i < types.length; i++) {
    const direction = strongDirection(types[i])
    if (direction !== undefined) {
      before = direction
      continue
    }
    let end = i + 1
    while (end < types.length && strongDirection(types[end]) === undefined) end++
    const after = end < types.length ? strongDirection(types[end]) : run.endType
    types.fill(before === after ? before : embedding, i, end)
    i = end - 1
  }
}
