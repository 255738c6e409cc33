import type { Length, ResolvedFrame } from '../overrides/resolved-frame.ts'
import type { FlowStyle } from './flow-style.ts'
import type { IntrinsicWidths } from './intrinsic-widths.ts'
import type { LayoutItem } from './layout-item.ts'
import { findAspectRatio } from './measure-image.ts'

/**
 * The frame that Yoga is given for an item of a flex line.
 *
 * Yoga ignores a flex basis where the container has no size of its own, and measures `auto` against
 * the room there is. In CSS the size along the main axis says no more than the base size, so the base
 * size takes its place here. Leaves follow a ratio when they are measured; Yoga's own, which overrules
 * heights and stretching, is left to containers without a height.
 */
export function findFlowFrame(
  item: LayoutItem,
  { frame, basis, isStretched }: FlowStyle,
  flow: { readonly axis: 'row' | 'column'; readonly widths: IntrinsicWidths },
): ResolvedFrame {
  const ratio = findAspectRatio(item)
  const given = basis === 'auto' ? undefined : basis
  if (flow.axis === 'column') {
    const height = given ?? frame.height ?? divide(frame.width, ratio)
    const ownWidth = isStretched ? undefined : divide(frame.height, ratio && 1 / ratio)
    const width = frame.width ?? ownWidth
    return { ...frame, width, height, aspectRatio: findYogaRatio(item, height) }
  }
  const width = given ?? frame.width ?? divide(frame.height, ratio && 1 / ratio)
  const base = width ?? findContentBase(item, flow.widths)
  return { ...frame, width: base, aspectRatio: findYogaRatio(item, frame.height) }
}

/** What `flex-basis: auto` means for an item without a width (CSS Flexbox 1, §9.2.3). */
function findContentBase(item: LayoutItem, widths: IntrinsicWidths): number | undefined {
  const sizesItself = item.kind === 'text' || item.kind === 'container'
  return sizesItself ? widths.contentWidth(item, 'maxContent') : undefined
}

function findYogaRatio(item: LayoutItem, height: Length | undefined): number | undefined {
  return item.kind === 'container' && height === undefined ? findAspectRatio(item) : undefined
}

function divide(length: Length | undefined, by: number | undefined): number | undefined {
  return typeof length === 'number' && by !== undefined ? length / by : undefined
}
