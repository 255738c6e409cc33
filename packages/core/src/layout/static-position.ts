import type { Point, Size } from '../foundation/geometry.ts'
import type { FlexAlign, FlexJustify } from '../overrides/resolved-frame.ts'
import type { ResolvedContainer } from '../overrides/resolved-template.ts'
import { resolveLength } from './resolve-length.ts'

export interface StaticPositionInput {
  readonly container: ResolvedContainer
  /** Border box of the container. */
  readonly containerSize: Size
  /** What shares in the container's padding are taken of. */
  readonly blockWidthPx: number
  readonly childSize: Size
  readonly alignSelf: FlexAlign | 'auto'
}

/**
 * Where an absolute child goes on an axis for which its frame names no edge: where it would be as
 * the only child in the flow (CSS Flexbox 1, §4.1). From the corner of the container's padding box.
 */
export function findStaticPosition(input: StaticPositionInput): Point {
  const { container, containerSize, blockWidthPx, childSize } = input
  const border = container.border?.width ?? 0
  const left = resolveLength(container.padding.left, blockWidthPx)
  const right = resolveLength(container.padding.right, blockWidthPx)
  const top = resolveLength(container.padding.top, blockWidthPx)
  const bottom = resolveLength(container.padding.bottom, blockWidthPx)
  const freeX = containerSize.width - 2 * border - left - right - childSize.width
  const freeY = containerSize.height - 2 * border - top - bottom - childSize.height
  const { main, cross } = findShares(container, input.alignSelf)
  const isRow = container.direction === 'row' || container.direction === 'row-reverse'
  return {
    x: left + freeX * (isRow ? main : cross),
    y: top + freeY * (isRow ? cross : main),
  }
}

/** The share of the free space that lies before a single item. */
const MAIN_SHARE: Readonly<Record<FlexJustify, number>> = {
  start: 0,
  center: 0.5,
  end: 1,
  'space-between': 0,
  'space-around': 0.5,
  'space-evenly': 0.5,
}

const CROSS_SHARE: Readonly<Record<FlexAlign, number>> = {
  start: 0,
  center: 0.5,
  end: 1,
  stretch: 0,
  baseline: 0,
}

function findShares(
  container: ResolvedContainer,
  alignSelf: FlexAlign | 'auto',
): { readonly main: number; readonly cross: number } {
  const isReversed =
    container.direction === 'row-reverse' || container.direction === 'column-reverse'
  const main = MAIN_SHARE[container.justify]
  const cross = CROSS_SHARE[alignSelf === 'auto' ? container.align : alignSelf]
  return {
    main: isReversed ? 1 - main : main,
    cross: container.wrap === 'wrap-reverse' ? 1 - cross : cross,
  }
}
