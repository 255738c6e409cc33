import type { Rect } from '../foundation/geometry.ts'
import type { TextBox } from '../layout/box-tree.ts'
import type { ResolvedText } from '../overrides/resolved-template.ts'
import type { FontMetrics } from '../text/font-face.ts'
import type { GlyphRun, Line } from '../text/paragraph.ts'
import type { Paint } from './display-list.ts'
import type { SpanInk } from './span-ink.ts'

type Decoration = Exclude<ResolvedText['decoration'], 'none'>

/** In font units, y up. */
interface Placement {
  readonly top: number
  readonly thickness: number
}

/** Shares of the em for fonts that leave a table empty. */
const DEFAULT_THICKNESS = 0.05
const DEFAULT_UNDERLINE = -0.1

const PLACEMENTS: {
  readonly [Kind in Decoration]: (metrics: FontMetrics, unitsPerEm: number) => Placement
} = {
  underline: (metrics, unitsPerEm) => ({
    top: metrics.underlinePosition || DEFAULT_UNDERLINE * unitsPerEm,
    thickness: metrics.underlineThickness,
  }),
  'line-through': (metrics) => {
    const thickness = metrics.strikeoutThickness || metrics.underlineThickness
    return { top: metrics.strikeoutPosition || metrics.xHeight / 2 + thickness / 2, thickness }
  },
  overline: (metrics) => ({ top: metrics.ascender, thickness: metrics.underlineThickness }),
}

/** A line under, through or over some text. */
export interface DecorationBar {
  /** Page px. */
  readonly rect: Rect
  readonly decoration: Decoration
  readonly paint: Paint
}

/** Neighbouring runs on a line that are decorated as one. */
interface Stretch {
  readonly ink: SpanInk
  /** From the line's left edge. */
  readonly startPx: number
  readonly endPx: number
}

/**
 * The bars of a text: one for each stretch of a line that is decorated alike, at the same place in
 * every line.
 *
 * All of a kind and colour are placed by the metrics of the run that takes the most room, so that a
 * word in a fallback font or a larger one does not break the line. Top and thickness are whole px, at
 * least 1, as browsers draw them: a thin line between two rows of pixels is a grey smear.
 */
export function placeDecorations(
  { paragraph, contentX, contentY }: TextBox,
  inks: readonly SpanInk[],
): readonly DecorationBar[] {
  if (inks.every(({ decoration }) => decoration === 'none')) return []
  const bars: DecorationBar[] = []
  const leading = findLeadingRuns(paragraph.lines, inks)
  for (const line of paragraph.lines) {
    for (const { ink, startPx, endPx } of listStretches(line, inks)) {
      const { decoration, paint } = ink
      const run = leading.get(keyOf(ink))
      if (decoration === 'none' || paint === undefined || run === undefined) continue
      const { top, height } = measureBar(run, decoration)
      const rect = {
        x: contentX + line.xPx + startPx,
        y: Math.round(contentY + line.baselinePx - top),
        width: endPx - startPx,
        height,
      }
      if (rect.width > 0) bars.push({ rect, decoration, paint })
    }
  }
  return bars
}

function measureBar(
  { face, fontSizePx }: GlyphRun,
  decoration: Decoration,
): { readonly top: number; readonly height: number } {
  const { unitsPerEm, metrics } = face
  const pxPerUnit = fontSizePx / unitsPerEm
  const { top, thickness } = PLACEMENTS[decoration](metrics, unitsPerEm)
  const height = Math.max(1, Math.round((thickness || DEFAULT_THICKNESS * unitsPerEm) * pxPerUnit))
  return { top: top * pxPerUnit, height }
}

/** Stretches reach over the gaps that tabs leave, and together over the whole line. */
function listStretches(line: Line, inks: readonly SpanInk[]): readonly Stretch[] {
  const stretches: Stretch[] = []
  for (const [index, run] of line.runs.entries()) {
    const ink = inks[run.span]
    if (ink === undefined) continue
    const last = stretches.at(-1)
    const endPx = line.runs[index + 1]?.xPx ?? line.widthPx
    if (last !== undefined && keyOf(last.ink) === keyOf(ink)) {
      stretches[stretches.length - 1] = { ...last, endPx }
    } else {
      stretches.push({ ink, startPx: last === undefined ? 0 : run.xPx, endPx })
    }
  }
  return stretches
}

/** For each kind and colour of decoration, the run that takes the most room. */
function findLeadingRuns(
  lines: readonly Line[],
  inks: readonly SpanInk[],
): ReadonlyMap<string, GlyphRun> {
  const leading = new Map<string, GlyphRun>()
  for (const line of lines) {
    for (const run of line.runs) {
      const ink = inks[run.span]
      if (ink === undefined || ink.decoration === 'none') continue
      const key = keyOf(ink)
      const widest = leading.get(key)
      if (widest === undefined || run.widthPx > widest.widthPx) leading.set(key, run)
    }
  }
  return leading
}

function keyOf({ decoration, paint }: SpanInk): string {
  return `${decoration} ${JSON.stringify(paint)}`
}
