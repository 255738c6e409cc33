import type { Length, ResolvedFrame } from '../overrides/resolved-frame.ts'
import type { ResolvedContainer } from '../overrides/resolved-template.ts'
import { isStretchedAcross } from './cross-alignment.ts'
import { isRowLayer } from './flow-layer.ts'
import type { LayoutItem } from './layout-item.ts'

/** The sizes that apply to an item in its container. */
export interface FlowStyle {
  readonly frame: ResolvedFrame
  readonly basis: Length | 'auto'
  /** True when the item takes the size of its line across, for want of one of its own. */
  readonly isStretched: boolean
}

/**
 * Leaves out shares of a height that only the content decides: they are as good as absent
 * (CSS Sizing 3, §5.2.1), while Yoga would take them of the room there is.
 */
export function findFlowStyle(
  item: LayoutItem,
  container: ResolvedContainer | undefined,
  isHeightDefinite: boolean,
): FlowStyle {
  const { frame, flex } = item.layer
  const isStretched = container !== undefined && isStretchedAcross(item, container)
  if (isHeightDefinite) return { frame, basis: flex.basis, isStretched }
  const isShareOfHeight =
    typeof flex.basis === 'string' &&
    flex.basis !== 'auto' &&
    container !== undefined &&
    !isRowLayer(container)
  // A basis that cannot be resolved stands for the content, whatever the height says.
  const height = isShareOfHeight ? undefined : withoutShare(frame.height)
  const minHeight = withoutShare(frame.minHeight)
  const maxHeight = withoutShare(frame.maxHeight)
  const isSame =
    height === frame.height && minHeight === frame.minHeight && maxHeight === frame.maxHeight
  return {
    frame: isSame ? frame : { ...frame, height, minHeight, maxHeight },
    basis: isShareOfHeight ? 'auto' : flex.basis,
    isStretched,
  }
}

function withoutShare(length: Length | undefined): number | undefined {
  return typeof length === 'number' ? length : undefined
}

/**
 * Whether shares of an item's height can be taken (CSS Flexbox 1, §9.8). Those of an item that a row
 * stretches are: its contents are laid out once more at the height of the line.
 */
export function hasDefiniteHeight(
  style: FlowStyle,
  parent: { readonly layer: ResolvedContainer; readonly isHeightDefinite: boolean },
): boolean {
  if (style.frame.height !== undefined) return true
  if (parent.layer.wrap !== 'nowrap') return false
  return isRowLayer(parent.layer) ? style.isStretched : parent.isHeightDefinite
}
