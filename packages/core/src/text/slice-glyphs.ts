import type { Item, Segment } from './analyzed-text.ts'
import { shapeRange } from './measure-range.ts'
import type { ShapedGlyphs } from './shaping/shaped-glyphs.ts'

/** The part `from` up to `to` of some glyphs, whose clusters count from `origin` in the segment. */
export interface GlyphSlice {
  readonly glyphs: ShapedGlyphs
  readonly from: number
  readonly to: number
  readonly origin: number
}

/**
 * The glyphs of an item between two offsets: a part of what was shaped where it may be cut, shaped
 * again where letters join or kern across the cut.
 */
export function sliceGlyphs(
  segment: Segment,
  item: Item,
  range: { readonly start: number; readonly end: number },
): GlyphSlice {
  const start = Math.max(item.start, range.start)
  const end = Math.min(item.end, range.end)
  const { shaped } = item
  if (start === item.start && end === item.end) {
    return { glyphs: shaped, from: 0, to: shaped.glyphIds.length, origin: start }
  }
  if (segment.safeToCut[start] !== 1 || segment.safeToCut[end] !== 1) {
    const glyphs = shapeRange(item, segment.text, start, end)
    return { glyphs, from: 0, to: glyphs.glyphIds.length, origin: start }
  }
  // Clusters ascend from left to right, or descend in right-to-left text.
  const [first, last] = [start - item.start, end - item.start]
  const [from, to] =
    item.level % 2 === 1
      ? [countAtLeast(shaped.clusters, last), countAtLeast(shaped.clusters, first)]
      : [countBelow(shaped.clusters, first), countBelow(shaped.clusters, last)]
  return { glyphs: shaped, from, to, origin: item.start }
}

/** How many of ascending numbers are below a limit. */
function countBelow(ascending: Uint32Array, limit: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}

/** How many of descending numbers are not below a limit. */
function countAtLeast(descending: Uint32Array, limit: number): number {
  let low = 0
  let high = descending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((descending[middle] ?? 0) >= limit) low = middle + 1
    else high = middle
  }
  return low
}
