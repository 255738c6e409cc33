import type { ResolvedLayer } from '../overrides/resolved-template.ts'

/** Whether a layer of these may show what an address of the network gives at that moment. */
export function hasRemoteSource(layers: readonly ResolvedLayer[]): boolean {
  return layers.some((layer) => {
    if (layer.kind === 'container') return hasRemoteSource(layer.children)
    if (!('sources' in layer)) return false
    return layer.sources.some(({ source }) => /^https?:/i.test(source))
  })
}
