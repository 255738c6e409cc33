import type { Rect } from '../foundation/geometry.ts'
import { transformBounds } from '../foundation/matrix.ts'
import type { TextBox } from '../layout/box-tree.ts'
import type { GlyphRun, Line } from '../text/paragraph.ts'
import { glyphBoundsOf } from './glyph-bounds.ts'
import { type GlyphStretch, stretchesOf } from './glyph-stretches.ts'
import { type ColorRun, paintColorRun } from './paint-color-run.ts'
import type {
  Brush,
  ColorGlyphsDrawing,
  GlyphsDrawing,
  GroupNode,
  PaintTools,
} from './paint-node.ts'
import type { SpanInk } from './span-ink.ts'

/** A paragraph with the place of its top left corner, page px. */
export type PlacedParagraph = Pick<TextBox, 'paragraph' | 'contentX' | 'contentY'>

export type RunNode = GlyphsDrawing | ColorGlyphsDrawing | GroupNode

/**
 * The drawings of each run that has ink, every glyph at its place on the page: one for each stretch of
 * glyphs with or without colours of their own.
 *
 * @param inks One for each span of the layer; runs of a span without ink are left out.
 */
export function paintGlyphRuns(
  box: PlacedParagraph,
  inks: readonly SpanInk[],
  { brush, tools, inShades }: RunMeans,
): readonly RunNode[] {
  const colorTools = { readColorGlyph: tools.readColorGlyph, inShades }
  return box.paragraph.lines.flatMap((line) => {
    const ends = clusterEnds(line)
    return line.runs.flatMap((run) => {
      const ink = inks[run.span]
      if (ink?.paint === undefined) return []
      const textEnd = ends.get(firstCluster(run)) ?? line.end
      return stretchesOf(run, textEnd).flatMap((stretch): readonly RunNode[] => {
        const placed = placeStretch({ box, line, run, stretch }, ink, brush)
        if (placed === undefined) return []
        return stretch.inColor ? paintColorRun(placed, colorTools) : paintPlainRun(placed)
      })
    })
  })
}

/** What runs are painted with. */
export interface RunMeans {
  readonly brush: Brush
  readonly tools: Pick<PaintTools, 'readColorGlyph'>
  /** Whether glyphs with colours of their own are drawn in shades of the text's. */
  readonly inShades: boolean
}

/** What a hyphen stands for that the text does not have: readers of a document join the word again. */
const SOFT_HYPHEN = '\u00ad'

interface PlacedStretch {
  readonly box: PlacedParagraph
  readonly line: Line
  readonly run: GlyphRun
  readonly stretch: GlyphStretch
}

function placeStretch(
  { box, line, run, stretch }: PlacedStretch,
  { paint, link }: SpanInk,
  brush: Brush,
): ColorRun | undefined {
  if (paint === undefined) return undefined
  const { from, to, textStart, textEnd } = stretch
  const clusters = run.clusters.subarray(from, to)
  const hasHyphen = line.hyphenated && clusters.includes(line.end)
  const placed: ColorRun = {
    ...brush,
    face: run.face,
    fontSize: run.fontSizePx,
    glyphIds: run.glyphIds.subarray(from, to),
    xs: shifted(run.xs.subarray(from, to), box.contentX + line.xPx),
    ys: shifted(run.ys.subarray(from, to), box.contentY + line.baselinePx),
    paint,
    text: box.paragraph.text.slice(textStart, textEnd) + (hasHyphen ? SOFT_HYPHEN : ''),
    clusters: textStart === 0 ? clusters : clusters.map((cluster) => cluster - textStart),
    direction: run.direction,
  }
  return link === undefined ? placed : { ...placed, link }
}

function paintPlainRun(run: ColorRun): readonly GlyphsDrawing[] {
  const ink = inkOf(run)
  if (ink === undefined) return []
  const { transform } = run
  const bounds = transform === undefined ? ink : transformBounds(transform, ink)
  return [{ ...run, kind: 'glyphs', bounds }]
}

/** A loop, because `map` of typed arrays takes most of the time of a whole page. */
function shifted(values: Float32Array, by: number): Float32Array {
  const moved = new Float32Array(values.length)
  for (let index = 0; index < values.length; index++) moved[index] = (values[index] ?? 0) + by
  return moved
}

function inkOf(run: ColorRun): Rect | undefined {
  const { fontSize: size, glyphIds, xs, ys } = run
  const bounds = glyphBoundsOf(run.face)
  let left = Number.POSITIVE_INFINITY
  let top = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  let bottom = Number.NEGATIVE_INFINITY
  for (let index = 0; index < glyphIds.length; index++) {
    const ink = bounds.get(glyphIds[index] ?? 0)
    if (ink === undefined) continue
    const x = xs[index] ?? 0
    const y = ys[index] ?? 0
    left = Math.min(left, x + ink.left * size)
    top = Math.min(top, y + ink.top * size)
    right = Math.max(right, x + ink.right * size)
    bottom = Math.max(bottom, y + ink.bottom * size)
  }
  if (left > right) return undefined
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/**
 * Where the text of each run of a line ends, by where it starts. Runs say only where their clusters
 * start: the last one ends where another run's begin.
 */
function clusterEnds(line: Line): ReadonlyMap<number, number> {
  const starts = line.runs.map(firstCluster).sort((a, b) => a - b)
  const ends = new Map<number, number>()
  for (const [index, start] of starts.entries()) {
    ends.set(start, starts[index + 1] ?? Math.max(line.end, start))
  }
  return ends
}

/** The lowest: clusters of right-to-left runs fall. */
function firstCluster({ clusters }: GlyphRun): number {
  const first = clusters[0] ?? 0
  return Math.min(first, clusters[clusters.length - 1] ?? first)
}
