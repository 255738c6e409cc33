import { PlatenError } from '../foundation/errors.ts'
import { quote } from '../foundation/quote.ts'
import type { LayerReference } from '../model/parse-references.ts'
import { findOverride } from './changed-look.ts'
import type { CompiledCode } from './compiled-template.ts'
import { fillReferences } from './fill-references.ts'
import { joinPath, pointerToLayer } from './layer-path.ts'
import {
  countCharacters,
  type RenderScope,
  readReference,
  type TextBudget,
} from './render-scope.ts'
import type { TextValue } from './text-value.ts'

/** A code has no copy variants: each is as large as the other. */
type DataValue = Pick<TextValue, 'text' | 'from'>

/**
 * What a code says: override, fallback chain, the layer's own data, the first that is not empty.
 *
 * Unlike a text it is not cleaned: whoever reads the code gets every character.
 *
 * @throws {PlatenError} `text_too_long`.
 */
export function findDataValue(layer: CompiledCode, scope: RenderScope): DataValue {
  const changes = findOverride(layer, scope)?.properties
  // A page with a text of the same name lets the order call it `text`.
  const given = changes?.get('data') ?? changes?.get('text')
  if (typeof given === 'string') return toValue(given, 'override')
  const textOf = (reference: LayerReference) => readReference(scope, reference)
  for (const { variants, from } of layer.choices) {
    for (const data of variants.map((pieces) => pieces.flatMap(({ text }) => text))) {
      const filled = fillReferences(data, textOf, scope.limits.textCharacters)
      if (filled === undefined) throw tooLong(layer, scope)
      if (filled !== '') return toValue(filled, from)
    }
  }
  return toValue('', 'layer')
}

function toValue(text: string, from: TextValue['from']): DataValue {
  return { text, from }
}

function tooLong({ tail }: CompiledCode, { path: outer, limits }: RenderScope): PlatenError {
  const path = joinPath(outer, tail)
  return new PlatenError(
    'text_too_long',
    `The data of ${quote(path)} has more than ${limits.textCharacters} characters once its references are filled in.`,
    { pointer: pointerToLayer(path) },
  )
}

/**
 * The data of a code that is drawn; it counts with the texts of the render.
 *
 * @throws {PlatenError} `missing_property`, `text_too_long`.
 */
export function getDataValue(
  layer: CompiledCode,
  scope: RenderScope,
  budget: TextBudget,
): DataValue {
  const value = findDataValue(layer, scope)
  countCharacters(value.text, budget)
  if (value.text !== '') return value
  const path = joinPath(scope.path, layer.tail)
  throw new PlatenError(
    'missing_property',
    `Layer ${quote(path)} has nothing to say: give "data", or let the template hide it with "fallback": { "else": "hide" }.`,
    { pointer: `${pointerToLayer(path)}/data` },
  )
}
