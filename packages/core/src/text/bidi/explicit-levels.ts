import type { BidiClass } from '../unicode/bidi-class.ts'
import { firstStrongLevel, isIsolateInitiator } from './isolates.ts'

/** UAX #9, BD2. */
const MAX_DEPTH = 125

/** What the text is like after the explicit rules: parallel to its code points. */
export interface ExplicitText {
  /** Types with overrides applied. */
  readonly types: BidiClass[]
  readonly levels: Uint8Array
  /** True for what X9 takes out of the further rules. */
  readonly removed: Uint8Array
}

interface StackEntry {
  readonly level: number
  readonly override: 'L' | 'R' | undefined
  readonly isolate: boolean
}

const EMBEDDINGS: Partial<Record<BidiClass, { odd: boolean; override: 'L' | 'R' | undefined }>> = {
  RLE: { odd: true, override: undefined },
  LRE: { odd: false, override: undefined },
  RLO: { odd: true, override: 'R' },
  LRO: { odd: false, override: 'L' },
}

/** X9. */
const REMOVED: ReadonlySet<BidiClass> = new Set(['RLE', 'LRE', 'RLO', 'LRO', 'PDF', 'BN'])

/** The directional status stack of X1 to X7, with its overflow counters. */
class StatusStack {
  readonly #entries: StackEntry[]
  #overflowIsolates = 0
  #overflowEmbeddings = 0
  #validIsolates = 0

  constructor(paragraphLevel: number) {
    this.#entries = [{ level: paragraphLevel, override: undefined, isolate: false }]
  }

  get top(): StackEntry {
    return this.#entries.at(-1) ?? { level: 0, override: undefined, isolate: false }
  }

  #nextLevel(odd: boolean): number | undefined {
    const step = (this.top.level % 2 === 1) === odd ? 2 : 1
    const level = this.top.level + step
    const overflows = this.#overflowIsolates > 0 || this.#overflowEmbeddings > 0
    return level <= MAX_DEPTH && !overflows ? level : undefined
  }

  /** X2 to X5. */
  openEmbedding(odd: boolean, override: 'L' | 'R' | undefined): void {
    const level = this.#nextLevel(odd)
    if (level !== undefined) this.#entries.push({ level, override, isolate: false })
    else if (this.#overflowIsolates === 0) this.#overflowEmbeddings++
  }

  /** X5a to X5c. */
  openIsolate(odd: boolean): void {
    const level = this.#nextLevel(odd)
    if (level === undefined) {
      this.#overflowIsolates++
      return
    }
    this.#validIsolates++
    this.#entries.push({ level, override: undefined, isolate: true })
  }

  /** X6a. */
  closeIsolate(): void {
    if (this.#overflowIsolates > 0) {
      this.#overflowIsolates--
    } else if (this.#validIsolates > 0) {
      this.#overflowEmbeddings = 0
      while (!this.top.isolate) this.#entries.pop()
      this.#entries.pop()
      this.#validIsolates--
    }
  }

  /** X7. */
  closeEmbedding(): void {
    if (this.#overflowIsolates > 0) return
    if (this.#overflowEmbeddings > 0) this.#overflowEmbeddings--
    else if (!this.top.isolate && this.#entries.length > 1) this.#entries.pop()
  }
}

/** UAX #9, X1 to X9, for one paragraph. */
export function resolveExplicit(
  original: readonly BidiClass[],
  matches: Int32Array,
  paragraphLevel: number,
): ExplicitText {
  const types = [...original]
  const levels = new Uint8Array(types.length)
  const removed = new Uint8Array(types.length)
  const stack = new StatusStack(paragraphLevel)
  for (const [index, type] of original.entries()) {
    if (type === 'PDI') stack.closeIsolate()
    if (type === 'B') {
      levels[index] = paragraphLevel
    } else if (REMOVED.has(type)) {
      removed[index] = 1
    } else {
      levels[index] = stack.top.level
      types[index] = stack.top.override ?? type
    }
    if (type === 'PDF') stack.closeEmbedding()
    const embedding = EMBEDDINGS[type]
    if (embedding !== undefined) stack.openEmbedding(embedding.odd, embedding.override)
    if (isIsolateInitiator(type)) stack.openIsolate(asksForRtl(original, matches, index))
  }
  return { types, levels, removed }
}

/** X5a to X5c: what an isolate initiator asks for; FSI asks its own content. */
function asksForRtl(types: readonly BidiClass[], matches: Int32Array, initiator: number): boolean {
  if (types[initiator] !== 'FSI') return types[initiator] === 'RLI'
  const end = matches[initiator] ?? -1
  const range = { start: initiator + 1, end: end < 0 ? types.length : end }
  return firstStrongLevel(types, matches, range) === 1
}
