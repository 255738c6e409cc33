import type { Rect } from '../foundation/geometry.ts'
import { intersectRects } from '../foundation/geometry.ts'
import type { Rgba } from '../foundation/rgba.ts'
import type { Paint } from './display-list.ts'
import { hasOverlappingGlyphs } from './glyph-overlap.ts'
import { groupNodes, PLAIN } from './group-nodes.ts'
import type { Brush, PaintNode } from './paint-node.ts'

/** More nodes than this are never compared with each other, which would take quadratic time. */
const MAX_COMPARED = 8

/**
 * Makes all that a layer draws translucent, as one.
 *
 * What overlaps nothing is mixed into the colours; the rest needs a group, since a part that lies
 * under another would shine through it (CSS Color 4, section 3.2).
 */
export function applyOpacity(
  nodes: readonly PaintNode[],
  opacity: number,
  brush: Brush,
): readonly PaintNode[] {
  if (opacity >= 1) return nodes
  if (opacity <= 0) return []
  const faded =
    nodes.length <= MAX_COMPARED && areApart(nodes) ? fadeAll(nodes, opacity) : undefined
  if (faded !== undefined) return faded
  return groupNodes(nodes, { ...PLAIN, opacity }, brush)
}

/** `undefined` when one of them cannot be faded by itself. */
function fadeAll(nodes: readonly PaintNode[], opacity: number): readonly PaintNode[] | undefined {
  const faded: PaintNode[] = []
  for (const node of nodes) {
    const result = fade(node, opacity)
    if (result === undefined) return undefined
    faded.push(result)
  }
  return faded
}

function fade(node: PaintNode, opacity: number): PaintNode | undefined {
  switch (node.kind) {
    case 'fill':
    case 'stroke':
      return { ...node, paint: fadePaint(node.paint, opacity) }
    case 'glyphs':
      return hasOverlappingGlyphs(node)
        ? undefined
        : { ...node, paint: fadePaint(node.paint, opacity) }
    case 'shadow':
      return { ...node, color: fadeColor(node.color, opacity) }
    case 'group':
      // What blends does so within the translucent layer only, which therefore stays a group.
      return node.blend === 'normal' ? { ...node, opacity: node.opacity * opacity } : undefined
    case 'clip': {
      const [only, ...others] = node.children
      if (only === undefined || others.length > 0) return undefined
      const child = fade(only, opacity)
      return child && { ...node, children: [child] }
    }
    case 'mask':
    case 'color-glyphs':
    case 'image':
    case 'vector':
      return undefined
  }
}

function fadePaint(paint: Paint, opacity: number): Paint {
  if (paint.type === 'solid') return { type: 'solid', color: fadeColor(paint.color, opacity) }
  const stops = paint.stops.map(({ at, color }) => ({ at, color: fadeColor(color, opacity) }))
  return { ...paint, stops }
}

function fadeColor(color: Rgba, opacity: number): Rgba {
  return { ...color, a: color.a * opacity }
}

function areApart(nodes: readonly PaintNode[]): boolean {
  return nodes.every((node, index) =>
    nodes.slice(index + 1).every((other) => !overlap(node.bounds, other.bounds)),
  )
}

/** Sharing a pixel counts, as both then cover a part of it. */
function overlap(a: Rect, b: Rect): boolean {
  const grown = { x: a.x - 1, y: a.y - 1, width: a.width + 2, height: a.height + 2 }
  return intersectRects(grown, b) !== undefined
}
