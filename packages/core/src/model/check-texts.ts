import type { ErrorDetail } from '../foundation/errors.ts'
import { jsonPointer } from '../foundation/json-pointer.ts'
import type { Limits } from '../foundation/limits.ts'
import type { PageTree } from './layer-tree.ts'
import { nameLayer } from './name-layer.ts'

/** Texts as written are within the limit that they have to keep when drawn. */
export function* checkTexts(page: PageTree, limits: Limits): Iterable<ErrorDetail> {
  const maximum = limits.textCharacters
  for (const { layer, at } of page.nodes) {
    if (layer.kind !== 'text') continue
    const texts = [layer.text ?? '', ...(layer.fallback?.text ?? [])]
    const long = texts.findIndex((text) => text.length > maximum)
    if (long === -1) continue
    const keys = long === 0 ? ['text'] : ['fallback', 'text', long - 1]
    yield {
      pointer: jsonPointer([...at, ...keys]),
      code: 'text_too_long',
      detail: `"${keys.join('.')}" on ${nameLayer(layer)} has ${texts[long]?.length} characters, but may have ${maximum}.`,
    }
  }
}
