import type { ResolvedContainer } from '../overrides/resolved-template.ts'
import type { FlowNode } from './build-yoga-tree.ts'
import { computedEdgesAcross, computedEdgesDown } from './computed-edges.ts'
import { measureContentHeight } from './content-height.ts'
import type { IntrinsicWidths } from './intrinsic-widths.ts'
import type { LayoutItem } from './layout-item.ts'
import { findAspectRatio, findNaturalSize } from './measure-image.ts'
import { findAbsoluteLength, findLength } from './resolve-length.ts'

/** Less than this is rounding: Yoga computes in 32-bit floats. */
const TOLERANCE_PX = 1 / 128

/** Each round settles at least one level of a nest; real pages need one or two. */
const MAX_ROUNDS = 8

/**
 * Adds what Yoga leaves out of CSS: items do not shrink below their content (`min-width: auto`,
 * CSS Flexbox 1, §4.5), and containers that are not stretched are `fit-content` wide.
 *
 * Both are checked after a layout and set only where it broke them, because to measure the longest
 * word of every text beforehand would cost more than the layout itself. `calculate` lays out again.
 */
export function settleAutomaticSizes(
  root: FlowNode,
  widths: IntrinsicWidths,
  calculate: () => void,
): void {
  settle((flow) => correctWidths(flow, widths))
  settle(correctHeights)

  function settle(correct: (flow: FlowNode) => boolean): void {
    for (let round = 0; round < MAX_ROUNDS && correctTree(root, correct); round++) calculate()
  }
}

/** Whether anything was set, in any container of the tree. */
function correctTree(flow: FlowNode, correct: (flow: FlowNode) => boolean): boolean {
  let changed = correct(flow)
  for (const child of flow.children) {
    if (child.children.length > 0 && correctTree(child, correct)) changed = true
  }
  return changed
}

function correctWidths(flow: FlowNode, widths: IntrinsicWidths): boolean {
  const layer = findFlexLayer(flow)
  if (layer === undefined) return false
  const innerPx = innerWidth(flow)
  let changed = false
  for (const child of flow.children) {
    if (child.item === undefined) continue
    const corrected = isRow(layer)
      ? raiseWidth(child, child.item, { widths, innerPx })
      : fitWidth(child, child.item, { widths, innerPx, layer })
    if (corrected) changed = true
  }
  return changed
}

interface WidthSurroundings {
  readonly widths: IntrinsicWidths
  /** Width of the parent's content box. */
  readonly innerPx: number
}

/** Holds a child of a row at its content's least width. */
function raiseWidth(child: FlowNode, item: LayoutItem, around: WidthSurroundings): boolean {
  const { frame } = item.layer
  if (frame.minWidth !== undefined || isClipped(item)) return false
  const widthPx = child.node.getComputedWidth()
  // The cheap test first: who has room for all of its content has room for the least of it.
  if (widthPx >= around.widths.contentWidth(item, 'maxContent') - TOLERANCE_PX) return false
  const leastPx = Math.min(
    around.widths.contentWidth(item, 'minContent'),
    findLength(frame.width, around.innerPx) ?? findTransferredWidth(item),
    findLength(frame.maxWidth, around.innerPx) ?? Number.POSITIVE_INFINITY,
  )
  if (widthPx >= leastPx - TOLERANCE_PX) return false
  child.node.setMinWidth(leastPx)
  return true
}

/** The width that a picture's height implies (CSS Flexbox 1, §4.5, transferred size). */
function findTransferredWidth(item: LayoutItem): number {
  const heightPx = findAbsoluteLength(item.layer.frame.height)
  const ratio = findAspectRatio(item)
  const applies = findNaturalSize(item) !== undefined && heightPx !== undefined
  return applies && ratio !== undefined ? heightPx * ratio : Number.POSITIVE_INFINITY
}

/** Gives a container in a column the width of its content, where nothing stretches it. */
function fitWidth(
  child: FlowNode,
  item: LayoutItem,
  around: WidthSurroundings & { readonly layer: ResolvedContainer },
): boolean {
  const { layer, widths, innerPx } = around
  const { frame, flex } = item.layer
  const sizesItself = item.kind === 'container' && frame.width === undefined
  if (!sizesItself || frame.aspectRatio !== undefined || layer.wrap !== 'nowrap') return false
  const align = flex.alignSelf === 'auto' ? layer.align : flex.alignSelf
  const { left, right } = flex.margin
  if (align === 'stretch' && left !== 'auto' && right !== 'auto') return false
  const marginsPx =
    (left === 'auto' ? 0 : (findLength(left, innerPx) ?? 0)) +
    (right === 'auto' ? 0 : (findLength(right, innerPx) ?? 0))
  const wantedPx = Math.min(
    Math.max(widths.contentWidth(item, 'minContent'), innerPx - marginsPx),
    widths.contentWidth(item, 'maxContent'),
  )
  const fitPx = Math.max(
    Math.min(wantedPx, findLength(frame.maxWidth, innerPx) ?? Number.POSITIVE_INFINITY),
    findLength(frame.minWidth, innerPx) ?? 0,
  )
  if (Math.abs(child.node.getComputedWidth() - fitPx) <= TOLERANCE_PX) return false
  child.node.setWidth(fitPx)
  return true
}

/** Holds the children of a column at their content's height. */
function correctHeights(flow: FlowNode): boolean {
  const layer = findFlexLayer(flow)
  if (layer === undefined || isRow(layer)) return false
  const innerPx = innerHeight(flow)
  let changed = false
  for (const child of flow.children) {
    if (child.item !== undefined && raiseHeight(child, child.item, innerPx)) changed = true
  }
  return changed
}

function raiseHeight(child: FlowNode, item: LayoutItem, innerPx: number): boolean {
  const { frame } = item.layer
  if (frame.minHeight !== undefined || isClipped(item)) return false
  // A text still to be fitted gives way: its box is what it will be fitted into.
  if (item.kind === 'text' && !item.text.isFitted) return false
  const leastPx = Math.min(
    measureContentHeight(child),
    findLength(frame.height, innerPx) ?? Number.POSITIVE_INFINITY,
    findLength(frame.maxHeight, innerPx) ?? Number.POSITIVE_INFINITY,
  )
  if (child.node.getComputedHeight() >= leastPx - TOLERANCE_PX) return false
  child.node.setMinHeight(leastPx)
  return true
}

/** The automatic minimum of what clips its overflow is nothing. */
function isClipped(item: LayoutItem): boolean {
  if (item.kind === 'container') return item.layer.overflow === 'hidden'
  return item.kind === 'text' && item.layer.overflow !== 'visible'
}

/** Grids decide the sizes of their cells themselves. */
function findFlexLayer({ item }: FlowNode): ResolvedContainer | undefined {
  return item?.kind === 'container' && item.layer.columns === undefined ? item.layer : undefined
}

function isRow(layer: ResolvedContainer): boolean {
  return layer.direction === 'row' || layer.direction === 'row-reverse'
}

function innerWidth({ node }: FlowNode): number {
  return Math.max(0, node.getComputedWidth() - computedEdgesAcross(node))
}

function innerHeight({ node }: FlowNode): number {
  return Math.max(0, node.getComputedHeight() - computedEdgesDown(node))
}
