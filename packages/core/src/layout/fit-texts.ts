import type { ResolvedText } from '../overrides/resolved-template.ts'
import type { FittedText } from './fitted-text.ts'
import { linkSizes } from './link-sizes.ts'
import type { PlacedLayer } from './place-layer.ts'

/**
 * Chooses copy and size of each text in the box that it was given, and brings linked sizes together.
 *
 * @returns Those that must be laid out anew, by layer as it was placed.
 */
export function fitTexts(placed: readonly PlacedLayer[]): ReadonlyMap<ResolvedText, FittedText> {
  const layers: ResolvedText[] = []
  const texts: FittedText[] = []
  for (const layer of placed) collectTexts(layer, layers, texts)
  const linked = linkSizes(texts)
  const changed = new Map<ResolvedText, FittedText>()
  for (const [index, layer] of layers.entries()) {
    const text = linked[index]
    if (text === undefined) continue
    // Until it is fitted, a text that shrinks gives way further than it does at its final size.
    const isPlain = layer.fit === 'none' && text.layer === layer && text.sizedBy === 'style'
    if (!isPlain) changed.set(layer, text)
  }
  return changed
}

function collectTexts(
  { item, rect, children }: PlacedLayer,
  layers: ResolvedText[],
  texts: FittedText[],
): void {
  if (item.kind === 'text') {
    layers.push(item.layer)
    texts.push(item.text.fitInto(rect))
  }
  for (const child of children) collectTexts(child, layers, texts)
}
