import { PlatenError } from '../foundation/errors.ts'
import { EXPECTED_LINK, parseLink } from '../foundation/parse-link.ts'
import { quote } from '../foundation/quote.ts'
import type { LayerReference } from '../model/parse-references.ts'
import { findOverride } from './changed-look.ts'
import type { CompiledLayer } from './compiled-template.ts'
import { joinPath, pointerToLayer } from './layer-path.ts'
import type { Palette } from './palette.ts'
import {
  countCharacters,
  type RenderScope,
  readReference,
  type TextBudget,
} from './render-scope.ts'
import type { ResolvedCommon } from './resolved-template.ts'
import { resolveTextValue } from './text-value.ts'

/** What is said of a layer is plain text, in which nothing is coloured. */
const NO_COLORS: Palette = new Map()

/**
 * What is said of a layer in one render, beside its text: how it is called, where it leads and what
 * is to be seen.
 *
 * @throws {PlatenError} `invalid_value` for a link that leads nowhere, or where nothing may lead.
 */
export function resolveWords(
  layer: CompiledLayer,
  scope: RenderScope,
  budget: TextBudget,
): Pick<ResolvedCommon, 'path' | 'link' | 'alt'> {
  const path = joinPath(scope.path, layer.tail)
  const isSilent = !layer.dynamic && layer.link.length === 0 && layer.alt.length === 0
  if (isSilent) return { path, link: undefined, alt: undefined }
  const fill = (name: 'link' | 'alt') => {
    const override = findOverride(layer, scope)?.properties.get(name)
    const choices = layer[name]
    if (override === undefined && choices.length === 0) return undefined
    const text = typeof override === 'string' ? override : undefined
    const request = { path, override: { text, spans: undefined }, choices }
    const textOf = (reference: LayerReference) => readReference(scope, reference)
    const said = resolveTextValue(request, {
      limits: budget.limits,
      textOf,
      palette: NO_COLORS,
    }).text
    countCharacters(said, budget)
    return said === '' ? undefined : said
  }
  return { path, link: readLink(fill('link'), path), alt: fill('alt') }
}

function readLink(link: string | undefined, path: string): string | undefined {
  if (link === undefined) return undefined
  const address = parseLink(link)
  if (address !== undefined) return address
  throw new PlatenError(
    'invalid_value',
    `"link" of layer ${quote(path)} is ${quote(link)}, but must be ${EXPECTED_LINK}.`,
    { pointer: `${pointerToLayer(path)}/link` },
  )
}
