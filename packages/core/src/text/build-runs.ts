import type { Item, Segment } from './analyzed-text.ts'
import { visualOrder } from './bidi/visual-order.ts'
import type { LineRange } from './break-lines.ts'
import { spacingAfter } from './measure-advances.ts'
import { tabWidth } from './measure-range.ts'
import type { GlyphRun } from './paragraph.ts'
import { findItem, itemBefore } from './segment-search.ts'
import { sliceGlyphs } from './slice-glyphs.ts'

export interface BuiltRuns {
  /** Left to right. */
  readonly runs: readonly GlyphRun[]
  readonly widthPx: number
}

interface Piece {
  readonly item: Item
  readonly level: number
  readonly place: (xPx: number) => GlyphRun | undefined
  readonly widthPx: number
}

/**
 * Places the glyphs of a line's content from x = 0 on, in visual order.
 *
 * @param scale Factor from the authored size to the fitted one.
 */
export function buildRuns(segment: Segment, line: LineRange, scale: number): BuiltRuns {
  const pieces = cutPieces(segment, line, scale)
  const runs: GlyphRun[] = []
  let xPx = 0
  for (const index of visualOrder(pieces.map((piece) => piece.level))) {
    const piece = pieces[index]
    const run = piece?.place(xPx)
    if (run !== undefined) runs.push(run)
    xPx += piece?.widthPx ?? 0
  }
  return { runs, widthPx: xPx }
}

/** The parts of the items that lie on the line, in logical order. */
function cutPieces(segment: Segment, line: LineRange, scale: number): readonly Piece[] {
  const pieces: Piece[] = []
  if (line.contentEnd <= line.start) return pieces
  const last = lastCluster(segment, line.contentEnd)
  let widthPx = 0
  for (let i = findItem(segment.items, line.start); i < segment.items.length; i++) {
    const item = segment.items[i]
    if (item === undefined || item.start >= line.contentEnd) break
    const piece =
      item.kind === 'tab'
        ? tabPiece(item, widthPx, scale)
        : textPiece({
            segment,
            item,
            range: { start: line.start, end: line.contentEnd },
            last,
            scale,
          })
    pieces.push(piece)
    widthPx += piece.widthPx
  }
  return pieces
}

/** Offset of the last cluster of a line, behind which no letter spacing is added. */
function lastCluster(segment: Segment, contentEnd: number): number {
  const item = itemBefore(segment, contentEnd)
  if (item === undefined || item.letterSpacingPx === 0) return -1
  let last = item.start
  for (const cluster of item.shaped.clusters) {
    const offset = item.start + cluster
    if (offset < contentEnd && offset > last) last = offset
  }
  return last
}

function tabPiece(item: Item, fromPx: number, scale: number): Piece {
  return {
    item,
    level: item.level,
    widthPx: tabWidth(item, fromPx / scale) * scale,
    place: () => undefined,
  }
}

interface TextPieceInput {
  readonly segment: Segment
  readonly item: Item
  readonly range: { readonly start: number; readonly end: number }
  readonly last: number
  readonly scale: number
}

function textPiece(input: TextPieceInput): Piece {
  const { segment, item, scale } = input
  const { glyphs, start } = sliceGlyphs(segment, item, input.range)
  const rtl = item.level % 2 === 1
  const count = glyphs.glyphIds.length
  const pxPerUnit = item.pxPerUnit * scale
  const xs = new Float32Array(count)
  const ys = new Float32Array(count)
  const clusters = new Uint32Array(count)
  const spacing = (offset: number): number => {
    const px = spacingAfter(item, segment.text, offset)
    return (offset === input.last ? px - item.letterSpacingPx : px) * scale
  }
  let xPx = 0
  for (let i = 0; i < count; i++) {
    const offset = start + (glyphs.clusters[i] ?? 0)
    // Spacing comes after a cluster as read: on its left in right-to-left text.
    if (rtl && glyphs.clusters[i] !== glyphs.clusters[i - 1]) xPx += spacing(offset)
    clusters[i] = segment.start + offset
    xs[i] = xPx + (glyphs.xOffsets[i] ?? 0) * pxPerUnit
    ys[i] = -(glyphs.yOffsets[i] ?? 0) * pxPerUnit
    xPx += (glyphs.advances[i] ?? 0) * pxPerUnit
    if (!rtl && glyphs.clusters[i] !== glyphs.clusters[i + 1]) xPx += spacing(offset)
  }
  const widthPx = xPx
  return {
    item,
    level: item.level,
    widthPx,
    place: (leftPx) => ({
      face: item.face,
      fontSizePx: item.span.style.fontSizePx * scale,
      span: item.span.index,
      direction: rtl ? 'rtl' : 'ltr',
      xPx: leftPx,
      widthPx,
      glyphIds: glyphs.glyphIds,
      xs: leftPx === 0 ? xs : xs.map((x) => x + leftPx),
      ys,
      clusters,
    }),
  }
}
