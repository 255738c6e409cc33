import { PlatenError } from '../foundation/errors.ts'
import type { Limits } from '../foundation/limits.ts'
import type { CompiledRepeater, CompiledScope } from './compiled-template.ts'
import type { OverrideSet } from './override-set.ts'

/**
 * Refuses an order whose repeaters would make too many nodes, before one of them is made.
 *
 * A repeater in the item of a repeater multiplies; counting stops as soon as the limit is passed, and
 * every step counts one node at least, so that it takes no more steps than nodes are allowed.
 *
 * @throws {PlatenError} `too_many_nodes`.
 */
export function assertFewNodes(
  scope: CompiledScope,
  overrides: OverrideSet,
  { nodes: maximum }: Limits,
): void {
  const count = countNodes(scope, overrides, maximum)
  if (count <= maximum) return
  const detail = `With the items of its repeaters the page has more than ${maximum} layers.`
  throw new PlatenError('too_many_nodes', detail, { pointer: '' })
}

function countNodes(scope: CompiledScope, overrides: OverrideSet, maximum: number): number {
  let count = scope.nodes
  for (const repeater of scope.repeaters) {
    for (const item of itemsOf(repeater, overrides)) {
      if (count > maximum) return count
      count += countNodes(repeater.itemScope, item, maximum - count)
    }
  }
  return count
}

/** The items that are drawn: those of the order, else the template's own, up to its cap. */
export function itemsOf(
  repeater: CompiledRepeater,
  overrides: OverrideSet,
): readonly OverrideSet[] {
  const { name, dynamic, items, max } = repeater
  const given = name !== undefined && dynamic ? overrides.get(name)?.items : undefined
  return (given ?? items).slice(0, max)
}
