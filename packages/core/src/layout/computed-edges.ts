import type { Edge, Node } from 'yoga-layout/load'

// Importing the enum's values would load Yoga; these literals are checked against its types.
export const LEFT: Edge.Left = 0
export const TOP: Edge.Top = 1
export const RIGHT: Edge.Right = 2
export const BOTTOM: Edge.Bottom = 3

/** Px that a laid-out node's padding and border take from its width. */
export function computedEdgesAcross(node: Node): number {
  return sumEdges(node, LEFT, RIGHT)
}

/** Px that a laid-out node's padding and border take from its height. */
export function computedEdgesDown(node: Node): number {
  return sumEdges(node, TOP, BOTTOM)
}

function sumEdges(node: Node, start: Edge, end: Edge): number {
  const padding = node.getComputedPadding(start) + node.getComputedPadding(end)
  return padding + node.getComputedBorder(start) + node.getComputedBorder(end)
}

export function computedMarginTop(node: Node): number {
  return node.getComputedMargin(TOP)
}
