import { PlatenError } from '../foundation/errors.ts'
import type { Limits } from '../foundation/limits.ts'
import { listVariants } from '../model/layers/text.ts'
import type { CompiledLayer, CompiledScope, CompiledText } from './compiled-template.ts'
import { joinPath } from './layer-path.ts'
import type { OverrideSet } from './override-set.ts'
import { resolveTextValue, type TextValue } from './text-value.ts'

/** One scope in one render: its overrides, and the texts that these lead to. */
export interface RenderScope {
  readonly compiled: CompiledScope
  readonly overrides: OverrideSet
  /** Path of the scope: empty for a page, `products.0` for an item. */
  readonly path: string
  readonly outer: RenderScope | undefined
  /** By the ordinal of each text. */
  readonly texts: readonly TextValue[]
}

/** Characters of a render so far, all scopes together. */
export interface TextBudget {
  readonly limits: Limits
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
export function openScope(place: Omit<RenderScope, 'texts'>, budget: TextBudget): RenderScope {
  const texts: TextValue[] = []
  const scope: RenderScope = { ...place, texts }
  for (const text of place.compiled.texts) {
    const value = text.fixed ?? fillText(text, scope, budget.limits)
    texts[text.ordinal] = value
    for (const variant of [value.text, ...value.shorter]) spendCharacters(budget, variant.length)
  }
  return scope
}

/** @throws {PlatenError} `text_too_long`, when all texts of the render are longer than is allowed. */
export function spendCharacters(budget: TextBudget, count: number): void {
  budget.characters += count
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

/** What a reference to a name shows: nothing for a layer that is not there or is no text. */
export function findText(scope: RenderScope, name: string): string {
  const found = findLayer(scope, name)
  return found?.layer.kind === 'text' ? getTextValue(found.layer, found.scope).text : ''
}

/** The text of a layer of this very scope. */
export function getTextValue(layer: CompiledText, { texts }: RenderScope): TextValue {
  const value = texts[layer.ordinal]
  if (value === undefined) throw new TypeError('A text is read before it is filled in.')
  return value
}

function fillText(layer: CompiledText, scope: RenderScope, limits: Limits): TextValue {
  const set = layer.dynamic ? scope.overrides.get(layer.name ?? '') : undefined
  // The schema of the property has let nothing else through.
  const override = set?.properties.get('text') as string | readonly string[] | undefined
  const request = {
    path: joinPath(scope.path, layer.tail),
    override: listVariants(override),
    choices: layer.choices,
  }
  return resolveTextValue(request, { limits, textOf: (name) => findText(scope, name) })
}

function tooMuchText(limits: Limits): PlatenError {
  const detail = `All texts together have more than ${limits.renderCharacters} characters.`
  return new PlatenError('text_too_long', detail, { pointer: '' })
}
