import type { Segment } from './analyzed-text.ts'
import { trimHanging } from './hanging-spaces.ts'
import { measureRange, measureSuffix } from './measure-range.ts'
import type { ParagraphStyle } from './paragraph-input.ts'
import { itemBefore, lowerBound } from './segment-search.ts'

/** A line before it is built; offsets count from the segment's start. */
export interface LineRange {
  readonly start: number
  readonly end: number
  /** Where the spaces start that hang at the line's end. */
  readonly contentEnd: number
  /** What is drawn after the content: a hyphen where a word is divided, or the ellipsis. */
  readonly suffix: string
}

export interface BreakOptions {
  /** Px at the authored size; `Infinity` never breaks. */
  readonly widthPx: number
  readonly wrap: ParagraphStyle['wrap']
  readonly wordBreak: 'normal' | 'anywhere'
}

const SOFT_HYPHEN = '\u00ad'
const HYPHEN = '\u2010'
const HYPHEN_MINUS = '-'

/**
 * Breaks a segment into lines, each as long as fits: CSS Text 3, 5, with `overflow-wrap: normal`, or
 * `anywhere` when `wordBreak` says so. Linear in the text.
 */
export function breakLines(segment: Segment, options: BreakOptions): readonly LineRange[] {
  const { opportunities, text } = segment
  if (options.wrap === 'none' || text.length === 0) return [lineRange(segment, 0, text.length)]
  const lines: LineRange[] = []
  let fitting: LineRange | undefined
  for (let i = 0; i < opportunities.length; ) {
    const start = lines.at(-1)?.end ?? 0
    const line = lineRange(segment, start, opportunities[i] ?? text.length)
    if (lineWidth(segment, line) <= options.widthPx) {
      fitting = line
      i++
      continue
    }
    const taken = fitting ?? divideWord(segment, line, options)
    lines.push(taken)
    fitting = undefined
    if (taken.end >= line.end) i++
  }
  if (fitting !== undefined) lines.push(fitting)
  return lines
}

/** The line between two offsets, without the spaces that hang at its end. */
export function lineRange(segment: Segment, start: number, end: number): LineRange {
  const contentEnd = Math.max(start, trimHanging(segment.text, end))
  const isSoft = segment.text[contentEnd - 1] === SOFT_HYPHEN && end < segment.text.length
  if (!isSoft && !segment.hyphenations.has(end)) return { start, end, contentEnd, suffix: '' }
  const covered = itemBefore(segment, contentEnd)?.face.covers(HYPHEN.charCodeAt(0)) === true
  return { start, end, contentEnd, suffix: covered ? HYPHEN : HYPHEN_MINUS }
}

/** Px of a line without its hanging spaces, and without the spacing after its last letter. */
export function lineWidth(segment: Segment, line: LineRange): number {
  const last = itemBefore(segment, line.contentEnd)
  if (last === undefined || line.contentEnd === line.start) return 0
  const width = measureRange(segment, line.start, line.contentEnd)
  const suffix = line.suffix === '' ? 0 : measureSuffix(last, line.suffix)
  return width + suffix - last.letterSpacingPx
}

/** The longest part of a word that fits, at least one grapheme cluster. */
function divideWord(segment: Segment, line: LineRange, options: BreakOptions): LineRange {
  if (options.wordBreak !== 'anywhere') return line
  const { graphemes } = segment
  let taken = line
  for (let i = lowerBound(graphemes, line.start + 1); i < graphemes.length; i++) {
    const end = graphemes[i] ?? line.end
    if (end >= line.end) break
    const part = { start: line.start, end, contentEnd: end, suffix: '' }
    const fits = lineWidth(segment, part) <= options.widthPx
    if (taken !== line && !fits) break
    taken = part
  }
  return taken
}
