import type { ResolvedContainer } from '../overrides/resolved-template.ts'
import type { FlowNode } from './build-yoga-tree.ts'

/** The flex container that a node is; grids decide the sizes of their cells themselves. */
export function findFlexContainer({ item }: FlowNode): ResolvedContainer | undefined {
  return item?.kind === 'container' && item.layer.columns === undefined ? item.layer : undefined
}
