import type { Node } from 'yoga-layout/load'
import type { Point } from '../foundation/geometry.ts'
import type { FlexAlign } from '../overrides/resolved-frame.ts'
import type { ResolvedContainer } from '../overrides/resolved-template.ts'
import type { FlowNode } from './build-yoga-tree.ts'
import {
  BOTTOM,
  computedEdgesAcross,
  computedEdgesDown,
  LEFT,
  RIGHT,
  TOP,
} from './computed-edges.ts'
import { effectiveAlign } from './cross-alignment.ts'
import { findFlexContainer } from './flow-container.ts'
import { isRowLayer } from './flow-layer.ts'
import type { LayoutItem } from './layout-item.ts'
import { findLength } from './resolve-length.ts'

/**
 * Where a laid-out node is in its parent, corrected for three slips of Yoga (3.2) in containers whose
 * lines wrap. Across the lines, items at their start or middle lose their margins, all others lose
 * their relative offset, and lines in reverse are counted from the far edge with the padding of the
 * near one.
 */
export function findPosition(child: FlowNode, parent: FlowNode): Point {
  const container = findFlexContainer(parent)
  const x = child.node.getComputedLeft()
  const y = child.node.getComputedTop()
  if (child.item === undefined || container === undefined || container.wrap === 'nowrap') {
    return { x, y }
  }
  const isRow = isRowLayer(container)
  const shiftPx =
    container.wrap === 'wrap-reverse'
      ? findPaddingShift(parent.node, isRow)
      : SHIFTS[findLineAlign(child.item, container)](readCrossEdges(child, parent, isRow))
  return isRow ? { x, y: y + shiftPx } : { x: x + shiftPx, y }
}

function findPaddingShift(node: Node, isRow: boolean): number {
  const [near, far] = isRow ? ([TOP, BOTTOM] as const) : ([LEFT, RIGHT] as const)
  return node.getComputedPadding(near) - node.getComputedPadding(far)
}

interface CrossEdges {
  readonly nearMarginPx: number
  readonly farMarginPx: number
  /** What a relative position moves the item by. */
  readonly offsetPx: number
}

function readCrossEdges({ node, style }: FlowNode, parent: FlowNode, isRow: boolean): CrossEdges {
  const { top, right, bottom, left } = style.frame
  const basePx = isRow
    ? parent.node.getComputedHeight() - computedEdgesDown(parent)
    : parent.node.getComputedWidth() - computedEdgesAcross(parent)
  const nearPx = findLength(isRow ? top : left, basePx)
  const farPx = findLength(isRow ? bottom : right, basePx)
  return {
    nearMarginPx: node.getComputedMargin(isRow ? TOP : LEFT),
    farMarginPx: node.getComputedMargin(isRow ? BOTTOM : RIGHT),
    offsetPx: nearPx ?? -(farPx ?? 0),
  }
}

/** What has to be added across the lines, by how an item is aligned in its own. */
const SHIFTS: Readonly<Record<FlexAlign, (edges: CrossEdges) => number>> = {
  start: ({ nearMarginPx }) => nearMarginPx,
  baseline: ({ nearMarginPx }) => nearMarginPx,
  center: ({ nearMarginPx, farMarginPx, offsetPx }) => (nearMarginPx - farMarginPx) / 2 + offsetPx,
  end: ({ offsetPx }) => offsetPx,
  stretch: ({ offsetPx }) => offsetPx,
}

/** Yoga gives items with `auto` margins the places of `stretch`. */
function findLineAlign(item: LayoutItem, container: ResolvedContainer): FlexAlign {
  const { top, right, bottom, left } = item.layer.flex.margin
  const across = isRowLayer(container) ? [top, bottom] : [left, right]
  return across.includes('auto') ? 'stretch' : effectiveAlign(item, container)
}
