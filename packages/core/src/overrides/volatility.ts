import type { Layer } from '../model/layer.ts'
import { listVariants } from '../model/layers/text.ts'
import { listRichTexts } from '../model/list-rich-texts.ts'
import { listWords } from '../model/list-words.ts'
import { parseReferences } from '../model/parse-references.ts'
import { isDynamic } from '../model/slot-policy.ts'

/**
 * Finds the layers that another order of the same template may draw differently.
 *
 * Such is a layer that is dynamic, has a rule, a fallback or a reference, whose size follows other
 * texts, or that is inside a repeater; one that holds such a layer or is clipped by one; and one in a
 * container where such a layer may push it about. It
 * follows from the template alone, never from an order: the steady rows of an image are compressed
 * once, and must be the same rows in every render. Orders of other tokens or of another canvas size
 * change everything and are not meant.
 */
export function findVolatileLayers(layers: readonly Layer[]): ReadonlySet<Layer> {
  let volatile = mark(layers, new Set())
  // What a shape clips differs with it, and may be a shape that clips on.
  for (let size = -1; size !== volatile.size; ) {
    size = volatile.size
    const names = [...volatile].flatMap(({ kind, name }) =>
      kind === 'shape' && name ? [name] : [],
    )
    if (names.length > 0) volatile = mark(layers, new Set(names))
  }
  return volatile
}

/** @param clips Names of shapes that may differ. */
function mark(layers: readonly Layer[], clips: ReadonlySet<string>): ReadonlySet<Layer> {
  const volatile = new Set<Layer>()
  for (const layer of layers) markVolatile(layer, 'steady', { volatile, clips })
  return volatile
}

interface Marking {
  readonly volatile: Set<Layer>
  readonly clips: ReadonlySet<string>
}

/**
 * @param place Whether something around the layer may move or hide it.
 * @returns Whether the layer is volatile.
 */
function markVolatile(layer: Layer, place: 'steady' | 'moved', marking: Marking): boolean {
  const isClipped = typeof layer.clip === 'string' && marking.clips.has(layer.clip)
  let isVolatile = place === 'moved' || isConditional(layer) || isClipped
  const inside = isVolatile || childrenOf(layer).some(mayReflow) ? 'moved' : 'steady'
  for (const child of childrenOf(layer)) {
    if (markVolatile(child, inside, marking)) isVolatile = true
  }
  if (isVolatile) marking.volatile.add(layer)
  return isVolatile
}

/** Whether a change in this child may change the places of its siblings. */
function mayReflow(child: Layer): boolean {
  // Out of the flow, and no override can bring it back.
  if (child.position === 'absolute' && !isDynamic(child)) return false
  return isConditional(child) || childrenOf(child).some(mayReflow)
}

/** Whether the layer's own fields let it differ. */
function isConditional(layer: Layer): boolean {
  return (
    layer.kind === 'repeater' ||
    isDynamic(layer) ||
    layer.visibleWhen !== undefined ||
    layer.fallback !== undefined ||
    mayFollowOthers(layer)
  )
}

/** Whether what a layer says, or the size of its text, depends on other layers. */
function mayFollowOthers(layer: Layer): boolean {
  const isLinked =
    layer.kind === 'text' && (layer.sizeGroup !== undefined || layer.sizeRelativeTo !== undefined)
  return isLinked || listOwnTexts(layer).some(hasReference)
}

function listOwnTexts(layer: Layer): readonly string[] {
  const words = listWords(layer).flatMap(({ own }) => listVariants(own))
  const spans = listRichTexts(layer).flatMap((rich) => rich.spans)
  return [...words, ...spans.map(({ text }) => text)]
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
