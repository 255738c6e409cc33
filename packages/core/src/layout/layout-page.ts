import type { AssetTable } from '../assets/asset-table.ts'
import { PlatenError } from '../foundation/errors.ts'
import type { ResolvedCanvas, ResolvedPage, ResolvedText } from '../overrides/resolved-template.ts'
import type { Box, BoxTree } from './box-tree.ts'
import { buildBox } from './build-box.ts'
import { findTextsToFit } from './fit-texts.ts'
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
  /** From `loadYoga`; may be absent for a page of which `needsYoga` says so. */
  readonly engine: LayoutEngine | undefined
}

/**
 * Gives every layer of a page its final place, and every text its lines.
 *
 * Pure: equal input gives equal boxes. The layers of the canvas do not depend on one another. Each
 * is laid out with its authored font sizes; then the texts that shrink are fitted into the boxes
 * they got, and if any changed, the layer is laid out once more with these sizes fixed.
 *
 * Linear in the number of layers, but for nests in which automatic minimum sizes have to be raised
 * level by level.
 */
export function layoutPage(input: LayoutInput): BoxTree {
  const { canvas, page } = input
  const items = buildItems(input, page.layers, new Map())
  return {
    width: canvas.width,
    height: canvas.height,
    background: canvas.background,
    boxes: items.map((item) => layoutLayer(item, input)),
  }
}

function layoutLayer(item: LayoutItem, input: LayoutInput): Box {
  const placed = placeItem(item, input)
  const fittedSizesPx = findTextsToFit(placed)
  if (fittedSizesPx.size === 0) return buildBox(placed)
  const [refitted] = buildItems(input, [item.layer], fittedSizesPx)
  return buildBox(refitted === undefined ? placed : placeItem(refitted, input))
}

function buildItems(
  { assets, measurer, symbols = NO_SYMBOLS }: LayoutInput,
  layers: ResolvedPage['layers'],
  fittedSizesPx: ReadonlyMap<ResolvedText, number>,
): readonly LayoutItem[] {
  return buildLayoutItems(layers, { assets, symbols, measurer, fittedSizesPx, depth: 0 })
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
