import type { AssetTable, LoadedAsset } from '../assets/asset-table.ts'
import { PlatenError } from '../foundation/errors.ts'
import type {
  ResolvedBarcode,
  ResolvedContainer,
  ResolvedImage,
  ResolvedLayer,
  ResolvedLayerOf,
  ResolvedQr,
  ResolvedRating,
  ResolvedShape,
  ResolvedSvg,
  ResolvedText,
} from '../overrides/resolved-template.ts'
import type { FittedText } from './fitted-text.ts'
import { MeasuredText } from './measure-text.ts'
import type { BarcodeSymbol } from './symbols/barcode-symbol.ts'
import type { QrSymbol } from './symbols/qr-symbol.ts'
import type { SymbolTable } from './symbols/symbol-table.ts'
import type { TextMeasurer } from './text-measurer.ts'

/** A layer with what is needed to size it. Layers without a picture to show are gone by now. */
export type LayoutItem =
  | TextItem
  | ImageItem
  | SvgItem
  | QrItem
  | BarcodeItem
  | RatingItem
  | ShapeItem
  | ContainerItem

export interface TextItem {
  readonly kind: 'text'
  readonly layer: ResolvedText
  readonly text: MeasuredText
}

export interface ImageItem {
  readonly kind: 'image'
  readonly layer: ResolvedImage
  readonly asset: LoadedAsset
}

export interface SvgItem {
  readonly kind: 'svg'
  readonly layer: ResolvedSvg
  readonly asset: LoadedAsset
}

export interface QrItem {
  readonly kind: 'qr'
  readonly layer: ResolvedQr
  readonly symbol: QrSymbol
  readonly asset: LoadedAsset | undefined
}

export interface BarcodeItem {
  readonly kind: 'barcode'
  readonly layer: ResolvedBarcode
  readonly symbol: BarcodeSymbol
  readonly measurer: TextMeasurer
  /** See `ItemSources.scale`. */
  readonly scale: number
}

export interface RatingItem {
  readonly kind: 'rating'
  readonly layer: ResolvedRating
}

export interface ShapeItem {
  readonly kind: 'shape'
  readonly layer: ResolvedShape
}

export interface ContainerItem {
  readonly kind: 'container'
  readonly layer: ResolvedContainer
  /** Paint order. */
  readonly children: readonly LayoutItem[]
  /** The children that take part in the flow, which absolute ones do not. */
  readonly flow: readonly LayoutItem[]
}

export interface ItemSources {
  readonly assets: AssetTable
  readonly symbols: SymbolTable
  readonly measurer: TextMeasurer
  /** Device px per page px, on which the modules of codes are set. */
  readonly scale: number
  /** Texts whose copy and size are chosen. */
  readonly fittedTexts: ReadonlyMap<ResolvedText, FittedText>
  /** Paths of layers that made way for others. */
  readonly dropped: ReadonlySet<string>
  /** Containers around the layers; 0 on the canvas. */
  readonly depth: number
}

/** Yoga's stack ends between 400 and 500 nested nodes, of which a grid takes three. */
const MAX_NESTED_CONTAINERS = 120

type ItemBuilders = {
  readonly [Kind in ResolvedLayer['kind']]: (
    layer: ResolvedLayerOf<Kind>,
    sources: ItemSources,
  ) => LayoutItem | undefined
}

const BUILDERS: ItemBuilders = {
  text: (layer, { measurer, fittedTexts }) => {
    const text = new MeasuredText(layer, measurer, fittedTexts.get(layer))
    return { kind: 'text', layer: text.layer, text }
  },
  image: (layer, { assets }) => {
    const asset = assets.byLayer.get(layer.path)
    return asset && { kind: 'image', layer, asset }
  },
  svg: (layer, { assets }) => {
    const asset = assets.byLayer.get(layer.path)
    return asset && { kind: 'svg', layer, asset }
  },
  qr: (layer, { assets, symbols }) => ({
    kind: 'qr',
    layer,
    symbol: symbols.getQr(layer),
    asset: assets.byLayer.get(layer.path),
  }),
  barcode: (layer, { symbols, measurer, scale }) => ({
    kind: 'barcode',
    layer,
    symbol: symbols.getBarcode(layer),
    measurer,
    scale,
  }),
  rating: (layer) => ({ kind: 'rating', layer }),
  shape: (layer) => ({ kind: 'shape', layer }),
  container: (layer, sources) => {
    if (sources.depth >= MAX_NESTED_CONTAINERS) {
      throw new PlatenError(
        'too_deep',
        `Container "${layer.path}" is nested in ${sources.depth} others; ${MAX_NESTED_CONTAINERS} containers can be nested.`,
      )
    }
    const children = buildLayoutItems(layer.children, { ...sources, depth: sources.depth + 1 })
    const flow = children.filter((child) => child.layer.flex.position === 'relative')
    return { kind: 'container', layer, children, flow }
  },
}

/**
 * Leaves out what was dropped, and pictures whose sources all failed and that may be hidden, so that
 * siblings reflow.
 */
export function buildLayoutItems(
  layers: readonly ResolvedLayer[],
  sources: ItemSources,
): readonly LayoutItem[] {
  const items: LayoutItem[] = []
  for (const layer of layers) {
    if (sources.dropped.has(layer.path)) continue
    const item = buildItem(layer, sources)
    if (item !== undefined) items.push(item)
  }
  return items
}

function buildItem<Kind extends ResolvedLayer['kind']>(
  layer: ResolvedLayerOf<Kind>,
  sources: ItemSources,
): LayoutItem | undefined {
  const build: ItemBuilders[Kind] = BUILDERS[layer.kind as Kind]
  return build(layer, sources)
}
