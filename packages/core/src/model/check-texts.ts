import type { ErrorDetail } from '../foundation/errors.ts'
import { jsonPointer } from '../foundation/json-pointer.ts'
import type { Limits } from '../foundation/limits.ts'
import type { Layer } from './layer.ts'
import type { PageTree } from './layer-tree.ts'
import { listVariants } from './layers/text.ts'
import { listRichTexts } from './list-rich-texts.ts'
import { listWords } from './list-words.ts'
import { nameLayer } from './name-layer.ts'
import { countSpanCharacters } from './text-span.ts'

/** Texts as written are within the limit that they have to keep when drawn. */
export function* checkTexts(page: PageTree, limits: Limits): Iterable<ErrorDetail> {
  const maximum = limits.textCharacters
  for (const { layer, at } of page.nodes) {
    const long = listLengths(layer).find(({ length }) => length > maximum)
    if (long === undefined) continue
    const { keys, length } = long
    yield {
      pointer: jsonPointer([...at, ...keys]),
      code: 'text_too_long',
      detail: `"${keys.join('.')}" on ${nameLayer(layer)} has ${length} characters, but may have ${maximum}.`,
    }
  }
}

interface TextLength {
  readonly keys: readonly (string | number)[]
  readonly length: number
}

function listLengths(layer: Layer): readonly TextLength[] {
  const words = listWords(layer).flatMap(({ property, own, chain }) => [
    { keys: [property], text: own },
    ...chain.map((text, index) => ({ keys: ['fallback', property, index], text })),
  ])
  return [
    ...words.flatMap(({ keys, text }) =>
      listVariants(text).map(({ length }) => ({ keys, length })),
    ),
    ...listRichTexts(layer).map(({ keys, spans }) => ({
      keys,
      length: countSpanCharacters(spans),
    })),
  ]
}
