import type { BidiClass } from '../unicode/bidi-class.ts'

export function isIsolateInitiator(type: BidiClass | undefined): boolean {
  return type === 'LRI' || type === 'RLI' || type === 'FSI'
}

/**
 * For each isolate initiator the index of its matching PDI, for each such PDI the index of its
 * initiator (UAX #9, BD9); -1 where there is none. Linear.
 */
export function matchIsolates(types: readonly BidiClass[]): Int32Array {
  const matches = new Int32Array(types.length).fill(-1)
  const open: number[] = []
  for (const [index, type] of types.entries()) {
    if (isIsolateInitiator(type)) open.push(index)
    else if (type === 'PDI') {
      const initiator = open.pop()
      if (initiator === undefined) continue
      matches[initiator] = index
      matches[index] = initiator
    }
  }
  return matches
}

/**
 * The level that the first strong character between two indices asks for, isolates skipped (UAX #9,
 * P2 and P3); `undefined` when there is none.
 *
 * Each character is looked at by the innermost isolate around it only, so the calls of a whole text
 * are linear together.
 */
export function firstStrongLevel(
  types: readonly BidiClass[],
  matches: Int32Array,
  range: { readonly start: number; readonly end: number },
): 0 | 1 | undefined {
  for (let i = range.start; i < range.end; i++) {
    const type = types[i]
    if (type === 'L') return 0
    if (type === 'R' || type === 'AL') return 1
    if (!isIsolateInitiator(type)) continue
    const end = matches[i] ?? -1
    if (end < 0) return undefined
    i = end
  }
  return undefined
}
