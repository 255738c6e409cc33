import { breakFlexLines } from './break-flex-lines.ts'
import type { FlowNode } from './build-yoga-tree.ts'
import { computedEdgesAcross, computedEdgesDown } from './computed-edges.ts'
import { findRowSizing, type RowSizing, type RowSurroundings } from './flex-sizing.ts'
import { findFlexContainer } from './flow-container.ts'
import { isRowLayer } from './flow-layer.ts'
import { sumMargins } from './flow-margins.ts'
import type { IntrinsicWidths } from './intrinsic-widths.ts'
import type { LayoutItem } from './layout-item.ts'
import { resolveFlexibleLengths } from './resolve-flexible-lengths.ts'
import { findLength } from './resolve-length.ts'
import { TOLERANCE_PX } from './tolerance.ts'

/** Corrects the widths of a container's children; whether any was wrong. */
export function settleWidths(flow: FlowNode, widths: IntrinsicWidths): boolean {
  const container = findFlexContainer(flow)
  if (container === undefined) return false
  const { node } = flow
  const around = {
    widths,
    container,
    innerWidthPx: Math.max(0, node.getComputedWidth() - computedEdgesAcross(flow)),
    innerHeightPx: flow.isHeightDefinite
      ? Math.max(0, node.getComputedHeight() - computedEdgesDown(flow))
      : undefined,
  }
  if (isRowLayer(container)) return settleRow(flow, around)
  let changed = false
  for (const child of flow.children) {
    if (child.item !== undefined && settleColumnWidth(child, child.item, around)) changed = true
  }
  return changed
}

/** Shares out a row's space by the full algorithm of CSS, with `min-width: auto`. */
function settleRow(flow: FlowNode, around: RowSurroundings): boolean {
  const sizings = flow.children.flatMap((child) =>
    child.item === undefined ? [] : [findRowSizing(child, child.item, around)],
  )
  const { container, innerWidthPx } = around
  const wraps = container.wrap !== 'nowrap'
  const gapPx = container.columnGap
  let changed = false
  for (const [start, end] of breakFlexLines({ sizings, innerPx: innerWidthPx, gapPx, wraps })) {
    const line = sizings.slice(start, end)
    const usedPx = resolveRow(line, innerWidthPx - gapPx * (line.length - 1))
    for (const [index, widthPx] of usedPx.entries()) {
      const child = flow.children[start + index]
      const pinnedPx = wraps ? roundDown(widthPx) : widthPx
      if (child !== undefined && pinWidth(child, pinnedPx)) changed = true
    }
  }
  return changed
}

/** Rounds in which automatic minimums are measured one by one, before all of them are. */
const FRUGAL_ROUNDS = 3

/** Automatic minimums are measured only for items that turn out narrower than their content. */
function resolveRow(line: readonly RowSizing[], innerPx: number): readonly number[] {
  const sizings = [...line]
  const measured = new Set<number>()
  for (let round = 1; ; round++) {
    const usedPx = resolveFlexibleLengths(sizings, innerPx)
    const knownBefore = measured.size
    for (const [index, sizing] of sizings.entries()) {
      const isNarrow = (usedPx[index] ?? 0) < sizing.contentPx
      if (measured.has(index) || (round <= FRUGAL_ROUNDS && !isNarrow)) continue
      measured.add(index)
      const minPx = sizing.contentPx > 0 ? sizing.findAutomaticMinPx() : sizing.minPx
      sizings[index] = { ...sizing, minPx }
    }
    if (measured.size === knownBefore) return usedPx
  }
}

/** Sets the used width of an item once for all, unless Yoga has found the same. */
function pinWidth({ node }: FlowNode, widthPx: number): boolean {
  if (Math.abs(node.getComputedWidth() - widthPx) <= TOLERANCE_PX) return false
  node.setWidth(widthPx)
  node.setFlexGrow(0)
  node.setFlexShrink(0)
  return true
}

/** Widths that fill a line must not add up to a hair more than it, or Yoga would break it. */
function roundDown(widthPx: number): number {
  return Math.floor(widthPx * 64) / 64
}

/**
 * Holds a child of a column to the width that CSS gives it. Yoga lets a child that grows widen its
 * parent to all the room there is, and loses bounds of what is as wide as its content.
 */
function settleColumnWidth(child: FlowNode, item: LayoutItem, around: RowSurroundings): boolean {
  const { innerWidthPx: inner } = around
  const { frame } = child.style
  const wantedPx = findColumnWidth(child, item, around)
  if (wantedPx === undefined) return false
  const widthPx = Math.max(
    Math.min(wantedPx, findLength(frame.maxWidth, inner) ?? Number.POSITIVE_INFINITY),
    findLength(frame.minWidth, inner) ?? 0,
    item.kind === 'container' ? computedEdgesAcross(child) : 0,
  )
  if (Math.abs(child.node.getComputedWidth() - widthPx) <= TOLERANCE_PX) return false
  child.node.setWidth(widthPx)
  return true
}

/** `undefined` where a ratio decides, or lines of which only Yoga knows how wide they are. */
function findColumnWidth(
  { style }: FlowNode,
  item: LayoutItem,
  { container, widths, innerWidthPx: inner }: RowSurroundings,
): number | undefined {
  if (style.frame.width !== undefined) return findLength(style.frame.width, inner)
  const { left, right } = item.layer.flex.margin
  const roomPx = inner - sumMargins(left, right, inner)
  if (style.isStretched) return container.wrap === 'nowrap' ? roomPx : undefined
  if (item.kind === 'text') return item.text.fitContentWidthPx(roomPx)
  if (item.kind !== 'container' || style.frame.aspectRatio !== undefined) return undefined
  const wantedPx = widths.contentWidth(item, 'maxContent')
  if (wantedPx <= roomPx) return wantedPx
  return Math.max(widths.contentWidth(item, 'minContent'), roomPx)
}
