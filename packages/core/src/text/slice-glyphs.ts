import type { Item, Segment } from './analyzed-text.ts'
import { shapeRange } from './measure-range.ts'
import type { ShapedGlyphs } from './shaping/shaped-glyphs.ts'

/** The glyphs of a part of an item; clusters count from `start`, in the segment. */
export interface PlacedGlyphs {
  readonly glyphs: ShapedGlyphs
  readonly start: number
}

/**
 * The glyphs of an item between two offsets: a part of what was shaped where it may be cut, shaped
 * again where letters join or kern across the cut.
 */
export function sliceGlyphs(segment: Segment, item: Item, range: SliceRange): PlacedGlyphs {
  const start = Math.max(item.start, range.start)
  const end = Math.min(item.end, range.end)
  if (start === item.start && end === item.end) return { glyphs: item.shaped, start }
  if (segment.safeToCut[start] === 1 && segment.safeToCut[end] === 1) {
    return { glyphs: cutGlyphs(item, start - item.start, end - item.start), start: item.start }
  }
  return { glyphs: shapeRange(item, segment.text, start, end), start }
}

export interface SliceRange {
  readonly start: number
  readonly end: number
}

function cutGlyphs(item: Item, start: number, end: number): ShapedGlyphs {
  const { shaped } = item
  const rtl = item.level % 2 === 1
  // Clusters ascend from left to right, or descend in right-to-left text.
  const first = countClusters(shaped.clusters, (cluster) =>
    rtl ? cluster >= end : cluster < start,
  )
  const last = countClusters(shaped.clusters, (cluster) => (rtl ? cluster >= start : cluster < end))
  return {
    glyphIds: shaped.glyphIds.subarray(first, last),
    clusters: shaped.clusters.subarray(first, last),
    advances: shaped.advances.subarray(first, last),
    xOffsets: shaped.xOffsets.subarray(first, last),
    yOffsets: shaped.yOffsets.subarray(first, last),
    unsafeToBreak: shaped.unsafeToBreak.subarray(first, last),
  }
}

/** How many clusters from the left satisfy a test that holds up to some place and not behind it. */
function countClusters(clusters: Uint32Array, test: (cluster: number) => boolean): number {
  let low = 0
  let high = clusters.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (test(clusters[middle] ?? 0)) low = middle + 1
    else high = middle
  }
  return low
}
