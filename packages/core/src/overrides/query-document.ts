import { PlatenError } from '../foundation/errors.ts'
import { quote } from '../foundation/quote.ts'
import { mergeItemSlots, type OverrideSlot, type OverrideSlots } from './override-slots.ts'
import type { QueryPath } from './query-path.ts'
import { readQueryProperty } from './read-query-property.ts'

/** Query parameters on their way to the JSON document that they stand for: one layer's. */
export interface QueryNode {
  readonly properties: Map<string, string>
  readonly items: Map<number, QueryScope>
}

export type QueryScope = Map<string, QueryNode>

/** The layer that a path leads to; made when it is not there yet. */
export function reachQueryNode(root: QueryScope, path: QueryPath): QueryNode {
  let scope = root
  for (const { repeater, index } of path.items) {
    const { items } = reachNode(scope, repeater)
    const item = items.get(index) ?? new Map()
    items.set(index, item)
    scope = item
  }
  return reachNode(scope, path.layer)
}

function reachNode(scope: QueryScope, name: string): QueryNode {
  const node = scope.get(name) ?? { properties: new Map(), items: new Map() }
  scope.set(name, node)
  return node
}

/** The document, each value given the type that the property of its layer wants. */
export function toOverrideDocument(
  scope: QueryScope,
  slots: OverrideSlots,
): Readonly<Record<string, unknown>> {
  const document = new Map<string, unknown>()
  for (const [name, node] of scope) document.set(name, toLayerDocument(name, node, slots))
  return toObject(document)
}

function toLayerDocument(name: string, node: QueryNode, slots: OverrideSlots): unknown {
  const layers = slots.get(name) ?? []
  const document = new Map<string, unknown>()
  for (const [property, raw] of node.properties) {
    document.set(property, readQueryProperty({ property, raw }, layers))
  }
  if (node.items.size > 0) document.set('items', toItems(name, node, layers))
  return toObject(document)
}

/** Items that are left out between others are empty ones. */
function toItems(name: string, node: QueryNode, layers: readonly OverrideSlot[]): unknown {
  if (node.properties.has('items')) {
    throw new PlatenError(
      'duplicate_parameter',
      `The items of ${quote(name)} are given as a list and one by one; give them in one way.`,
    )
  }
  const slots = mergeItemSlots(layers)
  const length = Math.max(...node.items.keys()) + 1
  return Array.from({ length }, (_, index) =>
    toOverrideDocument(node.items.get(index) ?? new Map(), slots),
  )
}

/** Without a prototype, so that no name reaches one. */
function toObject(members: ReadonlyMap<string, unknown>): Readonly<Record<string, unknown>> {
  const object: Record<string, unknown> = Object.create(null)
  for (const [name, value] of members) object[name] = value
  return object
}
