import { PlatenError } from '../foundation/errors.ts'
import { quote } from '../foundation/quote.ts'
import { findOverride } from './changed-look.ts'
import type { CompiledImage, CompiledSvg } from './compiled-template.ts'
import { joinPath, pointerToLayer } from './layer-path.ts'
import type { RenderScope } from './render-scope.ts'
import type { SourceCandidate } from './source-candidate.ts'
import { toSvgDataUrl } from './svg-data-url.ts'

/** The sources of an image or SVG in the order in which they are tried: that of the order first. */
export function applySources(
  layer: CompiledImage | CompiledSvg,
  scope: RenderScope,
): readonly SourceCandidate[] {
  const changes = findOverride(layer, scope)?.properties
  const src = changes?.get('src')
  // As a source, so that it keeps its origin: markup of an order is trusted less than the template's.
  const markup = layer.kind === 'svg' ? changes?.get('markup') : undefined
  const given: SourceCandidate[] = []
  if (typeof src === 'string') given.push({ source: src, from: 'override' })
  if (typeof markup === 'string') given.push({ source: toSvgDataUrl(markup), from: 'override' })
  return given.length === 0 ? layer.sources : [...given, ...layer.sources]
}

/** Whether a layer has anything to load. */
export function hasSource(layer: CompiledImage | CompiledSvg, scope: RenderScope): boolean {
  const hasMarkup = layer.kind === 'svg' && layer.markup !== undefined
  return hasMarkup || applySources(layer, scope).length > 0
}

/**
 * Refuses a layer that has nothing to load and may not be left out.
 *
 * @throws {PlatenError} `missing_property`.
 */
export function assertSource(layer: CompiledImage | CompiledSvg, scope: RenderScope): void {
  if (hasSource(layer, scope)) return
  const path = joinPath(scope.path, layer.tail)
  throw new PlatenError(
    'missing_property',
    `Layer ${quote(path)} has no source: give "src", or let the template hide it with "fallback": { "else": "hide" }.`,
    { pointer: `${pointerToLayer(path)}/src` },
  )
}
