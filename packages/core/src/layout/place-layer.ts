import type { Point, Rect, Size } from '../foundation/geometry.ts'
import type { ResolvedContainer } from '../overrides/resolved-template.ts'
import {
  type AbsoluteAxis,
  clampSize,
  findAvailableSize,
  findDefiniteSize,
  findOffset,
  readHorizontalAxis,
  readVerticalAxis,
} from './absolute-axis.ts'
import type { IntrinsicWidths } from './intrinsic-widths.ts'
import { layoutFlow } from './layout-flow.ts'
import type { ContainerItem, LayoutItem } from './layout-item.ts'
import type { LayoutEngine } from './load-yoga.ts'
import { findAspectRatio, findNaturalSize } from './measure-image.ts'
import type { FlowBox } from './read-boxes.ts'
import { resolveLength } from './resolve-length.ts'
import { findStaticPosition } from './static-position.ts'

/** A layer at its final place, page px. */
export interface PlacedLayer {
  readonly item: LayoutItem
  readonly rect: Rect
  /** Paint order. */
  readonly children: readonly PlacedLayer[]
}

export interface PlacementTools {
  readonly widths: IntrinsicWidths
  /** Gives the flexbox engine; called only for a container with children in its flow. */
  readonly engine: () => LayoutEngine
}

/** What an absolute layer is placed in. */
interface ContainingBlock extends Rect {
  /** Absent on the canvas itself. */
  readonly container:
    | { readonly layer: ResolvedContainer; readonly size: Size; readonly blockWidthPx: number }
    | undefined
}

/** Places a layer of the canvas by its frame, with all that is inside it. */
export function placeLayer(item: LayoutItem, canvas: Size, tools: PlacementTools): PlacedLayer {
  return placeAbsolute(item, { x: 0, y: 0, ...canvas, container: undefined }, tools)
}

function placeAbsolute(
  item: LayoutItem,
  block: ContainingBlock,
  tools: PlacementTools,
): PlacedLayer {
  const source = {
    frame: item.layer.frame,
    margin: block.container && item.layer.flex.margin,
    blockWidth: block.width,
    blockHeight: block.height,
  }
  const x = readHorizontalAxis(source)
  const y = readVerticalAxis(source)
  const { width, height } = findSize(item, { x, y }, tools)
  if (item.kind === 'container') {
    const flow = layoutContainer(item, { width, height, y, blockWidthPx: block.width }, tools)
    const origin = findOrigin(item, { x, y, size: flow.rect, block })
    return placeFlow(flow, origin, { blockWidthPx: block.width, tools })
  }
  const size = { width, height: height ?? clampSize(y, contentHeight(item, width)) }
  const origin = findOrigin(item, { x, y, size, block })
  return { item, rect: { ...origin, ...size }, children: [] }
}

interface Axes {
  readonly x: AbsoluteAxis
  readonly y: AbsoluteAxis
}

/** `height` is `undefined` where the content decides it. */
function findSize(
  item: LayoutItem,
  { x, y }: Axes,
  tools: PlacementTools,
): { readonly width: number; readonly height: number | undefined } {
  const givenWidth = findDefiniteSize(x)
  const givenHeight = findDefiniteSize(y)
  const ratio = findAspectRatio(item)
  if (ratio === undefined) {
    return { width: givenWidth ?? fitContent(item, x, tools), height: givenHeight }
  }
  if (givenHeight !== undefined) {
    return { width: givenWidth ?? clampSize(x, givenHeight * ratio), height: givenHeight }
  }
  const width = givenWidth ?? fitContent(item, x, tools)
  const height = clampSize(y, width / ratio)
  // A bound on the height narrows what no width was given to, so that pictures keep their shape.
  return { width: givenWidth ?? clampSize(x, Math.min(width, height * ratio)), height }
}

/** CSS shrink-to-fit; pictures keep their natural size whatever the room. */
function fitContent(item: LayoutItem, x: AbsoluteAxis, { widths }: PlacementTools): number {
  const natural = findNaturalSize(item)
  if (natural !== undefined) return clampSize(x, natural.width)
  const available = findAvailableSize(x)
  const wanted = widths.contentWidth(item, 'maxContent')
  if (wanted <= available) return clampSize(x, wanted)
  return clampSize(x, Math.max(widths.contentWidth(item, 'minContent'), available))
}

function contentHeight(item: LayoutItem, widthPx: number): number {
  return item.kind === 'text' ? item.text.heightPx(widthPx) : 0
}

function findOrigin(
  item: LayoutItem,
  placement: Axes & { readonly size: Size; readonly block: ContainingBlock },
): Point {
  const { x, y, size, block } = placement
  const left = findOffset(x, size.width)
  const top = findOffset(y, size.height)
  if (left !== undefined && top !== undefined) return { x: block.x + left, y: block.y + top }
  const fallback = block.container
    ? findStaticPosition({
        container: block.container.layer,
        containerSize: block.container.size,
        blockWidthPx: block.container.blockWidthPx,
        childSize: size,
        alignSelf: item.layer.flex.alignSelf,
      })
    : { x: 0, y: 0 }
  return { x: block.x + (left ?? fallback.x), y: block.y + (top ?? fallback.y) }
}

interface ContainerBounds {
  readonly width: number
  readonly height: number | undefined
  readonly y: AbsoluteAxis
  readonly blockWidthPx: number
}

function layoutContainer(
  item: ContainerItem,
  bounds: ContainerBounds,
  tools: PlacementTools,
): FlowBox {
  const edges = sumEdges(item.layer, bounds.blockWidthPx)
  const widthPx = Math.max(bounds.width, edges.across)
  if (item.flow.length > 0) {
    return layoutFlow(
      item,
      {
        widthPx,
        heightPx: bounds.height,
        minHeightPx: bounds.y.min,
        maxHeightPx: bounds.y.max,
        blockWidthPx: bounds.blockWidthPx,
      },
      { engine: tools.engine(), widths: tools.widths },
    )
  }
  const height = Math.max(bounds.height ?? clampSize(bounds.y, edges.down), edges.down)
  return { item, rect: { x: 0, y: 0, width: widthPx, height }, children: [] }
}

/** Px that padding and border take; a box is never smaller (CSS Sizing 3, §3.3). */
function sumEdges(
  layer: ResolvedContainer,
  blockWidthPx: number,
): { readonly across: number; readonly down: number } {
  const { padding } = layer
  const border = 2 * (layer.border?.width ?? 0)
  const px = (edge: keyof typeof padding) => resolveLength(padding[edge], blockWidthPx)
  return { across: px('left') + px('right') + border, down: px('top') + px('bottom') + border }
}

interface FlowPlacement {
  readonly blockWidthPx: number
  readonly tools: PlacementTools
}

/** Moves boxes from the flow to page px, and puts the absolute layers among them. */
function placeFlow(flow: FlowBox, origin: Point, placement: FlowPlacement): PlacedLayer {
  const { item } = flow
  const rect = { ...origin, width: flow.rect.width, height: flow.rect.height }
  if (item.kind !== 'container') return { item, rect, children: [] }
  const { layer } = item
  const border = layer.border?.width ?? 0
  const block: ContainingBlock = {
    x: rect.x + border,
    y: rect.y + border,
    width: Math.max(0, rect.width - 2 * border),
    height: Math.max(0, rect.height - 2 * border),
    container: { layer, size: rect, blockWidthPx: placement.blockWidthPx },
  }
  const edges = sumEdges(layer, placement.blockWidthPx)
  const inside = {
    tools: placement.tools,
    blockWidthPx: Math.max(0, rect.width - edges.across),
  }
  const children: PlacedLayer[] = []
  let inFlow = 0
  for (const child of item.children) {
    const box = child.layer.flex.position === 'absolute' ? undefined : flow.children[inFlow++]
    children.push(
      box === undefined
        ? placeAbsolute(child, block, placement.tools)
        : placeFlow(box, { x: rect.x + box.rect.x, y: rect.y + box.rect.y }, inside),
    )
  }
  return { item, rect, children }
}
