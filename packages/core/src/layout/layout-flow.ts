import { buildYogaTree, type FlowNode } from './build-yoga-tree.ts'
import type { IntrinsicWidths } from './intrinsic-widths.ts'
import type { ContainerItem } from './layout-item.ts'
import type { LayoutEngine } from './load-yoga.ts'
import { type FlowBox, readFlowBoxes } from './read-boxes.ts'
import { settleFlow } from './settle-flow.ts'
import { withYogaTree } from './with-yoga-tree.ts'

export interface FlowBounds {
  readonly widthPx: number
  /** `undefined` lets the content decide, between the two bounds. */
  readonly heightPx: number | undefined
  readonly minHeightPx: number
  /** `Infinity` for no bound. */
  readonly maxHeightPx: number
  /** What shares in the container's own padding are taken of. */
  readonly blockWidthPx: number
}

export interface FlowTools {
  readonly engine: LayoutEngine
  readonly widths: IntrinsicWidths
}

/** Lays out a container of known width and all that is in its flow, by flexbox. */
export function layoutFlow(
  container: ContainerItem,
  bounds: FlowBounds,
  { engine, widths }: FlowTools,
): FlowBox {
  return withYogaTree(engine, (tree) => {
    const { root } = tree
    root.setWidth(bounds.widthPx)
    if (bounds.heightPx !== undefined) root.setHeight(bounds.heightPx)
    if (bounds.minHeightPx > 0) root.setMinHeight(bounds.minHeightPx)
    if (Number.isFinite(bounds.maxHeightPx)) root.setMaxHeight(bounds.maxHeightPx)
    const flow: FlowNode = buildYogaTree(tree, container, {
      widths,
      isHeightDefinite: bounds.heightPx !== undefined,
    })
    const calculate = () => tree.calculate(bounds.blockWidthPx, Number.NaN)
    calculate()
    settleFlow(flow, widths, calculate)
    return readFlowBoxes(flow)
  })
}
