import type { ErrorDetail } from '../foundation/errors.ts'
import { jsonPointer } from '../foundation/json-pointer.ts'
import type { Layer } from './layer.ts'
import type { LayerNode, PageTree } from './layer-tree.ts'
import { nameLayer } from './name-layer.ts'
import type { TextStyle } from './text-style.ts'

/**
 * Text that shrinks has something to shrink into.
 *
 * Its width is always bounded, at last by the canvas; text that wraps needs a bound on its height or
 * its lines too, or else it would fit at any size.
 */
export function* checkFit(page: PageTree, defaults: TextStyle): Iterable<ErrorDetail> {
  for (const node of page.nodes) {
    const { layer, at } = node
    if (layer.kind !== 'text' || isFitBounded(node, { ...defaults, ...layer })) continue
    yield {
      pointer: jsonPointer([...at, 'fit']),
      code: 'unbounded_fit',
      detail: `"fit": "shrink" on ${nameLayer(layer)} needs a bound, such as "height" or "maxLines".`,
    }
  }
}

function isFitBounded(node: LayerNode, style: TextStyle): boolean {
  if (style.fit !== 'shrink' || style.wrap === 'none' || style.maxLines !== undefined) return true
  return isHeightBounded(node)
}

/**
 * Whether something bounds a layer's height: its own frame, or, in the flow of a container, that of
 * a container around it. Where flex decides, the height counts as bounded.
 */
function isHeightBounded({ layer, parent }: LayerNode): boolean {
  if (hasHeight(layer)) return true
  if (parent === undefined || layer.position === 'absolute') return false
  const flexes = layer.grow !== undefined || layer.basis !== undefined
  return flexes || isHeightBounded(parent)
}

function hasHeight(layer: Layer): boolean {
  const spans = (layer.top ?? layer.y) !== undefined && layer.bottom !== undefined
  const bounds = [layer.height, layer.maxHeight, layer.aspectRatio]
  return spans || bounds.some((bound) => bound !== undefined)
}
