import { listImageFills } from '../overrides/image-fills.ts'
import type { ResolvedLayer, ResolvedTemplate } from '../overrides/resolved-template.ts'

/** Whether what is drawn may show what an address of the network gives at that moment. */
export function isRemoteRender({ canvas, pages }: ResolvedTemplate): boolean {
  const { background } = canvas
  if (background?.type === 'image' && isRemote(background)) return true
  return pages.some(({ layers }) => hasRemoteSource(layers))
}

/** Whether a layer of these may show what an address of the network gives at that moment. */
function hasRemoteSource(layers: readonly ResolvedLayer[]): boolean {
  return layers.some((layer) => {
    if (listImageFills(layer).some(isRemote)) return true
    if (layer.kind === 'container') return hasRemoteSource(layer.children)
    if (!('sources' in layer)) return false
    return layer.sources.some(isRemote)
  })
}

function isRemote({ source }: { readonly source: string }): boolean {
  return /^https?:/i.test(source)
}
