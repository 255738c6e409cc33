import { quote } from '../foundation/quote.ts'
import type { LayerKind } from './layer.ts'
import type { Shadow } from './shadow.ts'

/** Kinds that cast the shadow of a box. A shape does when it is a rectangle. */
const BOX_KINDS: readonly LayerKind[] = ['container', 'repeater', 'image']

/**
 * What is wrong with the shadows of a layer, as a sentence: `spread` and `inset` are of boxes, whose
 * edges can be moved; an outline of ink has none.
 */
export function findShadowFault(
  kind: LayerKind,
  { shadow, shape }: { readonly shadow?: readonly Shadow[] | undefined; readonly shape?: unknown },
): string | undefined {
  if (BOX_KINDS.includes(kind) || (kind === 'shape' && shape === 'rect')) return undefined
  for (const { spread = 0, inset = false } of shadow ?? []) {
    if (spread === 0 && !inset) continue
    const property = inset ? 'inset' : 'spread'
    const what = kind === 'shape' ? `a shape of ${quote(String(shape))}` : `a ${kind}`
    return `A shadow with ${quote(property)} is that of a box: of a container, a repeater, an image or a "rect", not of ${what}.`
  }
  return undefined
}
