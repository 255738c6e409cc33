import { PlatenError } from '../foundation/errors.ts'
import type { Limits } from '../foundation/limits.ts'
import { listImageFills } from './image-fills.ts'
import type { ResolvedLayer, ResolvedTemplate } from './resolved-template.ts'

/**
 * Refuses an order that may load more than `limits.sources` distinct images, SVGs and fonts.
 *
 * Every candidate counts, since each may be tried.
 *
 * @throws {PlatenError} `too_many_sources`.
 */
export function assertFewSources({ fonts, pages, canvas }: ResolvedTemplate, limits: Limits): void {
  const sources = new Set(fonts.map((font) => font.source))
  if (canvas.background?.type === 'image') sources.add(canvas.background.source)
  for (const { layers } of pages) collectSources(layers, sources)
  if (sources.size <= limits.sources) return
  throw new PlatenError(
    'too_many_sources',
    `The render has ${sources.size} distinct sources; at most ${limits.sources} are loaded.`,
    { pointer: '' },
  )
}

function collectSources(layers: readonly ResolvedLayer[], sources: Set<string>): void {
  for (const layer of layers) {
    if (layer.kind === 'container') collectSources(layer.children, sources)
    for (const { source } of listImageFills(layer)) sources.add(source)
    if (!('sources' in layer)) continue
    for (const { source } of layer.sources) sources.add(source)
    if (layer.kind === 'svg' && layer.markup !== undefined) sources.add(layer.markup)
  }
}
