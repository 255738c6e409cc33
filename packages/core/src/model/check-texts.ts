import type { ErrorDetail } from '../foundation/errors.ts'
import { jsonPointer } from '../foundation/json-pointer.ts'
import type { Limits } from '../foundation/limits.ts'
import type { PageTree } from './layer-tree.ts'
import { listVariants } from './layers/text.ts'
import { listWords } from './list-words.ts'
import { nameLayer } from './name-layer.ts'

/** Texts as written are within the limit that they have to keep when drawn. */
export function* checkTexts(page: PageTree, limits: Limits): Iterable<ErrorDetail> {
  const maximum = limits.textCharacters
  for (const { layer, at } of page.nodes) {
    const places = listWords(layer).flatMap(({ property, own, chain }) => [
      { keys: [property], text: own },
      ...chain.map((text, index) => ({ keys: ['fallback', property, index], text })),
    ])
    const long = places
      .flatMap(({ keys, text }) => listVariants(text).map((variant) => ({ keys, variant })))
      .find(({ variant }) => variant.length > maximum)
    if (long === undefined) continue
    const { keys, variant } = long
    yield {
      pointer: jsonPointer([...at, ...keys]),
      code: 'text_too_long',
      detail: `"${keys.join('.')}" on ${nameLayer(layer)} has ${variant.length} characters, but may have ${maximum}.`,
    }
  }
}
