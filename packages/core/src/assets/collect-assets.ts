import { PlatenError } from '../foundation/errors.ts'
import type { Limits } from '../foundation/limits.ts'
import type {
  ResolvedFont,
  ResolvedImage,
  ResolvedLayer,
  ResolvedQr,
  ResolvedSvg,
} from '../overrides/resolved-template.ts'

/** A layer that shows an image. */
export type ImageLayer = ResolvedImage | ResolvedSvg | ResolvedQr

export interface CollectAssetsInput {
  readonly layers: readonly ResolvedLayer[]
  /** Counted with the images, since they are loaded as well. */
  readonly fonts?: readonly ResolvedFont[]
  readonly limits: Pick<Limits, 'sources'>
}

/**
 * Lists the layers that need an image, in paint order.
 *
 * @throws {PlatenError} `too_many_sources` when their sources, all alternatives included, are more
 *   than the limit; equal sources count once.
 */
export function collectAssets(input: CollectAssetsInput): readonly ImageLayer[] {
  const found = imageLayersOf(input.layers)
  const distinct = new Set((input.fonts ?? []).map(({ source }) => source))
  for (const layer of found) {
    for (const { source } of layer.sources) distinct.add(source)
  }
  if (distinct.size > input.limits.sources) {
    throw new PlatenError(
      'too_many_sources',
      `The render names ${distinct.size} different sources; at most ${input.limits.sources} are allowed.`,
    )
  }
  return found
}

function imageLayersOf(layers: readonly ResolvedLayer[]): readonly ImageLayer[] {
  const found: ImageLayer[] = []
  for (const layer of layers) {
    switch (layer.kind) {
      case 'image':
      case 'svg':
        found.push(layer)
        break
      case 'qr':
        // Its logo, which most have not.
        if (layer.sources.length > 0) found.push(layer)
        break
      case 'container':
        found.push(...imageLayersOf(layer.children))
        break
      case 'text':
      case 'barcode':
      case 'rating':
      case 'shape':
        break
    }
  }
  return found
}
