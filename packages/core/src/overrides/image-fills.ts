import type { ResolvedImageFill } from './resolved-effects.ts'
import type { ResolvedFill } from './resolved-fill.ts'
import type { ResolvedLayer, ResolvedText } from './resolved-template.ts'

/** The pictures that a layer itself, not what it holds, is filled or masked with. */
export function listImageFills(layer: ResolvedLayer): readonly ResolvedImageFill[] {
  return fillsOf(layer).filter((fill) => fill?.type === 'image')
}

function fillsOf(layer: ResolvedLayer): readonly (ResolvedFill | undefined)[] {
  switch (layer.kind) {
    case 'text':
      return listTextFills(layer)
    case 'shape':
      return [layer.fill, layer.stroke?.fill]
    case 'container':
      return [layer.background]
    case 'image':
      return [layer.background, layer.mask]
    case 'qr':
    case 'barcode':
      return [layer.fill, layer.background]
    case 'rating':
      return [layer.fill, layer.emptyFill]
    case 'svg':
      return []
  }
}

/** Each once: spans share the fill of their layer unless they have one of their own. */
function listTextFills(layer: ResolvedText): readonly (ResolvedFill | undefined)[] {
  const spans = [layer, ...layer.shorter].flatMap((variant) => variant.spans)
  const inks = [layer.fill, ...spans.map(({ fill }) => fill)]
  return [...new Set([...inks, layer.stroke?.fill, layer.highlight?.fill])]
}
