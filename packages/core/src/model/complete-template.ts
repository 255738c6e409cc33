import { canonicalProperty } from './canonical-property.ts'
import type { Layer } from './layer.ts'
import type { Template, TemplateInput } from './template.ts'

/** Spells a checked document out: initial values, one page at least, one name for each property. */
export function completeTemplate(document: TemplateInput): Template {
  const { layers, pages = [{ layers: layers ?? [] }], ...rest } = document
  return {
    ...rest,
    schema: 1,
    tokens: document.tokens ?? {},
    fonts: document.fonts ?? [],
    locale: document.locale ?? 'en',
    timeZone: document.timeZone ?? 'UTC',
    resize: document.resize ?? 'layout',
    defaults: document.defaults ?? {},
    pages: pages.map((page) => ({ ...page, layers: page.layers.map(completeLayer) })),
  }
}

function completeLayer(layer: Layer): Layer {
  const complete: Record<string, unknown> = {}
  for (const [property, value] of Object.entries(layer)) {
    complete[canonicalProperty(layer.kind, property, value)] = value
  }
  if (layer.fallback !== undefined) complete['fallback'] = completeFallback(layer)
  if (layer.kind === 'container') complete['children'] = layer.children.map(completeLayer)
  if (layer.kind === 'repeater') {
    complete['item'] = completeLayer(layer.item)
    if (layer.empty !== undefined) complete['empty'] = completeLayer(layer.empty)
  }
  // Only names of properties have changed, to others of the same kind and type.
  return complete as unknown as Layer
}

function completeFallback({ kind, fallback = {} }: Layer): Readonly<Record<string, unknown>> {
  const complete: Record<string, unknown> = {}
  for (const [property, chain] of Object.entries(fallback)) {
    const [first] = Array.isArray(chain) ? chain : []
    complete[canonicalProperty(kind, property, first)] = chain
  }
  return complete
}
