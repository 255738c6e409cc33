import type { ResolvedText } from '../overrides/resolved-template.ts'
import type { PlacedLayer } from './place-layer.ts'

/** Fits each text that shrinks into the box it was given; font sizes in px, by layer. */
export function findTextsToFit(placed: PlacedLayer): ReadonlyMap<ResolvedText, number> {
  const sizesPx = new Map<ResolvedText, number>()
  collectSizes(placed, sizesPx)
  return sizesPx
}

function collectSizes({ item, rect, children }: PlacedLayer, sizesPx: Map<ResolvedText, number>) {
  if (item.kind === 'text' && !item.text.isFitted) {
    sizesPx.set(item.layer, item.text.fitFontSizePx(rect))
  }
  for (const child of children) collectSizes(child, sizesPx)
}
