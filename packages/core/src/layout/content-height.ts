import type { ResolvedContainer } from '../overrides/resolved-template.ts'
import { breakFlexLines } from './break-flex-lines.ts'
import type { FlowNode } from './build-yoga-tree.ts'
import { computedEdgesAcross, computedEdgesDown } from './computed-edges.ts'
import { isRowLayer } from './flow-layer.ts'
import { sumMargins } from './flow-margins.ts'
import { findAspectRatio, findNaturalSize } from './measure-image.ts'
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
    if (ratio === undefined) return 0
    const { frame, isStretched } = flow.style
    const isWidthGiven = isStretched || frame.width !== undefined
    const widthPx = isWidthGiven ? node.getComputedWidth() : (findNaturalSize(item)?.width ?? 0)
    return widthPx / ratio
  }
  return computedEdgesDown(flow) + stackHeights(flow, item?.layer)
}

function stackHeights(flow: FlowNode, layer: ResolvedContainer | undefined): number {
  const isGrid = layer?.columns !== undefined
  // A part of a grid that is no layer is a row.
  const isRow = layer === undefined || (!isGrid && isRowLayer(layer))
  const heights = flow.children.map((child) => outerHeight(child, isRow ? 'row' : 'column'))
  const lines = isRow && layer !== undefined ? breakLines(flow, layer, heights) : [heights]
  const stacked = isRow ? lines.map((line) => Math.max(0, ...line)) : heights
  const gaps = (layer?.rowGap ?? 0) * Math.max(0, stacked.length - 1)
  return stacked.reduce((sum, height) => sum + height, 0) + gaps
}

/** The heights of the items in each line of a row, broken at the widths that the items have. */
function breakLines(
  flow: FlowNode,
  layer: ResolvedContainer,
  heights: readonly number[],
): readonly (readonly number[])[] {
  const innerPx = flow.node.getComputedWidth() - computedEdgesAcross(flow)
  const sizings = flow.children.map(({ item, node }) => ({
    basePx: node.getComputedWidth(),
    edgesPx: 0,
    minPx: 0,
    maxPx: Number.POSITIVE_INFINITY,
    grow: 0,
    shrink: 0,
    marginsPx:
      item === undefined
        ? 0
        : sumMargins(item.layer.flex.margin.left, item.layer.flex.margin.right, innerPx),
  }))
  const wraps = layer.wrap !== 'nowrap'
  return breakFlexLines({ sizings, innerPx, gapPx: layer.columnGap, wraps }).map(([start, end]) =>
    heights.slice(start, end),
  )
}

/** The height of a child's margin box when nothing makes it grow, shrink or stretch. */
function outerHeight(flow: FlowNode, axis: 'row' | 'column'): number {
  const { item, style } = flow
  const contentPx = measureContentHeight(flow)
  if (item === undefined) return contentPx
  const { frame } = style
  const specified = findAbsoluteLength(frame.height)
  const basis = axis === 'column' ? findAbsoluteLength(style.basis) : undefined
  const maxPx = findAbsoluteLength(frame.maxHeight) ?? Number.POSITIVE_INFINITY
  // Down a column, `min-height: auto` holds.
  const automaticMinPx = axis === 'column' ? Math.min(contentPx, specified ?? contentPx, maxPx) : 0
  const bounded = Math.max(
    Math.min(basis ?? specified ?? contentPx, maxPx),
    findAbsoluteLength(frame.minHeight) ?? automaticMinPx,
    item.kind === 'container' ? computedEdgesDown(flow) : 0,
  )
  const { top, bottom } = item.layer.flex.margin
  return bounded + sumMargins(top, bottom, 0)
}
