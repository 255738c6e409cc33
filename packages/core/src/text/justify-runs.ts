import type { GlyphRun } from './paragraph.ts'

/** Spaces between words; those of a width of their own stay as they are (CSS Text 3, 6.4). */
const SPACE = /[ \u00a0]/
/** Scripts written without spaces, whose characters are moved apart. */
const IDEOGRAPH =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uff60]/u

export interface JustifiedLine {
  /** The whole text, in which clusters count. */
  readonly text: string
  /** Left to right, from x = 0. */
  readonly runs: readonly GlyphRun[]
  readonly widthPx: number
  /** Px that the line is to fill. */
  readonly boxPx: number
  /** Offset in the text behind the last tab, in front of which nothing may move; else the line's start. */
  readonly start: number
  /** Where the line's content ends. */
  readonly end: number
}

/**
 * Widens the places of a line at which it may grow until it fills its box: spaces, and between
 * ideographs, all by the same length. A line without such a place stays as it is.
 */
export function justifyRuns(line: JustifiedLine): readonly GlyphRun[] {
  const { runs, boxPx, widthPx } = line
  const drawn = new Set(runs.flatMap(({ clusters }) => [...clusters]))
  const places = new Set(listPlaces(line).filter((offset) => drawn.has(offset)))
  const extraPx = (boxPx - widthPx) / places.size
  if (places.size === 0 || !(extraPx > 0)) return runs
  let shiftPx = 0
  return runs.map((run) => {
    const spread = spreadRun(run, shiftPx, (cluster) => (places.has(cluster) ? extraPx : 0))
    shiftPx += spread.widthPx - run.widthPx
    return spread
  })
}

/** As all spacing, what is added comes behind a cluster as read: on its left in right-to-left text. */
function spreadRun(run: GlyphRun, byPx: number, extraOf: (cluster: number) => number): GlyphRun {
  const { clusters } = run
  const behind = run.direction === 'rtl' ? -1 : 1
  const xs = new Float32Array(run.xs.length)
  let shiftPx = byPx
  for (const [index, cluster] of clusters.entries()) {
    const extraPx = cluster === clusters[index + behind] ? 0 : extraOf(cluster)
    if (behind < 0) shiftPx += extraPx
    xs[index] = (run.xs[index] ?? 0) + shiftPx
    if (behind > 0) shiftPx += extraPx
  }
  return { ...run, xs, xPx: run.xPx + byPx, widthPx: run.widthPx + shiftPx - byPx }
}

/** Offsets of the characters behind which the line may grow. */
function listPlaces({ text, start, end }: JustifiedLine): readonly number[] {
  const places: number[] = []
  let offset = start
  for (const character of text.slice(start, end)) {
    const next = offset + character.length
    const after = next < end ? String.fromCodePoint(text.codePointAt(next) ?? 0) : ''
    if (after !== '' && mayGrow(character, after)) places.push(offset)
    offset = next
  }
  return places
}

function mayGrow(before: string, after: string): boolean {
  if (SPACE.test(before)) return true
  return !SPACE.test(after) && (IDEOGRAPH.test(before) || IDEOGRAPH.test(after))
}
