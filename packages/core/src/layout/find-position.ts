import type { Point } from '../foundation/geometry.ts'
import type { FlexAlign, ResolvedContainer } from '../overrides/resolved-template.ts'
import type { FlowNode } from './build-yoga-tree.ts'
import { BOTTOM, LEFT, RIGHT, TOP } from './computed-edges.ts'
import { effectiveAlign } from './cross-alignment.ts'
import { findFlexContainer } from './flow-container.ts'
import { isRowLayer } from './flow-layer.ts'
import type { LayoutItem } from './layout-item.ts'

/**
 * Where a laid-out node is in its parent, corrected for two slips of Yoga (3.2) in containers whose
 * lines wrap: items at the start or in the middle of their line lose their margins, and lines in
 * reverse are counted from the far edge with the padding of the near one.
 */
export function findPosition({ item, node }: FlowNode, parent: FlowNode): Point {
  const container = findFlexContainer(parent)
  const left = node.getComputedLeft()
  const top = node.getComputedTop()
  if (item === undefined || container === undefined || container.wrap === 'nowrap') {
    return { x: left, y: top }
  }
  const isRow = isRowLayer(container)
  const [near, far] = isRow ? ([TOP, BOTTOM] as const) : ([LEFT, RIGHT] as const)
  const shift =
    container.wrap === 'wrap-reverse'
      ? parent.node.getComputedPadding(near) - parent.node.getComputedPadding(far)
      : SHIFTS[findLineAlign(item, container)](
          node.getComputedMargin(near),
          node.getComputedMargin(far),
        )
  return isRow ? { x: left, y: top + shift } : { x: left + shift, y: top }
}

/** What the margins before and after an item move it by. */
const SHIFTS: Readonly<Record<FlexAlign, (nearPx: number, farPx: number) => number>> = {
  start: (nearPx) => nearPx,
  baseline: (nearPx) => nearPx,
  center: (nearPx, farPx) => (nearPx - farPx) / 2,
  end: () => 0,
  stretch: () => 0,
}

/** Yoga gets `stretch` and `end` right, and with them items whose margins are `auto`. */
function findLineAlign(item: LayoutItem, container: ResolvedContainer): FlexAlign {
  const { top, right, bottom, left } = item.layer.flex.margin
  const across = isRowLayer(container) ? [top, bottom] : [left, right]
  return across.includes('auto') ? 'stretch' : effectiveAlign(item, container)
}
