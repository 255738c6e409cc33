import type { Rect } from '../foundation/geometry.ts'

export interface Corner {
  readonly x: number
  readonly y: number
}

/** Steps narrower than this are none. */
const MIN_STEP_PX = 0.5

/**
 * The outline of rectangles that touch or overlap from top to bottom, clockwise from the top left;
 * where two overlap, the wider one keeps its height.
 */
export function stackOutline(stack: readonly Rect[]): readonly Corner[] {
  const rightEdges = stack.map((rect) => ({ ...rect, edge: rect.x + rect.width }))
  // Mirrored, the left side is a right one.
  const leftEdges = stack.map((rect) => ({ ...rect, edge: -rect.x }))
  const left = walkDown(leftEdges).map(({ x, y }) => ({ x: -x, y }))
  return [...walkDown(rightEdges), ...left.reverse()]
}

interface Edged extends Rect {
  /** Where its side is; larger is farther out. */
  readonly edge: number
}

function walkDown(rects: readonly Edged[]): readonly Corner[] {
  const corners: Corner[] = []
  let current: Edged | undefined
  for (const rect of rects) {
    if (current === undefined) {
      corners.push({ x: rect.edge, y: rect.y })
      current = rect
      continue
    }
    if (Math.abs(rect.edge - current.edge) < MIN_STEP_PX) {
      current = { ...rect, edge: current.edge }
      continue
    }
    const y = rect.edge > current.edge ? rect.y : current.y + current.height
    corners.push({ x: current.edge, y }, { x: rect.edge, y })
    current = rect
  }
  if (current !== undefined) corners.push({ x: current.edge, y: current.y + current.height })
  return corners
}
