import type { Length, ResolvedEdges, ResolvedFrame } from '../overrides/resolved-frame.ts'
import { findLength, resolveLength } from './resolve-length.ts'

/** One axis of a layer that is placed by its frame, all in px of its containing block. */
export interface AbsoluteAxis {
  /** Size of the containing block. */
  readonly block: number
  /** Distance of the near edges: `left` or `top`. */
  readonly start: number | undefined
  /** Distance of the far edges: `right` or `bottom`. */
  readonly end: number | undefined
  readonly size: number | undefined
  readonly min: number
  readonly max: number
  readonly marginStart: number | 'auto'
  readonly marginEnd: number | 'auto'
}

export interface AxisSource {
  readonly frame: ResolvedFrame
  /** Absent on the canvas, where margins are of no effect. */
  readonly margin: ResolvedEdges<Length | 'auto'> | undefined
  readonly blockWidth: number
  readonly blockHeight: number
}

export function readHorizontalAxis(source: AxisSource): AbsoluteAxis {
  const { frame, margin, blockWidth: block } = source
  return {
    block,
    start: findLength(frame.left, block),
    end: findLength(frame.right, block),
    size: findLength(frame.width, block),
    min: Math.max(0, findLength(frame.minWidth, block) ?? 0),
    max: findLength(frame.maxWidth, block) ?? Number.POSITIVE_INFINITY,
    marginStart: readMargin(margin?.left, block),
    marginEnd: readMargin(margin?.right, block),
  }
}

export function readVerticalAxis(source: AxisSource): AbsoluteAxis {
  const { frame, margin, blockHeight: block, blockWidth } = source
  return {
    block,
    start: findLength(frame.top, block),
    end: findLength(frame.bottom, block),
    size: findLength(frame.height, block),
    min: Math.max(0, findLength(frame.minHeight, block) ?? 0),
    max: findLength(frame.maxHeight, block) ?? Number.POSITIVE_INFINITY,
    // CSS takes shares of margins from the width, also above and below (CSS Box 3, §3.1).
    marginStart: readMargin(margin?.top, blockWidth),
    marginEnd: readMargin(margin?.bottom, blockWidth),
  }
}

/** The size that the frame alone decides: given, or stretched between two edges. */
export function findDefiniteSize(axis: AbsoluteAxis): number | undefined {
  if (axis.size !== undefined) return clampSize(axis, axis.size)
  if (axis.start === undefined || axis.end === undefined) return undefined
  return clampSize(axis, findAvailableSize(axis))
}

/** Room between the given edges, which bounds content that sizes itself. */
export function findAvailableSize(axis: AbsoluteAxis): number {
  const margins = toPx(axis.marginStart) + toPx(axis.marginEnd)
  return Math.max(0, axis.block - (axis.start ?? 0) - (axis.end ?? 0) - margins)
}

/** As CSS: the minimum wins over the maximum, and no size is negative. */
export function clampSize(axis: AbsoluteAxis, sizePx: number): number {
  return Math.max(axis.min, Math.min(sizePx, axis.max), 0)
}

/** Px from the near edge of the containing block; `undefined` when the frame names no edge. */
export function findOffset(axis: AbsoluteAxis, sizePx: number): number | undefined {
  const { start, end, block } = axis
  if (start !== undefined && end !== undefined) {
    return start + centringMargin(axis, block - start - end - sizePx)
  }
  if (start !== undefined) return start + toPx(axis.marginStart)
  if (end !== undefined) return block - end - toPx(axis.marginEnd) - sizePx
  return undefined
}

/** The margin at the near edge when both edges are given: `auto` shares out what is left (CSS 2.2 §10.3.7). */
function centringMargin(axis: AbsoluteAxis, freePx: number): number {
  if (axis.marginStart !== 'auto') return axis.marginStart
  if (axis.marginEnd !== 'auto') return freePx - axis.marginEnd
  return Math.max(0, freePx / 2)
}

function readMargin(margin: Length | 'auto' | undefined, basePx: number): number | 'auto' {
  if (margin === undefined) return 0
  return margin === 'auto' ? 'auto' : resolveLength(margin, basePx)
}

function toPx(margin: number | 'auto'): number {
  return margin === 'auto' ? 0 : margin
}
