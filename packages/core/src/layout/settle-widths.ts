import { breakFlexLines } from './break-flex-lines.ts'
import type { FlowNode } from './build-yoga-tree.ts'
import { computedEdgesAcross, computedEdgesDown } from './computed-edges.ts'
import { isStretchedAcross } from './cross-alignment.ts'
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
    innerWidthPx: Math.max(0, node.getComputedWidth() - computedEdgesAcross(node)),
    innerHeightPx: flow.isHeightDefinite
      ? Math.max(0, node.getComputedHeight() - computedEdgesDown(node))
      : undefined,
  }
  if (isRowLayer(container)) return settleRow(flow, around)
  let changed = false
  for (const child of flow.children) {
    if (child.item !== undefined && fitContent(child, child.item, around)) changed = true
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

/** Automatic minimums are measured only for items that turn out narrower than their content. */
function resolveRow(line: readonly RowSizing[], innerPx: number): readonly number[] {
  const sizings = [...line]
  const measured = new Set<number>()
  for (;;) {
    const usedPx = resolveFlexibleLengths(sizings, innerPx)
    const knownBefore = measured.size
    for (const [index, sizing] of sizings.entries()) {
      if (measured.has(index) || (usedPx[index] ?? 0) >= sizing.contentPx) continue
      measured.add(index)
      sizings[index] = { ...sizing, minPx: sizing.findAutomaticMinPx() }
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
 * Gives a container in a column the width of its content, where nothing stretches it. Yoga would
 * let a child that grows widen it to all the room there is.
 */
function fitContent(child: FlowNode, item: LayoutItem, around: RowSurroundings): boolean {
  const { container, widths, innerWidthPx: inner } = around
  const { frame, flex } = item.layer
  const sizesItself = item.kind === 'container' && frame.width === undefined
  if (!sizesItself || frame.aspectRatio !== undefined) return false
  // In a column of several lines a stretched item is as wide as its line, which only Yoga knows.
  if (isStretchedAcross(item, container)) return false
  const roomPx = inner - sumMargins(flex.margin.left, flex.margin.right, inner)
  const wantedPx = Math.min(
    Math.max(widths.contentWidth(item, 'minContent'), roomPx),
    widths.contentWidth(item, 'maxContent'),
    findLength(frame.maxWidth, inner) ?? Number.POSITIVE_INFINITY,
  )
  const widthPx = Math.max(wantedPx, findLength(frame.minWidth, inner) ?? 0)
  if (Math.abs(child.node.getComputedWidth() - widthPx) <= TOLERANCE_PX) return false
  child.node.setWidth(widthPx)
  return true
}
