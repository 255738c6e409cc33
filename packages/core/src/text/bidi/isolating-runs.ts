import type { BidiClass } from '../unicode/bidi-class.ts'
import type { ExplicitText } from './explicit-levels.ts'
import { isIsolateInitiator } from './isolates.ts'

/** Characters that the weak and neutral rules see as one text (UAX #9, BD13). */
export interface IsolatingRun {
  /** Indices into the paragraph, ascending, without what X9 removed. */
  readonly indices: readonly number[]
  readonly level: number
  /** Type before the first and after the last character (X10). */
  readonly startType: 'L' | 'R'
  readonly endType: 'L' | 'R'
}

interface LevelRun {
  readonly level: number
  readonly indices: number[]
}

const directionOf = (level: number): 'L' | 'R' => (level % 2 === 1 ? 'R' : 'L')

function splitByLevel(text: ExplicitText): readonly LevelRun[] {
  const runs: LevelRun[] = []
  for (let i = 0; i < text.levels.length; i++) {
    if (text.removed[i] === 1) continue
    const level = text.levels[i] ?? 0
    const last = runs.at(-1)
    if (last?.level === level) last.indices.push(i)
    else runs.push({ level, indices: [i] })
  }
  return runs
}

interface RunContext {
  readonly original: readonly BidiClass[]
  readonly matches: Int32Array
  readonly paragraphLevel: number
}

/** UAX #9, X10. */
export function findIsolatingRuns(
  text: ExplicitText,
  context: RunContext,
): readonly IsolatingRun[] {
  const levelRuns = splitByLevel(text)
  const runAt = new Map<number, number>()
  for (const [number, run] of levelRuns.entries()) runAt.set(run.indices[0] ?? -1, number)

  const sequences: IsolatingRun[] = []
  for (const [number, run] of levelRuns.entries()) {
    const start = run.indices[0] ?? 0
    const continues = context.original[start] === 'PDI' && (context.matches[start] ?? -1) >= 0
    if (!continues) sequences.push(followRun(levelRuns, number, { ...context, runAt }))
  }
  return sequences
}

/** Joins a level run with those that continue it behind isolates. */
function followRun(
  levelRuns: readonly LevelRun[],
  first: number,
  context: RunContext & { readonly runAt: ReadonlyMap<number, number> },
): IsolatingRun {
  const { original, matches, paragraphLevel, runAt } = context
  const indices: number[] = []
  let last = first
  let end = 0
  for (let next: number | undefined = first; next !== undefined; ) {
    last = next
    for (const index of levelRuns[next]?.indices ?? []) indices.push(index)
    end = indices.at(-1) ?? 0
    next = isIsolateInitiator(original[end]) ? runAt.get(matches[end] ?? -1) : undefined
  }
  const level = levelRuns[first]?.level ?? paragraphLevel
  const opensToEnd = isIsolateInitiator(original[end]) && (matches[end] ?? -1) < 0
  const before = levelRuns[first - 1]?.level ?? paragraphLevel
  const after = opensToEnd ? undefined : levelRuns[last + 1]?.level
  return {
    indices,
    level,
    startType: directionOf(Math.max(level, before)),
    endType: directionOf(Math.max(level, after ?? paragraphLevel)),
  }
}
