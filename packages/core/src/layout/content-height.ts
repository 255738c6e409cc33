import type { ResolvedContainer } from '../overrides/resolved-template.ts'
import type { FlowNode } from './build-yoga-tree.ts'
import { computedEdgesDown } from './computed-edges.ts'
import { findAspectRatio } from './measure-image.ts'
import { findAbsoluteLength } from './resolve-length.ts'

/**
 * Px of the border box that a node's content asks for at the width that the node has now, its own
 * `height` left aside: the content-based minimum of CSS Flexbox 1, §4.5, down a column.
 */
export function measureContentHeight(flow: FlowNode): number {
  const { item, node } = flow
  if (item?.kind === 'text') return item.text.heightPx(node.getComputedWidth())
  if (item !== undefined && item.kind !== 'container') {
    const ratio = findAspectRatio(item)
    return ratio === undefined ? 0 : node.getComputedWidth() / ratio
  }
  return computedEdgesDown(node) + stackHeights(flow, item?.layer)
}

function stackHeights(flow: FlowNode, layer: ResolvedContainer | undefined): number {
  if (flow.children.length === 0) return 0
  if (layer !== undefined && layer.columns === undefined && layer.wrap !== 'nowrap') {
    return reachOfLines(flow)
  }
  const heights = flow.children.map(outerHeight)
  const isRow = layer === undefined || (layer.columns === undefined && isAcross(layer))
  if (isRow) return Math.max(...heights)
  const gaps = layer.rowGap * (heights.length - 1)
  return heights.reduce((sum, height) => sum + height, 0) + gaps
}

/** Lines of a wrapping container keep their places, whatever height they are given. */
function reachOfLines(flow: FlowNode): number {
  const top = Math.min(...flow.children.map((child) => child.node.getComputedTop()))
  const bottom = Math.max(
    ...flow.children.map((child) => child.node.getComputedTop() + child.node.getComputedHeight()),
  )
  return bottom - top
}

function outerHeight(flow: FlowNode): number {
  const layer = flow.item?.layer
  if (layer === undefined) return measureContentHeight(flow)
  const { frame, flex } = layer
  const own = findAbsoluteLength(frame.height) ?? measureContentHeight(flow)
  const bounded = Math.max(
    Math.min(own, findAbsoluteLength(frame.maxHeight) ?? Number.POSITIVE_INFINITY),
    findAbsoluteLength(frame.minHeight) ?? 0,
  )
  const margins =
    (findAbsoluteLength(flex.margin.top) ?? 0) + (findAbsoluteLength(flex.margin.bottom) ?? 0)
  return bounded + margins
}

function isAcross(layer: ResolvedContainer): boolean {
  return layer.direction === 'row' || layer.direction === 'row-reverse'
}
