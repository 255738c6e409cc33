import type { Layer, LayerKind } from './layer.ts'

/** A property of words, in which a template may refer to other layers. */
export type WordProperty = 'text' | 'data'

/** One string, or copy variants of it. */
type Wording = string | readonly string[]

/** A layer as far as it has words. */
export interface WithWords {
  readonly text?: Wording
  readonly data?: string
  readonly fallback?: { readonly text?: readonly Wording[]; readonly data?: readonly string[] }
}

const WORD_PROPERTIES: { readonly [Kind in LayerKind]: readonly WordProperty[] } = {
  text: ['text'],
  image: [],
  shape: [],
  svg: [],
  // `text` is its `data` by another name.
  qr: ['data', 'text'],
  barcode: ['data'],
  rating: [],
  container: [],
  repeater: [],
}

/** One property of words, as the template writes it. */
export interface Words {
  readonly property: WordProperty
  readonly own: Wording | undefined
  /** What stands in for it. */
  readonly chain: readonly Wording[]
}

/** The strings of a layer that may hold references. */
export function listWords(layer: Layer): readonly Words[] {
  return WORD_PROPERTIES[layer.kind].map((property) => {
    // The table names properties that the kind has.
    const { [property]: own, fallback } = layer as WithWords
    return { property, own, chain: fallback?.[property] ?? [] }
  })
}
