import type { Segment } from './analyzed-text.ts'
import { type BreakOptions, type LineRange, lineRange, lineWidth } from './break-lines.ts'
import { lowerBound } from './segment-search.ts'

/** Places to break that are weighed against each other; of a longer paragraph only the end is. */
const MAX_BREAKS = 240
/** Share of the box below which a word alone on the last line is an orphan. */
const ORPHAN_SHARE = 1 / 3
/** Raggedness, in boxes squared, that is taken on to bring an orphan company. */
const ORPHAN_COST = 4
/** The same, to keep a word in one piece. */
const HYPHEN_COST = 0.05
/** More than any raggedness, so that no line is added. */
const LINE_COST = 1e6

/** The best way known to break the text up to a place. */
interface Way {
  readonly cost: number
  /** Index of the place at which the last line starts; -1 at the start. */
  readonly from: number
  readonly line: LineRange | undefined
}

/**
 * Breaks a paragraph where its lines as a whole are most even: the least sum of squared room at their
 * ends (as Knuth and Plass, "Breaking Paragraphs into Lines", 1981, without glue), and no orphan on
 * the last where that can be had. Never more lines than `filled` has.
 *
 * Quadratic in the places to break that fit on a line, bounded by weighing the last 240 only.
 *
 * @param filled The lines with each as long as fits.
 */
export function smoothLines(
  segment: Segment,
  filled: readonly LineRange[],
  options: BreakOptions,
): readonly LineRange[] {
  const { widthPx } = options
  if (filled.length < 2 || filled.some((line) => lineWidth(segment, line) > widthPx)) return filled
  const { opportunities } = segment
  const kept = filled.filter(
    (line) => opportunities.length - lowerBound(opportunities, line.end) > MAX_BREAKS,
  )
  const start = kept.at(-1)?.end ?? 0
  const places = [start, ...opportunities.slice(lowerBound(opportunities, start + 1))]
  const lines = findSmoothest(segment, places, widthPx)
  const isShorter = kept.length + lines.length <= filled.length
  return lines.length > 0 && isShorter ? [...kept, ...lines] : filled
}

/** @returns Nothing when some stretch fits on no line. */
function findSmoothest(
  segment: Segment,
  places: readonly number[],
  widthPx: number,
): readonly LineRange[] {
  const ways: Way[] = [{ cost: 0, from: -1, line: undefined }]
  for (let to = 1; to < places.length; to++) {
    let best: Way = { cost: Number.POSITIVE_INFINITY, from: -1, line: undefined }
    for (let from = to - 1; from >= 0; from--) {
      const line = lineRange(segment, places[from] ?? 0, places[to] ?? 0)
      const roomPx = widthPx - lineWidth(segment, line)
      if (roomPx < 0) break
      const shape = { room: roomPx / widthPx, isLast: to === places.length - 1, words: to - from }
      const cost = (ways[from]?.cost ?? 0) + costOf(shape, line)
      if (cost < best.cost) best = { cost, from, line }
    }
    ways.push(best)
  }
  const lines: LineRange[] = []
  let way = ways.at(-1)
  while (way?.line !== undefined) {
    lines.unshift(way.line)
    way = ways[way.from]
  }
  return Number.isFinite(ways.at(-1)?.cost ?? 0) ? lines : []
}

interface LineShape {
  /** What is left of the box, 0..1. */
  readonly room: number
  readonly isLast: boolean
  /** Stretches between places to break. */
  readonly words: number
}

function costOf({ room, isLast, words }: LineShape, { suffix }: LineRange): number {
  const hyphenCost = suffix === '' ? 0 : HYPHEN_COST
  if (!isLast) return LINE_COST + room ** 2 + hyphenCost
  const isOrphan = words === 1 && 1 - room < ORPHAN_SHARE
  return LINE_COST + (isOrphan ? ORPHAN_COST : 0)
}
