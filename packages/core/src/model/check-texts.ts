import type { ErrorDetail } from '../foundation/errors.ts'
import { jsonPointer } from '../foundation/json-pointer.ts'
import type { Limits } from '../foundation/limits.ts'
import type { PageTree } from './layer-tree.ts'
import { listWords } from './list-words.ts'
import { nameLayer } from './name-layer.ts'

/** Texts as written are within the limit that they have to keep when drawn. */
export function* checkTexts(page: PageTree, limits: Limits): Iterable<ErrorDetail> {
  const maximum = limits.textCharacters
  for (const { layer, at } of page.nodes) {
    for (const { property, own, chain } of listWords(layer)) {
      const texts = [own ?? '', ...chain]
      const long = texts.findIndex((text) => text.length > maximum)
      if (long === -1) continue
      const keys = long === 0 ? [property] : ['fallback', property, long - 1]
      yield {
        pointer: jsonPointer([...at, ...keys]),
        code: 'text_too_long',
        detail: `"${keys.join('.')}" on ${nameLayer(layer)} has ${texts[long]?.length} characters, but may have ${maximum}.`,
      }
    }
  }
}
