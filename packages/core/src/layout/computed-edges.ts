import type { Edge, Node } from 'yoga-layout/load'
import type { FlowNode } from './build-yoga-tree.ts'

// Importing the enum's values would load Yoga; these literals are checked against its types.
export const LEFT: Edge.Left = 0
export const TOP: Edge.Top = 1
export const RIGHT: Edge.Right = 2
export const BOTTOM: Edge.Bottom = 3

/** Px that a laid-out node's padding and border take from its width. */
export function computedEdgesAcross(flow: FlowNode): number {
  return sumEdges(flow, LEFT, RIGHT)
}

/** Px that a laid-out node's padding and border take from its height. */
export function computedEdgesDown(flow: FlowNode): number {
  return sumEdges(flow, TOP, BOTTOM)
}

/** Asks Yoga for shares only: a call into WebAssembly costs more than the sum. */
function sumEdges({ item, node }: FlowNode, start: Edge.Left | Edge.Top, end: Edge): number {
  if (item?.kind !== 'container') return 0
  const { padding, border } = item.layer
  const [first, last] =
    start === LEFT ? [padding.left, padding.right] : [padding.top, padding.bottom]
  const borderPx = 2 * (border?.width ?? 0)
  if (typeof first === 'number' && typeof last === 'number') return first + last + borderPx
  return node.getComputedPadding(start) + node.getComputedPadding(end) + borderPx
}

export function computedMarginTop(node: Node): number {
  return node.getComputedMargin(TOP)
}
