import type { ResolvedContainer } from '../overrides/resolved-template.ts'
import type { FlowNode } from './build-yoga-tree.ts'
import { computedEdgesDown } from './computed-edges.ts'
import { isRowLayer } from './flow-layer.ts'
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
  const isRow = layer === undefined || (layer.columns === undefined && isRowLayer(layer))
  const heights = flow.children.map((child) => outerHeight(child, isRow ? 'row' : 'column'))
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

/** The height of a child's margin box when nothing makes it grow, shrink or stretch. */
function outerHeight(flow: FlowNode, axis: 'row' | 'column'): number {
  const layer = flow.item?.layer
  const contentPx = measureContentHeight(flow)
  if (layer === undefined) return contentPx
  const { frame, flex } = layer
  const specified = findAbsoluteLength(frame.height)
  const basis = axis === 'column' ? findAbsoluteLength(flex.basis) : undefined
  // Down a column, `min-height: auto` holds.
  const automaticMinPx = axis === 'column' ? Math.min(contentPx, specified ?? contentPx) : 0
  const bounded = Math.max(
    Math.min(
      basis ?? specified ?? contentPx,
      findAbsoluteLength(frame.maxHeight) ?? Number.POSITIVE_INFINITY,
    ),
    findAbsoluteLength(frame.minHeight) ?? automaticMinPx,
  )
  const margins =
    (findAbsoluteLength(flex.margin.top) ?? 0) + (findAbsoluteLength(flex.margin.bottom) ?? 0)
  return bounded + margins
}
