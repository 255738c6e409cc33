import type { Point } from '../foundation/geometry.ts'
import type { ResolvedContainer } from '../overrides/resolved-template.ts'
import type { FlowNode } from './build-yoga-tree.ts'
import {
  BOTTOM,
  computedEdgesAcross,
  computedEdgesDown,
  LEFT,
  RIGHT,
  TOP,
} from './computed-edges.ts'
import { findPosition } from './find-position.ts'
import { findFlexContainer } from './flow-container.ts'
import { isRowLayer } from './flow-layer.ts'
import { findLength } from './resolve-length.ts'
import { TOLERANCE_PX } from './tolerance.ts'

type LineShare = (line: number, count: number) => number

/** Which part of the free space lies before a line, counted from 0 (CSS Box Alignment 3, §5.3). */
const SHARES: Readonly<Record<ResolvedContainer['alignContent'], LineShare | undefined>> = {
  start: undefined,
  center: undefined,
  end: undefined,
  stretch: undefined,
  'space-between': (line, count) => (count > 1 ? line / (count - 1) : 0),
  'space-around': (line, count) => (line + 0.5) / count,
  'space-evenly': (line, count) => (line + 1) / (count + 1),
}

/**
 * How far each child moves across the lines where the space between lines is shared out; `undefined`
 * where none is.
 *
 * Yoga (3.2) adds that space to the items that stretch as well. So it packs these lines at their
 * start, and they are moved apart here.
 */
export function findLineShifts(parent: FlowNode): readonly Point[] | undefined {
  const container = findFlexContainer(parent)
  if (container === undefined || container.wrap === 'nowrap') return undefined
  const share = SHARES[container.alignContent]
  if (share === undefined || parent.children.length === 0) return undefined
  const isRow = isRowLayer(container)
  const isReversed = container.wrap === 'wrap-reverse'
  const spans = parent.children.map((child) => readSpans(child, parent))
  const along = spans.map(({ across, down }) => (isRow ? across : down))
  const between = spans.map(({ across, down }) => (isRow ? down : across))
  const lines = numberLines(container.direction.endsWith('reverse') ? along.map(mirror) : along)
  const freePx = findInner(parent, isRow).lengthPx - measurePacked(between, parent, container)
  if (freePx <= 0) return undefined
  const count = (lines.at(-1) ?? 0) + 1
  return lines.map((line) => {
    const shiftPx = share(line, count) * freePx * (isReversed ? -1 : 1)
    return isRow ? { x: 0, y: shiftPx } : { x: shiftPx, y: 0 }
  })
}

interface Span {
  readonly startPx: number
  readonly endPx: number
}

const mirror = ({ startPx, endPx }: Span): Span => ({ startPx: -endPx, endPx: -startPx })

/** The margin box of a child in its parent's border box, as if it had no relative offset. */
function readSpans(child: FlowNode, parent: FlowNode): { across: Span; down: Span } {
  const { node } = child
  const { left, top, right, bottom } = child.style.frame
  const { x, y } = findPosition(child, parent)
  const spanOf = (startPx: number, lengthPx: number, edges: readonly [number, number]): Span => ({
    startPx: startPx - edges[0],
    endPx: startPx + lengthPx + edges[1],
  })
  const offsetX = findOffset(left, right, findInner(parent, false).lengthPx)
  const offsetY = findOffset(top, bottom, findInner(parent, true).lengthPx)
  return {
    across: spanOf(x - offsetX, node.getComputedWidth(), [
      node.getComputedMargin(LEFT),
      node.getComputedMargin(RIGHT),
    ]),
    down: spanOf(y - offsetY, node.getComputedHeight(), [
      node.getComputedMargin(TOP),
      node.getComputedMargin(BOTTOM),
    ]),
  }
}

type FrameLength = FlowNode['style']['frame']['left']

function findOffset(near: FrameLength, far: FrameLength, basePx: number): number {
  return findLength(near, basePx) ?? -(findLength(far, basePx) ?? 0)
}

/** The number of its line for each item: within a line, each starts behind the one before. */
function numberLines(along: readonly Span[]): readonly number[] {
  let line = 0
  let endPx = Number.NEGATIVE_INFINITY
  return along.map((span) => {
    if (span.startPx < endPx - TOLERANCE_PX) line++
    endPx = span.endPx
    return line
  })
}

/** The content box of a container, down (between the lines of a row) or across. */
function findInner(parent: FlowNode, isDown: boolean): { startPx: number; lengthPx: number } {
  const { node } = parent
  const border = node.getComputedBorder(isDown ? TOP : LEFT)
  const startPx = node.getComputedPadding(isDown ? TOP : LEFT) + border
  const lengthPx = isDown
    ? node.getComputedHeight() - computedEdgesDown(parent)
    : node.getComputedWidth() - computedEdgesAcross(parent)
  return { startPx, lengthPx }
}

/** What the lines and their gaps take up, packed at the side where the first line is. */
function measurePacked(
  between: readonly Span[],
  parent: FlowNode,
  container: ResolvedContainer,
): number {
  const { startPx, lengthPx } = findInner(parent, isRowLayer(container))
  if (container.wrap === 'wrap-reverse') {
    return startPx + lengthPx - Math.min(...between.map((span) => span.startPx))
  }
  return Math.max(...between.map((span) => span.endPx)) - startPx
}
