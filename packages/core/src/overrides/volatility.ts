import type { Layer, LayerOf } from '../model/layer.ts'
import { parseReferences } from '../model/parse-references.ts'

/**
 * Finds the layers that another order of the same template may draw differently.
 *
 * Such is a layer that is dynamic, has a rule, a fallback or a reference, or is inside a repeater;
 * one that holds such a layer; and one in a container where such a layer may push it about. It
 * follows from the template alone, never from an order: the steady rows of an image are compressed
 * once, and must be the same rows in every render. Orders of other tokens or of another canvas size
 * change everything and are not meant.
 */
export function findVolatileLayers(layers: readonly Layer[]): ReadonlySet<Layer> {
  const volatile = new Set<Layer>()
  for (const layer of layers) markVolatile(layer, 'steady', volatile)
  return volatile
}

/**
 * @param place Whether something around the layer may move or hide it.
 * @returns Whether the layer is volatile.
 */
function markVolatile(layer: Layer, place: 'steady' | 'moved', volatile: Set<Layer>): boolean {
  let isVolatile = place === 'moved' || isConditional(layer)
  const inside = isVolatile || childrenOf(layer).some(mayReflow) ? 'moved' : 'steady'
  for (const child of childrenOf(layer)) {
    if (markVolatile(child, inside, volatile)) isVolatile = true
  }
  if (isVolatile) volatile.add(layer)
  return isVolatile
}

/** Whether a change in this child may change the places of its siblings. */
function mayReflow(child: Layer): boolean {
  // Out of the flow, and no override can bring it back.
  if (child.position === 'absolute' && child.dynamic !== true) return false
  return isConditional(child) || childrenOf(child).some(mayReflow)
}

/** Whether the layer's own fields let it differ. */
function isConditional(layer: Layer): boolean {
  return (
    layer.kind === 'repeater' ||
    layer.dynamic === true ||
    layer.visibleWhen !== undefined ||
    layer.fallback !== undefined ||
    (layer.kind === 'text' && textsOf(layer).some(hasReference))
  )
}

function textsOf({ text = '', spans = [] }: LayerOf<'text'>): readonly string[] {
  return [text, ...spans.map((span) => span.text)]
}

function hasReference(text: string): boolean {
  return parseReferences(text, '').some((piece) => typeof piece !== 'string')
}

function childrenOf(layer: Layer): readonly Layer[] {
  switch (layer.kind) {
    case 'container':
      return layer.children
    case 'repeater':
      return layer.empty === undefined ? [layer.item] : [layer.item, layer.empty]
    default:
      return []
  }
}
