import type { Item, Segment } from './analyzed-text.ts'
import { spacingAfter } from './measure-advances.ts'
import { findItem } from './segment-search.ts'
import { shapeText } from './shaping/shape-text.ts'
import type { ShapedGlyphs } from './shaping/shaped-glyphs.ts'

/** Px that a range of a segment takes on a line of its own. */
export function measureRange(segment: Segment, start: number, end: number): number {
  let width = 0
  let from = start
  for (const tab of segment.tabs) {
    if (tab.start < from) continue
    if (tab.start >= end) break
    width += measurePlain(segment, from, tab.start)
    width += tabWidth(tab, width, segment.tabSize)
    from = tab.end
  }
  return width + measurePlain(segment, from, end)
}

/** Px from a place on a line to the tab's end: CSS `tab-size`, a stop at every so many spaces. */
function tabWidth(tab: Item, fromPx: number, tabSize: number): number {
  const { letterSpacingPx, wordSpacingPx } = tab.span.style
  const spacePx = spaceUnits(tab) * tab.pxPerUnit + letterSpacingPx + wordSpacingPx
  const stop = tabSize * spacePx
  if (stop <= 0) return 0
  // CSS Text 3, 4.2: a stop nearer than half a digit is passed over for the next.
  const next = Math.ceil((fromPx + spacePx / 2) / stop) * stop
  return next - fromPx
}

function spaceUnits(tab: Item): number {
  const shaped = shapeText({
    ...{ face: tab.face, text: ' ', start: 0, end: 1 },
    ...{ script: 'Zyyy', language: tab.language, rtl: false },
    ...{ features: tab.span.features, featureKey: tab.span.featureKey },
  })
  return shaped.advances[0] ?? 0
}

function measurePlain(segment: Segment, start: number, end: number): number {
  if (start >= end) return 0
  const { prefixPx, safeToCut } = segment
  let width = (prefixPx[end] ?? 0) - (prefixPx[start] ?? 0)
  if (safeToCut[start] !== 1) width += cutDifference(segment, start, 'after')
  if (safeToCut[end] !== 1) width += cutDifference(segment, end, 'before')
  return width
}

/**
 * What a cut inside shaped text adds to the width of one side: the letters up to the nearest safe
 * place, shaped apart, against what they take together.
 */
function cutDifference(segment: Segment, cut: number, side: 'before' | 'after'): number {
  const item = segment.items[findItem(segment.items, cut)]
  if (item === undefined) return 0
  const step = side === 'after' ? 1 : -1
  let safe = cut + step
  while (safe > item.start && safe < item.end && segment.safeToCut[safe] !== 1) safe += step
  const [start, end] = side === 'after' ? [cut, safe] : [safe, cut]
  const { prefixPx } = segment
  const together = (prefixPx[end] ?? 0) - (prefixPx[start] ?? 0)
  return (
    shapedWidth(item, segment.text, shapeRange(item, segment.text, start, end), start) - together
  )
}

/** Shapes a part of an item apart from the rest of it. */
export function shapeRange(item: Item, text: string, start: number, end: number): ShapedGlyphs {
  return shapeText({
    ...{ face: item.face, text, start, end, script: item.script, language: item.language },
    rtl: item.level % 2 === 1,
    features: item.span.features,
    featureKey: item.span.featureKey,
  })
}

function shapedWidth(item: Item, text: string, shaped: ShapedGlyphs, start: number): number {
  let width = 0
  let lastCluster = -1
  for (const [index, cluster] of shaped.clusters.entries()) {
    width += (shaped.advances[index] ?? 0) * item.pxPerUnit
    if (cluster !== lastCluster) width += spacingAfter(item, text, start + cluster)
    lastCluster = cluster
  }
  return width
}

/** Px of a hyphen or ellipsis behind an item, as an estimate: in its font, without kerning. */
export function measureSuffix(item: Item, suffix: string): number {
  return shapedWidth(item, suffix, shapeRange(item, suffix, 0, suffix.length), 0)
}
