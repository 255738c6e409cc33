import type { FlowNode } from './build-yoga-tree.ts'
import { computedEdgesAcross, computedEdgesDown } from './computed-edges.ts'
import { type ColumnSurroundings, findAutomaticHeight, findColumnSizing } from './flex-sizing.ts'
import { findFlexContainer } from './flow-container.ts'
import { isRowLayer } from './flow-layer.ts'
import {
  type FlexSizing,
  hypotheticalSize,
  resolveFlexibleLengths,
} from './resolve-flexible-lengths.ts'
import { findAbsoluteLength } from './resolve-length.ts'
import { TOLERANCE_PX } from './tolerance.ts'

/** Minimum heights that were set for `min-height: auto`, by node. Lives for one layout. */
export type RaisedHeights = Map<FlowNode, number>

/**
 * Holds the children of a column at their content's height (`min-height: auto`), and so a column
 * without a height of its own at the height of them all; whether any was lower.
 */
export function raiseColumnHeights(flow: FlowNode, raised: RaisedHeights): boolean {
  const around = findColumn(flow)
  if (around === undefined) return false
  let changed = false
  for (const child of flow.children) {
    const { item, node } = child
    if (item === undefined || child.style.frame.minHeight !== undefined) continue
    const heightPx = node.getComputedHeight()
    const raisedPx = raised.get(child)
    // The least is never more than the height that was given.
    const givenPx = findAbsoluteLength(child.style.frame.height)
    if (raisedPx === undefined && givenPx !== undefined && heightPx >= givenPx) continue
    const leastPx = findAutomaticHeight(child, item, around)
    // What was raised for widths that have changed since is lowered again.
    const isRight =
      raisedPx === undefined
        ? heightPx >= leastPx - TOLERANCE_PX
        : Math.abs(raisedPx - leastPx) <= TOLERANCE_PX
    if (isRight) continue
    node.setMinHeight(leastPx)
    raised.set(child, leastPx)
    changed = true
  }
  return changed
}

/** Shares out a column's height by the full algorithm of CSS, where a bound is in play. */
export function settleColumnHeights(flow: FlowNode, raised: RaisedHeights): boolean {
  const around = findColumn(flow)
  if (around === undefined || !mayDiffer(flow, raised)) return false
  const container = findFlexContainer(flow)
  if (container === undefined || container.wrap !== 'nowrap') return false
  const sizings = flow.children.flatMap((child) =>
    child.item === undefined ? [] : [findColumnSizing(child, child.item, around)],
  )
  const gapsPx = container.rowGap * (sizings.length - 1)
  const roomPx = Math.max(around.innerHeightPx, findContentRoom(flow, sizings, gapsPx))
  const usedPx = resolveFlexibleLengths(sizings, roomPx - gapsPx)
  let changed = false
  for (const [index, heightPx] of usedPx.entries()) {
    const node = flow.children[index]?.node
    if (node === undefined) continue
    if (Math.abs(node.getComputedHeight() - heightPx) <= TOLERANCE_PX) continue
    node.setHeight(heightPx)
    node.setFlexGrow(0)
    node.setFlexShrink(0)
    changed = true
  }
  return changed
}

/** A column without a height of its own makes room for all its children, as far as it may. */
function findContentRoom(flow: FlowNode, sizings: readonly FlexSizing[], gapsPx: number): number {
  if (flow.isHeightDefinite) return 0
  const wantedPx = sizings.reduce(
    (sum, sizing) => sum + hypotheticalSize(sizing) + sizing.marginsPx,
    gapsPx,
  )
  const maxHeightPx = findAbsoluteLength(flow.style.frame.maxHeight) ?? Number.POSITIVE_INFINITY
  return Math.min(wantedPx, maxHeightPx - computedEdgesDown(flow))
}

/** Where all sizes come from content, and there is nothing to share out, Yoga's result is that of CSS. */
function mayDiffer(flow: FlowNode, raised: RaisedHeights): boolean {
  if (flow.isHeightDefinite) return true
  return flow.children.some((child) => {
    const { style } = child
    const isBounded = BOUNDS.some((bound) => style.frame[bound] !== undefined)
    return isBounded || style.basis !== 'auto' || raised.has(child)
  })
}

const BOUNDS = ['minWidth', 'maxWidth', 'minHeight', 'maxHeight'] as const

function findColumn(flow: FlowNode): ColumnSurroundings | undefined {
  const container = findFlexContainer(flow)
  if (container === undefined || isRowLayer(container)) return undefined
  const { node } = flow
  return {
    innerWidthPx: Math.max(0, node.getComputedWidth() - computedEdgesAcross(flow)),
    innerHeightPx: Math.max(0, node.getComputedHeight() - computedEdgesDown(flow)),
  }
}
