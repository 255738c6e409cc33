import { PlatenError } from '../foundation/errors.ts'
import type { Limits } from '../foundation/limits.ts'
import { listImageFills } from '../overrides/image-fills.ts'
import { NO_ORDERED_SOURCES, type OrderedSources } from '../overrides/ordered-sources.ts'
import type { ResolvedImageFill } from '../overrides/resolved-effects.ts'
import type { ResolvedFill } from '../overrides/resolved-fill.ts'
import type { ResolvedFont } from '../overrides/resolved-font.ts'
import type {
  ResolvedImage,
  ResolvedLayer,
  ResolvedQr,
  ResolvedSvg,
} from '../overrides/resolved-template.ts'

/** A layer that shows an image. */
export type ImageLayer = ResolvedImage | ResolvedSvg | ResolvedQr

export interface CollectAssetsInput {
  readonly layers: readonly ResolvedLayer[]
  /** That of the canvas. */
  readonly background?: ResolvedFill | undefined
  /** Counted with the images, since they are loaded as well. */
  readonly fonts?: readonly ResolvedFont[]
  readonly limits: Pick<Limits, 'sources'>
}

/** What has to be loaded for a page. */
export interface CollectedAssets {
  /** Layers that show an image, in paint order. */
  readonly layers: readonly ImageLayer[]
  /** Fills and masks that are images, in paint order. */
  readonly fills: readonly FillAsset[]
}

/** An image fill, and the layer that it belongs to; `canvas` for the background. */
export interface FillAsset {
  readonly fill: ResolvedImageFill
  readonly path: string
  /** Of the layer. */
  readonly orderedSources: OrderedSources
}

/**
 * Lists what of a page needs an image.
 *
 * @throws {PlatenError} `too_many_sources` when their sources, all alternatives included, are more
 *   than the limit; equal sources count once.
 */
export function collectAssets(input: CollectAssetsInput): CollectedAssets {
  const layers: ImageLayer[] = []
  const fills: FillAsset[] = []
  if (input.background?.type === 'image') {
    fills.push({ fill: input.background, path: 'canvas', orderedSources: NO_ORDERED_SOURCES })
  }
  for (const layer of allLayers(input.layers)) {
    const isPicture = layer.kind === 'image' || layer.kind === 'svg'
    // A code may have a logo, which most have not.
    const hasLogo = layer.kind === 'qr' && layer.sources.length > 0
    if (isPicture || hasLogo) layers.push(layer)
    const { path, orderedSources } = layer
    for (const fill of listImageFills(layer)) fills.push({ fill, path, orderedSources })
  }
  const distinct = new Set((input.fonts ?? []).map(({ source }) => source))
  for (const layer of layers) {
    for (const { source } of layer.sources) distinct.add(source)
  }
  for (const { fill } of fills) distinct.add(fill.source)
  if (distinct.size > input.limits.sources) {
    throw new PlatenError(
      'too_many_sources',
      `The render names ${distinct.size} different sources; at most ${input.limits.sources} are allowed.`,
    )
  }
  return { layers, fills }
}

function* allLayers(layers: readonly ResolvedLayer[]): Iterable<ResolvedLayer> {
  for (const layer of layers) {
    yield layer
    if (layer.kind === 'container') yield* allLayers(layer.children)
  }
}
