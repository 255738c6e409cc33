import type { ResolvedContainer } from '../overrides/resolved-template.ts'
import type { FlowNode } from './build-yoga-tree.ts'
import { computedEdgesAcross, computedEdgesDown } from './computed-edges.ts'
import { measureContentHeight } from './content-height.ts'
import { sumMargins } from './flow-margins.ts'
import type { FlowStyle } from './flow-style.ts'
import type { IntrinsicKind, IntrinsicWidths } from './intrinsic-widths.ts'
import type { LayoutItem } from './layout-item.ts'
import { findAspectRatio, findNaturalSize } from './measure-image.ts'
import type { FlexSizing } from './resolve-flexible-lengths.ts'
import { findLength } from './resolve-length.ts'

/** Where an item stands that is sized along a row. */
export interface RowSurroundings {
  readonly widths: IntrinsicWidths
  readonly container: ResolvedContainer
  /** Content box of the container. */
  readonly innerWidthPx: number
  /** Content box of the container; `undefined` where only the content decides it. */
  readonly innerHeightPx: number | undefined
}

/** As `FlexSizing`, with what tells whether an automatic minimum is to be measured. */
export interface RowSizing extends FlexSizing {
  /** An item that is no narrower is not held by its automatic minimum. */
  readonly contentPx: number
  /** `min-width: auto`; costs to measure the longest word of each text inside. */
  readonly findAutomaticMinPx: () => number
}

/** The numbers of an item along its row. */
export function findRowSizing(
  flow: FlowNode,
  item: LayoutItem,
  around: RowSurroundings,
): RowSizing {
  const { frame } = flow.style
  const { flex } = item.layer
  const { innerWidthPx: inner } = around
  const edgesPx = item.kind === 'container' ? computedEdgesAcross(flow) : 0
  const basePx = findBaseWidth(flow, item, around)
  const maxPx = findLength(frame.maxWidth, inner) ?? Number.POSITIVE_INFINITY
  const isAutomatic = frame.minWidth === undefined && !isClipped(item)
  const findAutomaticMinPx = () =>
    Math.max(edgesPx, Math.min(findAutomaticWidth(flow, item, around), maxPx))
  // A picture's minimum may be above its natural width, and costs nothing to know.
  const isPicture = findNaturalSize(item) !== undefined
  const heldPx = isPicture ? findAutomaticMinPx() : contentWidthIn(item, 'maxContent', around)
  const contentPx = isAutomatic ? heldPx : 0
  const givenMinPx = Math.max(edgesPx, findLength(frame.minWidth, inner) ?? 0)
  return {
    basePx: Math.max(basePx, edgesPx),
    edgesPx,
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

/** CSS Flexbox 1, §9.2.3. */
function findBaseWidth({ style }: FlowNode, item: LayoutItem, around: RowSurroundings): number {
  const { frame, basis } = style
  const given = findLength(basis === 'auto' ? frame.width : basis, around.innerWidthPx)
  if (given !== undefined) return given
  const ratio = findAspectRatio(item)
  const heightPx = ratio === undefined ? undefined : findHeight(style, item, around)
  if (ratio !== undefined && heightPx !== undefined) return heightPx * ratio
  return contentWidthIn(item, 'maxContent', around)
}

/** A height that is known before the width: given, or that of a row which stretches the item. */
function findHeight(
  style: FlowStyle,
  item: LayoutItem,
  around: RowSurroundings,
): number | undefined {
  const { container, innerHeightPx, innerWidthPx } = around
  if (style.frame.height !== undefined) return findLength(style.frame.height, innerHeightPx ?? 0)
  const fillsLine = container.wrap === 'nowrap' && style.isStretched
  if (innerHeightPx === undefined || !fillsLine) return undefined
  const { top, bottom } = item.layer.flex.margin
  return Math.max(0, innerHeightPx - sumMargins(top, bottom, innerWidthPx))
}

/** `min-width: auto` (CSS Flexbox 1, §4.5). */
function findAutomaticWidth(
  { style }: FlowNode,
  item: LayoutItem,
  around: RowSurroundings,
): number {
  const { frame } = style
  const contentPx = contentWidthIn(item, 'minContent', around)
  const specifiedPx = findLength(frame.width, around.innerWidthPx)
  if (specifiedPx !== undefined) return Math.min(contentPx, specifiedPx)
  const ratio = findAspectRatio(item)
  const heightPx = ratio === undefined ? undefined : findHeight(style, item, around)
  const isPicture = findNaturalSize(item) !== undefined
  return isPicture && ratio !== undefined && heightPx !== undefined ? heightPx * ratio : contentPx
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
  const { frame, basis } = flow.style
  const { flex } = item.layer
  const { innerWidthPx, innerHeightPx } = around
  const edgesPx = item.kind === 'container' ? computedEdgesDown(flow) : 0
  const given = findLength(basis === 'auto' ? frame.height : basis, innerHeightPx)
  const basePx = given ?? measureContentHeight(flow)
  const minPx =
    findLength(frame.minHeight, innerHeightPx) ?? findAutomaticHeight(flow, item, around)
  return {
    basePx: Math.max(basePx, edgesPx),
    edgesPx,
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
  const { frame } = flow.style
  return Math.min(
    measureContentHeight(flow),
    findLength(frame.height, around.innerHeightPx) ?? Number.POSITIVE_INFINITY,
    findLength(frame.maxHeight, around.innerHeightPx) ?? Number.POSITIVE_INFINITY,
  )
}

/** The automatic minimum of what clips its overflow is nothing. */
function isClipped(item: LayoutItem): boolean {
  if (item.kind === 'container') return item.layer.overflow === 'hidden'
  return item.kind === 'text' && item.layer.overflow !== 'visible'
}
