import type { FlexAlign } from '../overrides/resolved-frame.ts'
import type { ResolvedContainer } from '../overrides/resolved-template.ts'
import { isRowLayer } from './flow-layer.ts'
import type { LayoutItem } from './layout-item.ts'

/** How an item is aligned across the main axis. */
export function effectiveAlign(item: LayoutItem, container: ResolvedContainer): FlexAlign {
  const { alignSelf } = item.layer.flex
  return alignSelf === 'auto' ? container.align : alignSelf
}

/** Whether an item without a size across the main axis takes that of its line. */
export function isStretchedAcross(item: LayoutItem, container: ResolvedContainer): boolean {
  const { top, right, bottom, left } = item.layer.flex.margin
  const across = isRowLayer(container) ? [top, bottom] : [left, right]
  return effectiveAlign(item, container) === 'stretch' && !across.includes('auto')
}
