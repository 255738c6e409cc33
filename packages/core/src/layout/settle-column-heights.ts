import type { FlowNode } from './build-yoga-tree.ts'
import { computedEdgesAcross, computedEdgesDown } from './computed-edges.ts'
import { type ColumnSurroundings, findAutomaticHeight, findColumnSizing } from './flex-sizing.ts'
import { findFlexLayer, isRowLayer } from './flow-layer.ts'
import { resolveFlexibleLengths } from './resolve-flexible-lengths.ts'
import { TOLERANCE_PX } from './tolerance.ts'

/**
 * Holds the children of a column at their content's height (`min-height: auto`), and so a column
 * without a height of its own at the height of them all; whether any was lower.
 */
export function raiseColumnHeights(flow: FlowNode): boolean {
  const around = findColumn(flow)
  if (around === undefined) return false
  let changed = false
  for (const child of flow.children) {
    const { item, node } = child
    if (item === undefined || item.layer.frame.minHeight !== undefined) continue
    const leastPx = findAutomaticHeight(child, item, around)
    if (node.getComputedHeight() >= leastPx - TOLERANCE_PX) continue
    node.setMinHeight(leastPx)
    changed = true
  }
  return changed
}

/** Shares out a column's height by the full algorithm of CSS, where a bound is in play. */
export function settleColumnHeights(flow: FlowNode): boolean {
  const around = findColumn(flow)
  if (around === undefined || !mayDiffer(flow)) return false
  const container = findFlexLayer(flow)
  if (container === undefined || container.wrap !== 'nowrap') return false
  const sizings = flow.children.flatMap((child) =>
    child.item === undefined ? [] : [findColumnSizing(child, child.item, around)],
  )
  const gapsPx = container.rowGap * (sizings.length - 1)
  const usedPx = resolveFlexibleLengths(sizings, around.innerHeightPx - gapsPx)
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

/** Where all sizes come from content, and factors are whole, Yoga's result is that of CSS. */
function mayDiffer(flow: FlowNode): boolean {
  const shrink = flow.children.reduce((sum, { item }) => sum + (item?.layer.flex.shrink ?? 0), 0)
  if (shrink > 0 && shrink < 1) return true
  return flow.children.some(({ item, node }) => {
    if (item === undefined) return false
    const { frame, flex } = item.layer
    const isBounded = BOUNDS.some((bound) => frame[bound] !== undefined)
    return isBounded || flex.basis !== 'auto' || !Number.isNaN(node.getMinHeight().value)
  })
}

const BOUNDS = ['minWidth', 'maxWidth', 'minHeight', 'maxHeight'] as const

function findColumn(flow: FlowNode): ColumnSurroundings | undefined {
  const container = findFlexLayer(flow)
  if (container === undefined || isRowLayer(container)) return undefined
  const { node } = flow
  return {
    innerWidthPx: Math.max(0, node.getComputedWidth() - computedEdgesAcross(node)),
    innerHeightPx: Math.max(0, node.getComputedHeight() - computedEdgesDown(node)),
  }
}
