import type { Point } from '../foundation/geometry.ts'
import type { ResolvedContainer } from '../overrides/resolved-template.ts'
import type { FlowNode } from './build-yoga-tree.ts'
import { BOTTOM, LEFT, RIGHT, TOP } from './computed-edges.ts'
import { effectiveAlign } from './cross-alignment.ts'
import { findFlexContainer } from './flow-container.ts'
import { isRowLayer } from './flow-layer.ts'
import type { LayoutItem } from './layout-item.ts'

/**
 * Where a laid-out node is in its parent, corrected for two slips of Yoga (3.2) in containers whose
 * lines wrap: items at the start of their line lose their margin there, and lines in reverse are
 * counted from the far edge with the padding of the near one.
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
  const lost =
    container.wrap === 'wrap-reverse'
      ? parent.node.getComputedPadding(near) - parent.node.getComputedPadding(far)
      : 0
  const shift = lost + (losesMargin(item, container) ? node.getComputedMargin(near) : 0)
  return isRow ? { x: left, y: top + shift } : { x: left + shift, y: top }
}

function losesMargin(item: LayoutItem, container: ResolvedContainer): boolean {
  const { top, right, bottom, left } = item.layer.flex.margin
  const across = isRowLayer(container) ? [top, bottom] : [left, right]
  if (across.includes('auto') || container.wrap === 'wrap-reverse') return false
  const align = effectiveAlign(item, container)
  return align === 'start' || align === 'baseline'
}
