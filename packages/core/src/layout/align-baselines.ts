import type { ResolvedContainer } from '../overrides/resolved-template.ts'
import type { FlowNode } from './build-yoga-tree.ts'
import { computedEdgesAcross, computedMarginTop, TOP } from './computed-edges.ts'
import { effectiveAlign } from './cross-alignment.ts'
import { findLineShifts } from './find-line-shifts.ts'
import { findPosition } from './find-position.ts'
import { isRowLayer } from './flow-layer.ts'
import type { LayoutItem } from './layout-item.ts'
import { resolveLength } from './resolve-length.ts'
import { spaceAbove } from './space-above.ts'
import { TOLERANCE_PX } from './tolerance.ts'

/**
 * Moves items that align by their baselines down to the lowest one of their line; whether any moved.
 *
 * Yoga's JavaScript takes no baseline function, and where one item aligns by baseline it places the
 * others wrongly. So Yoga sees these items at the start of their line, with a margin above that makes
 * up the difference: which also makes the line as high as CSS does. In a `wrap-reverse` container,
 * whose lines start at the bottom, they stay at that start.
 */
export function alignBaselines(flow: FlowNode): boolean {
  const container = flow.item?.kind === 'container' ? flow.item.layer : undefined
  if (container === undefined || !isRowLayer(container) || container.wrap === 'wrap-reverse') {
    return false
  }
  const takesPart = ({ item }: FlowNode) => item !== undefined && alignsByBaseline(item, container)
  if (!flow.children.some(takesPart)) return false
  const basePx = Math.max(0, flow.node.getComputedWidth() - computedEdgesAcross(flow))
  const aligned = flow.children.flatMap((child) => {
    if (child.item === undefined || !alignsByBaseline(child.item, container)) return []
    return [measureAscent(child, { item: child.item, parent: flow, basePx })]
  })
  let changed = false
  for (const line of groupByLine(aligned)) {
    const lowestPx = line.reduce((lowest, { ascentPx }) => Math.max(lowest, ascentPx), 0)
    for (const { flow: child, marginPx, ascentPx } of line) {
      if (moveDown(child, marginPx + lowestPx - ascentPx)) changed = true
    }
  }
  return changed
}

interface AlignedItem {
  readonly flow: FlowNode
  /** The authored margin above. */
  readonly marginPx: number
  /** The top of its line: where the margin box is, earlier moves taken off. */
  readonly startPx: number
  /** From the top of the margin box to the baseline. */
  readonly ascentPx: number
}

/** Items with an `auto` margin across take no part (CSS Flexbox 1, §8.3). */
function alignsByBaseline(item: LayoutItem, container: ResolvedContainer): boolean {
  const { top, bottom } = item.layer.flex.margin
  return top !== 'auto' && bottom !== 'auto' && effectiveAlign(item, container) === 'baseline'
}

function measureAscent(
  flow: FlowNode,
  around: { readonly item: LayoutItem; readonly parent: FlowNode; readonly basePx: number },
): AlignedItem {
  const { top } = around.item.layer.flex.margin
  const marginPx = top === 'auto' ? 0 : resolveLength(top, around.basePx)
  const startPx = findPosition(flow, around.parent).y - computedMarginTop(flow.node)
  return { flow, marginPx, startPx, ascentPx: marginPx + findBaseline(flow) }
}

/** From the top of the border box to the first baseline (CSS Flexbox 1, §8.5). */
function findBaseline(flow: FlowNode): number {
  const { item, node, children } = flow
  const heightPx = node.getComputedHeight()
  if (item?.kind === 'text') {
    const widthPx = node.getComputedWidth()
    const freePx = heightPx - item.text.heightPx(widthPx)
    return spaceAbove(item.layer, freePx) + item.text.baselinePx(widthPx)
  }
  const [first] = children
  if (first === undefined) return heightPx
  const container = item?.kind === 'container' ? item.layer : undefined
  const sharing =
    container !== undefined && isRowLayer(container)
      ? children.find((child) => child.item && alignsByBaseline(child.item, container))
      : undefined
  const deciding = sharing ?? first
  const shift = findLineShifts(flow)?.[children.indexOf(deciding)]
  return findPosition(deciding, flow).y + (shift?.y ?? 0) + findBaseline(deciding)
}

function groupByLine(items: readonly AlignedItem[]): Iterable<readonly AlignedItem[]> {
  const lines = new Map<number, AlignedItem[]>()
  for (const item of items) {
    const key = Math.round(item.startPx / LINE_TOLERANCE_PX)
    const line = lines.get(key)
    if (line === undefined) lines.set(key, [item])
    else line.push(item)
  }
  return lines.values()
}

/** Lines whose tops are nearer than this are one. */
const LINE_TOLERANCE_PX = 1 / 32

function moveDown({ node }: FlowNode, marginPx: number): boolean {
  if (Math.abs(computedMarginTop(node) - marginPx) <= TOLERANCE_PX) return false
  node.setMargin(TOP, marginPx)
  return true
}
