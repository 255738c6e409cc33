import type { Layer } from './layer.ts'
import type { RepeaterItem, RepeaterLayer } from './layers/repeater.ts'

/** A layer that will be drawn, with the item that fills it when it is in a repeater. */
interface Node {
  readonly layer: Layer
  readonly item: RepeaterItem | undefined
}

/**
 * Whether layers make more than `maximum` nodes when their repeaters draw the items that the template
 * itself has. Stops as soon as it knows: nested repeaters multiply.
 */
export function hasMoreNodesThan(layers: readonly Layer[], maximum: number): boolean {
  const waiting: Node[] = layers.map((layer) => ({ layer, item: undefined }))
  let count = 0
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    count++
    for (const child of listChildren(node)) waiting.push(child)
    // Each waiting layer is a node to come.
    if (count + waiting.length > maximum) return true
  }
  return false
}

function listChildren({ layer, item }: Node): readonly Node[] {
  if (layer.kind === 'container') return layer.children.map((child) => ({ layer: child, item }))
  if (layer.kind !== 'repeater') return []
  const items = findItems(layer, item).slice(0, layer.max)
  if (items.length > 0) return items.map((own) => ({ layer: layer.item, item: own }))
  return layer.empty === undefined ? [] : [{ layer: layer.empty, item }]
}

/** A repeater inside an item takes its items from there, else its own. */
function findItems(
  layer: RepeaterLayer<Layer>,
  item: RepeaterItem | undefined,
): readonly RepeaterItem[] {
  const own = layer.items ?? []
  if (item === undefined || layer.name === undefined || !Object.hasOwn(item, layer.name)) return own
  const value = item[layer.name]
  if (Array.isArray(value)) return value
  const given = typeof value === 'object' && value !== null && 'items' in value && value.items
  return Array.isArray(given) ? given : own
}
