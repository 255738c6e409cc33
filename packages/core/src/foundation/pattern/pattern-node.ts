/** A regular expression as a tree. */
export type PatternNode =
  /** One character, as JavaScript would match it alone: `a`, `.`, `\d`, `[^x-z]`. */
  | { readonly type: 'character'; readonly source: string }
  | { readonly type: 'start' | 'end' }
  | { readonly type: 'sequence' | 'choice'; readonly parts: readonly PatternNode[] }
  | {
      readonly type: 'repeat'
      readonly part: PatternNode
      readonly min: number
      /** Infinite for `*`. */
      readonly max: number
    }

/** How many steps the tree becomes: counted before any is made, since counts multiply. */
export function countSteps(node: PatternNode): number {
  switch (node.type) {
    case 'character':
    case 'start':
    case 'end':
      return 1
    case 'sequence':
      return node.parts.reduce((sum, part) => sum + countSteps(part), 0)
    case 'choice':
      return node.parts.reduce((sum, part) => sum + countSteps(part) + 2, 0)
    case 'repeat': {
      const { part, min, max } = node
      // What matches nothing also counts, since it is gone through as often.
      const size = Math.max(1, countSteps(part))
      const optional = Number.isFinite(max) ? (max - min) * (size + 1) : size + 2
      return min * size + optional
    }
  }
}
