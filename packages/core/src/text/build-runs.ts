import type { Item, Segment } from './analyzed-text.ts'
import { visualOrder } from './bidi/visual-order.ts'
import type { LineRange } from './break-lines.ts'
import { spacingAfter } from './measure-advances.ts'
import { measureRange } from './measure-range.ts'
import type { GlyphRun } from './paragraph.ts'
import { findItem, itemBefore } from './segment-search.ts'
import { sliceGlyphs } from './slice-glyphs.ts'

export interface BuiltRuns {
  /** Left to right. */
  readonly runs: readonly GlyphRun[]
  readonly widthPx: number
}

/**
 * Places the glyphs of a line's content from x = 0 on, in visual order.
 *
 * @param scale Factor from the authored size to the fitted one.
 */
export function buildRuns(segment: Segment, line: LineRange, scale: number): BuiltRuns {
  const items = itemsOn(segment, line)
  const lastCluster = findLastCluster(segment, line.contentEnd)
  const runs: GlyphRun[] = []
  let xPx = 0
  for (const index of visualOrder(items.map((item) => item.level))) {
    const item = items[index]
    if (item === undefined) continue
    if (item.kind === 'tab') {
      const before = measureRange(segment, line.start, item.start)
      xPx += (measureRange(segment, line.start, item.end) - before) * scale
      continue
    }
    const run = buildRun({ segment, item, line, lastCluster, xPx, scale })
    runs.push(run)
    xPx += run.widthPx
  }
  return { runs, widthPx: xPx }
}

/** The items that have content on the line, in logical order. */
function itemsOn(segment: Segment, line: LineRange): readonly Item[] {
  if (line.contentEnd <= line.start) return []
  const { items } = segment
  return items.slice(findItem(items, line.start), findItem(items, line.contentEnd - 1) + 1)
}

/** Offset of the last cluster of a line, behind which no letter spacing is added. */
function findLastCluster(segment: Segment, contentEnd: number): number {
  const item = itemBefore(segment, contentEnd)
  if (item === undefined || item.letterSpacingPx === 0) return -1
  let last = item.start
  for (const cluster of item.shaped.clusters) {
    const offset = item.start + cluster
    if (offset < contentEnd && offset > last) last = offset
  }
  return last
}

interface RunInput {
  readonly segment: Segment
  readonly item: Item
  readonly line: LineRange
  readonly lastCluster: number
  /** Left edge. */
  readonly xPx: number
  readonly scale: number
}

function buildRun(input: RunInput): GlyphRun {
  const { segment, item, line, scale } = input
  const slice = sliceGlyphs(segment, item, { start: line.start, end: line.contentEnd })
  const { glyphs, from, to, origin } = slice
  const rtl = item.level % 2 === 1
  const pxPerUnit = item.pxPerUnit * scale
  const raisePx = item.span.style.raisePx * scale
  const xs = new Float32Array(to - from)
  const ys = new Float32Array(to - from)
  const clusters = new Uint32Array(to - from)
  let { xPx } = input
  for (let i = from; i < to; i++) {
    const cluster = glyphs.clusters[i] ?? 0
    // Spacing comes after a cluster as read: on its left in right-to-left text.
    const spacingPx =
      cluster === glyphs.clusters[rtl ? i - 1 : i + 1] ? 0 : spacing(input, origin + cluster)
    if (rtl) xPx += spacingPx
    clusters[i - from] = segment.start + origin + cluster
    xs[i - from] = xPx + (glyphs.xOffsets[i] ?? 0) * pxPerUnit
    ys[i - from] = -(glyphs.yOffsets[i] ?? 0) * pxPerUnit - raisePx
    xPx += (glyphs.advances[i] ?? 0) * pxPerUnit
    if (!rtl) xPx += spacingPx
  }
  return {
    face: item.face,
    fontSizePx: item.span.style.fontSizePx * scale,
    span: item.span.index,
    direction: rtl ? 'rtl' : 'ltr',
    xPx: input.xPx,
    widthPx: xPx - input.xPx,
    glyphIds: glyphs.glyphIds.subarray(from, to),
    xs,
    ys,
    clusters,
  }
}

function spacing({ segment, item, lastCluster, scale }: RunInput, offset: number): number {
  const px = spacingAfter(item, segment.text, offset)
  return (offset === lastCluster ? px - item.letterSpacingPx : px) * scale
}
