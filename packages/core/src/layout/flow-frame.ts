import type { Length, ResolvedFrame } from '../overrides/resolved-template.ts'
import type { IntrinsicWidths } from './intrinsic-widths.ts'
import type { LayoutItem } from './layout-item.ts'
import { findAspectRatio } from './measure-image.ts'

/**
 * The frame that Yoga is given for an item of a flex line.
 *
 * Yoga ignores a flex basis where the container has no size of its own, measures `auto` against the
 * room there is, and lets an aspect ratio overrule a height. In CSS the size along the main axis says
 * no more than the base size, so the base size takes its place here, and a ratio that has already
 * been used up is left out.
 */
export function findFlowFrame(
  item: LayoutItem,
  axis: 'row' | 'column',
  widths: IntrinsicWidths,
): ResolvedFrame {
  const { frame } = item.layer
  const ratio = findAspectRatio(item)
  if (axis === 'column') {
    const height = findBasis(item) ?? frame.height ?? divide(frame.width, ratio)
    const isUsedUp = height !== undefined && frame.width !== undefined
    return { ...frame, height, aspectRatio: isUsedUp ? undefined : ratio }
  }
  const width = findBasis(item) ?? frame.width ?? findRowBase(item, ratio, widths)
  const isUsedUp = width !== undefined && frame.height !== undefined
  return { ...frame, width, aspectRatio: isUsedUp ? undefined : ratio }
}

function findBasis(item: LayoutItem): Length | undefined {
  const { basis } = item.layer.flex
  return basis === 'auto' ? undefined : basis
}

/** What `flex-basis: auto` means for an item without a width (CSS Flexbox 1, §9.2.3). */
function findRowBase(
  item: LayoutItem,
  ratio: number | undefined,
  widths: IntrinsicWidths,
): Length | undefined {
  const { height } = item.layer.frame
  if (ratio !== undefined) return divide(height, 1 / ratio)
  const sizesItself = item.kind === 'text' || item.kind === 'container'
  return sizesItself ? widths.contentWidth(item, 'maxContent') : undefined
}

function divide(length: Length | undefined, by: number | undefined): number | undefined {
  return typeof length === 'number' && by !== undefined ? length / by : undefined
}
