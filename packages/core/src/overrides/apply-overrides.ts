import type { LayerReference } from '../model/parse-references.ts'
import { assertFewSources } from './assert-few-sources.ts'
import type { CompiledTemplate } from './compiled-template.ts'
import { assertFewNodes } from './count-nodes.ts'
import { findPageIndex } from './find-page.ts'
import { listPages, narrowToPage } from './list-pages.ts'
import { NO_OVERRIDES, type OverrideSet } from './override-set.ts'
import { openScope, readReference } from './render-scope.ts'
import { replaceTokens } from './replace-tokens.ts'
import { type CanvasOrder, resolveCanvas } from './resolve-canvas.ts'
import { resolveLayers } from './resolve-layer.ts'
import type { ResolvedTemplate } from './resolved-template.ts'
import { resolveTextValue } from './text-value.ts'

export interface ApplyOverridesInput extends CanvasOrder {
  /** From `compileTemplate`. */
  readonly template: CompiledTemplate
  /** From `parseJsonOverrides` or `parseQueryOverrides`, with the slots of `template`. */
  readonly overrides?: OverrideSet | undefined
  /** Token names to plain colours, in place of those of the template. Any value; it is checked. */
  readonly tokens?: unknown
  /** Counted from 1, or a name. Default: the first. */
  readonly page?: number | string | undefined
}

/**
 * Fills a template in: the stage between what an author wrote and what is loaded, laid out and drawn.
 *
 * Pure: equal input gives an equal result, and nothing that is handed in changes. Linear in the
 * layers of the page, copies of repeater items included. Only the page that is asked for is made.
 *
 * @throws {PlatenError} `unknown_page`, `unknown_token`, `invalid_color`, `canvas_too_large`,
 * `out_of_range`, `too_many_nodes`, `too_many_sources`, `text_too_long`, `too_many_marks`,
 * `too_many_pages`, `missing_property` (an image without any source).
 */
export function applyOverrides(input: ApplyOverridesInput): ResolvedTemplate {
  const { tokens, overrides: given = NO_OVERRIDES } = input
  const template = tokens === undefined ? input.template : replaceTokens(input.template, tokens)
  const { limits, palette } = template
  const { locale, timeZone } = template.template
  const canvas = resolveCanvas(template, input)
  const ordered = listPages(template, given)
  const place = ordered[findPageIndex(ordered, template.template, input.page)]
  if (place === undefined) throw new TypeError('A page that was found is not there.')
  const page = template.getPage(place.index)
  const overrides = narrowToPage(template, given, place)
  assertFewNodes(page.scope, overrides, limits)
  const budget = { limits, palette, formatting: { locale, timeZone }, characters: 0 }
  const scope = openScope({ compiled: page.scope, overrides, path: '', outer: undefined }, budget)
  const resolving = { look: { palette, locale }, budget, hidden: [] }
  const layers = resolveLayers(page.layers, scope, resolving)
  const filling = {
    limits,
    palette,
    textOf: (reference: LayerReference) => readReference(scope, reference),
  }
  const resolved: ResolvedTemplate = {
    canvas,
    locale,
    fonts: template.fonts,
    pages: [{ name: page.name, layers }],
    hidden: resolving.hidden,
    title: template.title && resolveTextValue(template.title, filling).text,
    alt: template.alt && resolveTextValue(template.alt, filling).text,
  }
  assertFewSources(resolved, limits)
  return resolved
}
