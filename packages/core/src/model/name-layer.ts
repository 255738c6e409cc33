import { quote } from '../foundation/quote.ts'
import type { Layer } from './layer.ts'

/** How an error text speaks of a layer: `layer "title"`, or `the text layer` when it has no name. */
export function nameLayer(layer: Layer): string {
  return layer.name === undefined ? `the ${layer.kind} layer` : `layer ${quote(layer.name)}`
}
