import type { Point, Rect } from '../foundation/geometry.ts'
import type { FlowNode } from './build-yoga-tree.ts'
import { findLineShifts } from './find-line-shifts.ts'
import { findPosition } from './find-position.ts'
import type { LayoutItem } from './layout-item.ts'

/** Where Yoga put a layer. */
export interface FlowBox {
  readonly item: LayoutItem
  /** From the top left corner of the parent's border box; of the container itself, at 0, 0. */
  readonly rect: Rect
  readonly children: readonly FlowBox[]
}

/** Copies the computed values out of WebAssembly memory. */
export function readFlowBoxes(root: FlowNode): FlowBox {
  const { item } = root
  if (item === undefined) throw new TypeError('A row of a grid has no box of its own.')
  return { item, rect: readRect(root, { x: 0, y: 0 }), children: readChildren(root, 0, 0) }
}

function readChildren(flow: FlowNode, x: number, y: number): readonly FlowBox[] {
  const boxes: FlowBox[] = []
  const shifts = findLineShifts(flow)
  for (const [index, child] of flow.children.entries()) {
    const { item } = child
    const own = findPosition(child, flow)
    const shift = shifts?.[index] ?? UNMOVED
    const position = { x: x + own.x + shift.x, y: y + own.y + shift.y }
    // The row of a grid is no layer: its cells become children of the grid.
    if (item === undefined) boxes.push(...readChildren(child, position.x, position.y))
    else boxes.push({ item, rect: readRect(child, position), children: readChildren(child, 0, 0) })
  }
  return boxes
}

const UNMOVED: Point = { x: 0, y: 0 }

function readRect({ node }: FlowNode, { x, y }: Point): Rect {
  return { x, y, width: node.getComputedWidth(), height: node.getComputedHeight() }
}
