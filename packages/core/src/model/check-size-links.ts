import type { ErrorDetail } from '../foundation/errors.ts'
import { jsonPointer } from '../foundation/json-pointer.ts'
import { didYouMean } from '../foundation/nearest-name.ts'
import { quote } from '../foundation/quote.ts'
import { findInScope, type LayerNode, listNames, type PageTree } from './layer-tree.ts'
import { nameLayer } from './name-layer.ts'

/** Texts that are drawn at one size: a group by its word, or a text on its own. */
type SizeUnit = string | LayerNode

/** Sizes are relative to texts that can be seen, and never in a circle. */
export function* checkSizeLinks(page: PageTree): Iterable<ErrorDetail> {
  const targets = new Map<SizeUnit, Set<SizeUnit>>()
  for (const node of page.nodes) {
    const { layer, at, scope } = node
    if (layer.kind !== 'text' || layer.sizeRelativeTo === undefined) continue
    const { layer: name } = layer.sizeRelativeTo
    const target = findInScope(scope, name)
    if (target?.layer.kind === 'text') {
      const found = targets.get(unitOf(node)) ?? new Set()
      targets.set(unitOf(node), found.add(unitOf(target)))
      continue
    }
    const why =
      target === undefined
        ? `which does not exist here.${didYouMean(name, listNames(scope))}`
        : `which is of kind "${target.layer.kind}"; only texts have a size.`
    yield {
      pointer: jsonPointer([...at, 'sizeRelativeTo', 'layer']),
      code: 'unknown_reference',
      detail: `The size of ${nameLayer(layer)} is relative to layer ${quote(name)}, ${why}`,
    }
  }
  yield* findCycle(page, targets)
}

function unitOf(node: LayerNode): SizeUnit {
  return (node.layer.kind === 'text' ? node.layer.sizeGroup : undefined) ?? node
}

/** Units that lead nowhere are struck off until only cycles and the ways into them are left. */
function* findCycle(
  page: PageTree,
  targets: ReadonlyMap<SizeUnit, ReadonlySet<SizeUnit>>,
): Iterable<ErrorDetail> {
  const open = new Map(targets)
  for (let before = -1; before !== open.size; ) {
    before = open.size
    for (const [unit, found] of open) {
      if (![...found].some((target) => open.has(target))) open.delete(unit)
    }
  }
  const node = page.nodes.find((candidate) => {
    const { layer } = candidate
    const isRelative = layer.kind === 'text' && layer.sizeRelativeTo !== undefined
    return isRelative && open.has(unitOf(candidate))
  })
  if (node === undefined) return
  yield {
    pointer: jsonPointer([...node.at, 'sizeRelativeTo']),
    code: 'reference_cycle',
    detail: `The size of ${nameLayer(node.layer)} is relative to itself, through its group or other texts.`,
  }
}
