import type { Rect } from '../foundation/geometry.ts'
import type { ResolvedText } from '../overrides/resolved-template.ts'
import type { FontMetrics } from '../text/font-face.ts'
import type { GlyphRun, Line, Paragraph } from '../text/paragraph.ts'

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

/**
 * One bar for each line of a paragraph, page px, at the same place in every line.
 *
 * All are placed by the metrics of the run that takes the most room, so that a word in a fallback
 * font does not move the line. Top and thickness are whole px, at least 1, as browsers draw them:
 * a thin line between two rows of pixels is a grey smear.
 */
export function placeDecoration(
  paragraph: Paragraph,
  decoration: Decoration,
  origin: { readonly x: number; readonly y: number },
): readonly Rect[] {
  const leading = widestRun(paragraph.lines)
  if (leading === undefined) return []
  const { unitsPerEm, metrics } = leading.face
  const pxPerUnit = leading.fontSizePx / unitsPerEm
  const { top, thickness } = PLACEMENTS[decoration](metrics, unitsPerEm)
  const height = Math.max(1, Math.round((thickness || DEFAULT_THICKNESS * unitsPerEm) * pxPerUnit))
  return paragraph.lines
    .filter((line) => line.widthPx > 0)
    .map((line) => ({
      x: origin.x + line.xPx,
      y: Math.round(origin.y + line.baselinePx - top * pxPerUnit),
      width: line.widthPx,
      height,
    }))
}

function widestRun(lines: readonly Line[]): GlyphRun | undefined {
  let widest: GlyphRun | undefined
  for (const line of lines) {
    for (const run of line.runs) {
      if (widest === undefined || run.widthPx > widest.widthPx) widest = run
    }
  }
  return widest
}
