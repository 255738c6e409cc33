import { PlatenError } from '../foundation/errors.ts'
import type { Limits } from '../foundation/limits.ts'
import { quote } from '../foundation/quote.ts'
import type { TextOverride } from '../model/layers/text.ts'
import type { LayerReference } from '../model/parse-references.ts'
import type { FormattingLocale } from '../model/text-format.ts'
import type { CompiledLayer, CompiledScope, CompiledText } from './compiled-template.ts'
import { joinPath, pointerToLayer } from './layer-path.ts'
import type { OverrideSet } from './override-set.ts'
import type { Palette } from './palette.ts'
import { resolveTextValue, type TextValue } from './text-value.ts'

/** One scope in one render: its overrides, and the texts that these lead to. */
export interface RenderScope {
  readonly compiled: CompiledScope
  readonly overrides: OverrideSet
  /** Path of the scope: empty for a page, `products.0` for an item. */
  readonly path: string
  readonly outer: RenderScope | undefined
  readonly limits: Limits
  readonly formatting: FormattingLocale
  /** By the ordinal of each text. */
  readonly texts: readonly TextValue[]
}

/** Characters of a render so far, all scopes together. */
export interface TextBudget {
  readonly limits: Limits
  /** Of colours in markup. */
  readonly palette: Palette
  /** Of references that have a format. */
  readonly formatting: FormattingLocale
  characters: number
}

/** A layer and the scope in which its name was found. */
export interface FoundLayer {
  readonly layer: CompiledLayer
  readonly scope: RenderScope
}

/**
 * Opens a scope: fills in its texts, each after those that it refers to.
 *
 * @throws {PlatenError} `text_too_long`, `too_many_marks`.
 */
export function openScope(
  place: Omit<RenderScope, 'texts' | 'limits' | 'formatting'>,
  budget: TextBudget,
): RenderScope {
  const texts: TextValue[] = []
  const scope: RenderScope = {
    ...place,
    limits: budget.limits,
    formatting: budget.formatting,
    texts,
  }
  for (const text of place.compiled.texts) {
    const value = text.fixed ?? fillText(text, scope, budget)
    texts[text.ordinal] = value
    for (const { text: drawn } of [value, ...value.shorter]) countCharacters(drawn, budget)
  }
  return scope
}

/** @throws {PlatenError} `text_too_long`. */
export function countCharacters(text: string, budget: TextBudget): void {
  budget.characters += text.length
  if (budget.characters > budget.limits.renderCharacters) throw tooMuchText(budget.limits)
}

/** Looks a name up in a scope, then outward. */
export function findLayer(scope: RenderScope, name: string): FoundLayer | undefined {
  for (let at: RenderScope | undefined = scope; at !== undefined; at = at.outer) {
    const layer = at.compiled.named.get(name)
    if (layer !== undefined) return { layer, scope: at }
  }
  return undefined
}

/** The names of all shapes that can be seen from a scope. */
export function listShapeNames(scope: RenderScope): readonly string[] {
  const names: string[] = []
  for (let at: RenderScope | undefined = scope; at !== undefined; at = at.outer) {
    for (const [name, layer] of at.compiled.named) if (layer.kind === 'shape') names.push(name)
  }
  return names
}

/**
 * What a reference shows: the text of its layer in its format, and nothing for a layer that is not there.
 *
 * @throws {PlatenError} `invalid_value`: the text cannot be formatted so.
 */
export function readReference(scope: RenderScope, { layer, format }: LayerReference): string {
  const text = findText(scope, layer)
  if (format === undefined) return text
  const formatted = format.apply(text, scope.formatting)
  if (formatted !== undefined) return formatted
  const found = findLayer(scope, layer)
  const path = found === undefined ? layer : joinPath(found.scope.path, found.layer.tail)
  throw new PlatenError(
    'invalid_value',
    `The text of layer ${quote(path)} is ${quote(text)}, but the format ${quote(format.source)} needs ${format.expected}.`,
    { pointer: pointerToLayer(path) },
  )
}

function findText(scope: RenderScope, name: string): string {
  const found = findLayer(scope, name)
  return found?.layer.kind === 'text' ? getTextValue(found.layer, found.scope).text : ''
}

/** The text of a layer of this very scope. */
export function getTextValue(layer: CompiledText, { texts }: RenderScope): TextValue {
  const value = texts[layer.ordinal]
  if (value === undefined) throw new TypeError('A text is read before it is filled in.')
  return value
}

function fillText(
  layer: CompiledText,
  scope: RenderScope,
  { limits, palette }: TextBudget,
): TextValue {
  const set = layer.dynamic ? scope.overrides.get(layer.name ?? '') : undefined
  // Both have passed the rules of texts; an order gives one of them.
  const { text, spans, markup } = Object.fromEntries(set?.properties ?? []) as TextOverride
  const request = {
    path: joinPath(scope.path, layer.tail),
    override: { text, spans },
    choices: layer.choices,
    markup: markup ?? layer.properties.markup,
  }
  return resolveTextValue(request, {
    limits,
    palette,
    textOf: (reference) => readReference(scope, reference),
  })
}

function tooMuchText(limits: Limits): PlatenError {
  const detail = `All texts together have more than ${limits.renderCharacters} characters.`
  return new PlatenError('text_too_long', detail, { pointer: '' })
}
