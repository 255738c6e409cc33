import type { GroupNode, PaintNode } from './paint-node.ts'
import { outsetRect, REACH_SIGMAS, uniteRects } from './rect-algebra.ts'

/** How a group is drawn; see `PushGroupCommand`. */
type Grouping = Pick<GroupNode, 'opacity' | 'blend' | 'blurSigma'>

/** Where a group comes from. */
type Origin = Pick<GroupNode, 'path' | 'volatile'>

export const PLAIN: Grouping = { opacity: 1, blend: 'normal', blurSigma: 0 }

/** Draws nodes as one. */
export function groupNodes(
  children: readonly PaintNode[],
  grouping: Grouping,
  { path, volatile }: Origin,
): readonly GroupNode[] {
  const ink = uniteRects(children.map((child) => child.bounds))
  if (ink === undefined || grouping.opacity <= 0) return []
  return [
    {
      kind: 'group',
      path,
      volatile: volatile || children.some((child) => child.volatile),
      bounds: outsetRect(ink, REACH_SIGMAS * grouping.blurSigma),
      ...grouping,
      children,
    },
  ]
}

/**
 * Keeps what blends among `nodes` to themselves.
 *
 * CSS and SVG isolate what they clip; that a clip isolates only where something in it blends is not
 * seen, and leaves all others without the cost of a group.
 */
export function isolateNodes(nodes: readonly PaintNode[], origin: Origin): readonly PaintNode[] {
  const blends = nodes.some((node) => node.kind === 'group' && node.blend !== 'normal')
  return blends ? groupNodes(nodes, PLAIN, origin) : nodes
}
