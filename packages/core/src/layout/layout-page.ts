import type { AssetTable } from '../assets/asset-table.ts'
import { PlatenError } from '../foundation/errors.ts'
import type { ResolvedCanvas, ResolvedPage, ResolvedText } from '../overrides/resolved-template.ts'
import type { Box, BoxTree } from './box-tree.ts'
import { buildBox } from './build-box.ts'
import { findLayerToDrop } from './find-layer-to-drop.ts'
import { fitTexts } from './fit-texts.ts'
import type { FittedText } from './fitted-text.ts'
import { IntrinsicWidths } from './intrinsic-widths.ts'
import { buildLayoutItems, type LayoutItem } from './layout-item.ts'
import type { LayoutEngine } from './load-yoga.ts'
import { type PlacedLayer, placeLayer } from './place-layer.ts'
import { NO_SYMBOLS, type SymbolTable } from './symbols/symbol-table.ts'
import type { TextMeasurer } from './text-measurer.ts'

export interface LayoutInput {
  readonly canvas: ResolvedCanvas
  readonly page: ResolvedPage
  readonly assets: AssetTable
  /** From `encodeSymbols`; may be absent for a page without codes. */
  readonly symbols?: SymbolTable | undefined
  readonly measurer: TextMeasurer
  /** Device px per page px, on which the modules of codes are set. Default 1. */
  readonly scale?: number
  /** From `loadYoga`; may be absent for a page of which `needsYoga` says so. */
  readonly engine: LayoutEngine | undefined
}

/** Layers that may be dropped from one page. */
const MAX_DROPS = 32

/**
 * Gives every layer of a page its final place, and every text its lines.
 *
 * Pure: equal input gives equal boxes. All is laid out with its authored font sizes; then copy and
 * size of each text are chosen for the box that it got, linked sizes are brought together, and the
 * layers of the canvas in which anything changed are laid out once more with these fixed. Where a
 * container is too full, the layer of the lowest priority is dropped and all starts over.
 *
 * Linear in the number of layers, but for nests in which automatic minimum sizes have to be raised
 * level by level.
 */
export function layoutPage(input: LayoutInput): BoxTree {
  const { canvas, assets } = input
  const dropped = new Set<string>()
  for (;;) {
    const boxes = layoutLayers(input, dropped)
    const next = dropped.size < MAX_DROPS ? findLayerToDrop(boxes) : undefined
    if (next === undefined) {
      const { width, height, background } = canvas
      const { fills } = assets
      return { width, height, background, fills, boxes, dropped: [...dropped] }
    }
    dropped.add(next)
  }
}

function layoutLayers(input: LayoutInput, dropped: ReadonlySet<string>): readonly Box[] {
  const { page, assets, measurer, symbols = NO_SYMBOLS, scale = 1 } = input
  const sources = { assets, measurer, symbols, scale, dropped, depth: 0 }
  const items = buildLayoutItems(page.layers, { ...sources, fittedTexts: new Map() })
  const placed = items.map((item) => placeItem(item, input))
  const fittedTexts = fitTexts(placed)
  return placed.map((layer) => {
    if (!holdsAny(layer, fittedTexts)) return buildBox(layer)
    const [refitted] = buildLayoutItems([layer.item.layer], { ...sources, fittedTexts })
    return buildBox(refitted === undefined ? layer : placeItem(refitted, input))
  })
}

/** Whether any of the texts is in a placed layer. */
function holdsAny(
  { item, children }: PlacedLayer,
  texts: ReadonlyMap<ResolvedText, FittedText>,
): boolean {
  if (texts.size === 0) return false
  if (item.kind === 'text') return texts.has(item.layer)
  return children.some((child) => holdsAny(child, texts))
}

function placeItem(item: LayoutItem, { canvas, engine }: LayoutInput): PlacedLayer {
  return placeLayer(item, canvas, {
    widths: new IntrinsicWidths(),
    engine: () => {
      if (engine !== undefined) return engine
      throw new PlatenError('internal', 'Containers cannot be laid out before Yoga is loaded.')
    },
  })
}
