import { alignBaselines } from './align-baselines.ts'
import type { FlowNode } from './build-yoga-tree.ts'
import type { IntrinsicWidths } from './intrinsic-widths.ts'
import {
  type RaisedHeights,
  raiseColumnHeights,
  settleColumnHeights,
} from './settle-column-heights.ts'
import { settleWidths } from './settle-widths.ts'

/** Each round settles at least one level of a nest; real pages need none, one or two. */
const MAX_ROUNDS = 32

/**
 * Brings a laid-out tree from Yoga's rules to those of CSS where the two differ.
 *
 * Each step looks at the boxes as they are, one container at a time, and sets sizes or margins on
 * nodes only where they are wrong; then `calculate` lays out again and the steps start over. A page
 * on which Yoga agrees with CSS is only looked at.
 */
export function settleFlow(root: FlowNode, widths: IntrinsicWidths, calculate: () => void): void {
  const raised: RaisedHeights = new Map()
  const steps: readonly ((flow: FlowNode) => boolean)[] = [
    (flow) => settleWidths(flow, widths),
    (flow) => raiseColumnHeights(flow, raised),
    (flow) => settleColumnHeights(flow, raised),
    alignBaselines,
  ]
  for (let round = 0; round < MAX_ROUNDS; round++) {
    if (!steps.some((step) => settleTree(root, step))) return
    calculate()
  }
}

/** Whether the step set anything, in any container of the tree. */
function settleTree(flow: FlowNode, step: (flow: FlowNode) => boolean): boolean {
  let changed = step(flow)
  for (const child of flow.children) {
    if (child.children.length > 0 && settleTree(child, step)) changed = true
  }
  return changed
}
