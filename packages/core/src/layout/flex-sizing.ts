import type { FlexAlign, ResolvedContainer } from '../overrides/resolved-template.ts'
import type { FlowNode } from './build-yoga-tree.ts'
import { computedEdgesAcross, computedEdgesDown } from './computed-edges.ts'
import { measureContentHeight } from './content-height.ts'
import type { IntrinsicKind, IntrinsicWidths } from './intrinsic-widths.ts'
import type { LayoutItem } from './layout-item.ts'
import { findAspectRatio, findNaturalSize } from './measure-image.ts'
import type { FlexSizing } from './resolve-flexible-lengths.ts'
import { findAbsoluteLength, findLength } from './resolve-length.ts'

/** Where an item stands that is sized along a row. */
export interface RowSurroundings {
  readonly widths: IntrinsicWidths
  readonly container: ResolvedContainer
  /** Content box of the container. */
  readonly innerWidthPx: number
}

/** As `FlexSizing`, with what tells whether an automatic minimum is to be measured. */
export interface RowSizing extends FlexSizing {
  /** An item that is no narrower is not held by its automatic minimum. */
  readonly contentPx: number
  /** `min-width: auto`; costs to measure the longest word of each text inside. */
  readonly findAutomaticMinPx: () => number
}

/**
 * The numbers of an item along its row. `undefined` for one whose base size follows from a height
 * that stretching gives it: there Yoga knows more.
 */
export function findRowSizing(
  { node }: FlowNode,
  item: LayoutItem,
  around: RowSurroundings,
): RowSizing | undefined {
  const { frame, flex } = item.layer
  const { innerWidthPx: inner } = around
  const basePx = findBaseWidth(item, around)
  if (basePx === undefined) return undefined
  const edgesPx = item.kind === 'container' ? computedEdgesAcross(node) : 0
  const maxPx = findLength(frame.maxWidth, inner) ?? Number.POSITIVE_INFINITY
  const isAutomatic = frame.minWidth === undefined && !isClipped(item)
  const findAutomaticMinPx = () => Math.max(edgesPx, findAutomaticWidth(item, maxPx, around))
  const contentPx = isAutomatic ? contentWidthIn(item, 'maxContent', around) : 0
  const givenMinPx = Math.max(edgesPx, findLength(frame.minWidth, inner) ?? 0)
  return {
    basePx: Math.max(basePx, edgesPx),
    // A base size that holds all content cannot be below the minimum: it need not be known yet.
    minPx: isAutomatic && basePx < contentPx ? findAutomaticMinPx() : givenMinPx,
    maxPx,
    grow: flex.grow,
    shrink: flex.shrink,
    marginsPx: sumMargins(flex.margin.left, flex.margin.right, inner),
    contentPx,
    findAutomaticMinPx,
  }
}

function findBaseWidth(item: LayoutItem, around: RowSurroundings): number | undefined {
  const { frame, flex } = item.layer
  const given = flex.basis === 'auto' ? frame.width : flex.basis
  if (given !== undefined) return findLength(given, around.innerWidthPx)
  const ratio = findAspectRatio(item)
  if (ratio === undefined) return contentWidthIn(item, 'maxContent', around)
  const heightPx = findAbsoluteLength(frame.height)
  if (heightPx !== undefined) return heightPx * ratio
  const isStretched = effectiveAlign(item, around.container) === 'stretch'
  return isStretched || frame.height !== undefined ? undefined : findNaturalSize(item)?.width
}

/** `min-width: auto` (CSS Flexbox 1, §4.5). */
function findAutomaticWidth(item: LayoutItem, maxPx: number, around: RowSurroundings): number {
  const specified = findLength(item.layer.frame.width, around.innerWidthPx)
  return Math.min(
    contentWidthIn(item, 'minContent', around),
    specified ?? findTransferredWidth(item),
    maxPx,
  )
}

/** The width that a picture's height implies. */
function findTransferredWidth(item: LayoutItem): number {
  const heightPx = findAbsoluteLength(item.layer.frame.height)
  const ratio = findAspectRatio(item)
  const applies = findNaturalSize(item) !== undefined && heightPx !== undefined
  return applies && ratio !== undefined ? heightPx * ratio : Number.POSITIVE_INFINITY
}

/** The content width with padding in shares of the container, which is known by now. */
function contentWidthIn(item: LayoutItem, kind: IntrinsicKind, around: RowSurroundings): number {
  const widthPx = around.widths.contentWidth(item, kind)
  if (item.kind !== 'container') return widthPx
  const { left, right } = item.layer.padding
  const share = (padding: typeof left) =>
    typeof padding === 'string' ? (findLength(padding, around.innerWidthPx) ?? 0) : 0
  return widthPx + share(left) + share(right)
}

/** Where an item stands that is sized down a column. */
export interface ColumnSurroundings {
  /** Content box of the container. */
  readonly innerWidthPx: number
  /** Content box of the container. */
  readonly innerHeightPx: number
}

/** The numbers of an item down its column, at the width it has. */
export function findColumnSizing(
  flow: FlowNode,
  item: LayoutItem,
  around: ColumnSurroundings,
): FlexSizing {
  const { frame, flex } = item.layer
  const { innerWidthPx, innerHeightPx } = around
  const edgesPx = item.kind === 'container' ? computedEdgesDown(flow.node) : 0
  const given = flex.basis === 'auto' ? frame.height : flex.basis
  const basePx = findLength(given, innerHeightPx) ?? measureContentHeight(flow)
  const minPx =
    findLength(frame.minHeight, innerHeightPx) ?? findAutomaticHeight(flow, item, around)
  return {
    basePx: Math.max(basePx, edgesPx),
    minPx: Math.max(minPx, edgesPx),
    maxPx: findLength(frame.maxHeight, innerHeightPx) ?? Number.POSITIVE_INFINITY,
    grow: flex.grow,
    shrink: flex.shrink,
    marginsPx: sumMargins(flex.margin.top, flex.margin.bottom, innerWidthPx),
  }
}

/** `min-height: auto` (CSS Flexbox 1, §4.5), at the width that the item has. */
export function findAutomaticHeight(
  flow: FlowNode,
  item: LayoutItem,
  around: ColumnSurroundings,
): number {
  if (isClipped(item)) return 0
  // A text still to be fitted gives way: its box is what it will be fitted into.
  if (item.kind === 'text' && !item.text.isFitted) return 0
  const { frame } = item.layer
  return Math.min(
    measureContentHeight(flow),
    findLength(frame.height, around.innerHeightPx) ?? Number.POSITIVE_INFINITY,
    findLength(frame.maxHeight, around.innerHeightPx) ?? Number.POSITIVE_INFINITY,
  )
}

/** How an item is aligned across the main axis. */
export function effectiveAlign(item: LayoutItem, container: ResolvedContainer): FlexAlign {
  const { alignSelf } = item.layer.flex
  return alignSelf === 'auto' ? container.align : alignSelf
}

/** The automatic minimum of what clips its overflow is nothing. */
function isClipped(item: LayoutItem): boolean {
  if (item.kind === 'container') return item.layer.overflow === 'hidden'
  return item.kind === 'text' && item.layer.overflow !== 'visible'
}

type Margin = LayoutItem['layer']['flex']['margin']['left']

/** Px of two margins, of which `auto` ones come out of what is left over. */
export function sumMargins(start: Margin, end: Margin, basePx: number): number {
  const px = (margin: Margin) => (margin === 'auto' ? 0 : (findLength(margin, basePx) ?? 0))
  return px(start) + px(end)
}
