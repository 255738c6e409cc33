import type { ErrorDetail } from '../foundation/errors.ts'
import { jsonPointer } from '../foundation/json-pointer.ts'
import type { Limits } from '../foundation/limits.ts'
import type { LayerOf } from './layer.ts'
import type { PageTree } from './layer-tree.ts'
import { nameLayer } from './name-layer.ts'
import { countSpanCharacters } from './text-span.ts'

/** Texts as written are within the limit that they have to keep when drawn. */
export function* checkTexts(page: PageTree, limits: Limits): Iterable<ErrorDetail> {
  const maximum = limits.textCharacters
  for (const { layer, at } of page.nodes) {
    if (layer.kind !== 'text') continue
    for (const { keys, length } of listLengths(layer)) {
      if (length <= maximum) continue
      yield {
        pointer: jsonPointer([...at, ...keys]),
        code: 'text_too_long',
        detail: `"${keys.join('.')}" on ${nameLayer(layer)} has ${length} characters, but may have ${maximum}.`,
      }
      break
    }
  }
}

interface Length {
  readonly keys: readonly (string | number)[]
  readonly length: number
}

function* listLengths({ text = '', spans = [], fallback }: LayerOf<'text'>): Iterable<Length> {
  yield { keys: ['text'], length: text.length }
  yield { keys: ['spans'], length: countSpanCharacters(spans) }
  for (const [index, chained] of (fallback?.text ?? []).entries()) {
    yield { keys: ['fallback', 'text', index], length: chained.length }
  }
  for (const [index, chained] of (fallback?.spans ?? []).entries()) {
    yield { keys: ['fallback', 'spans', index], length: countSpanCharacters(chained) }
  }
}
