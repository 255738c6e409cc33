import type { Rect } from '../foundation/geometry.ts'
import { transformBounds } from '../foundation/matrix.ts'
import type { TextBox } from '../layout/box-tree.ts'
import type { GlyphRun, Line } from '../text/paragraph.ts'
import { glyphBoundsOf } from './glyph-bounds.ts'
import type { Brush, GlyphsDrawing } from './paint-node.ts'
import type { SpanInk } from './span-ink.ts'

/** A paragraph with the place of its top left corner, page px. */
export type PlacedParagraph = Pick<TextBox, 'paragraph' | 'contentX' | 'contentY'>

/**
 * One drawing for each run that has ink, every glyph at its place on the page.
 *
 * @param inks One for each span of the layer; runs of a span without ink are left out.
 */
export function paintGlyphRuns(
  box: PlacedParagraph,
  inks: readonly SpanInk[],
  brush: Brush,
): readonly GlyphsDrawing[] {
  return box.paragraph.lines.flatMap((line) => {
    const ends = clusterEnds(line)
    return line.runs.flatMap((run) => {
      const ink = inks[run.span]
      return ink?.paint === undefined ? [] : paintRun({ box, line, run, ends }, ink, brush)
    })
  })
}

interface PlacedRun {
  readonly box: PlacedParagraph
  readonly line: Line
  readonly run: GlyphRun
  /** From `clusterEnds` of the line. */
  readonly ends: ReadonlyMap<number, number>
}

function paintRun(
  { box, line, run, ends }: PlacedRun,
  { paint, link }: SpanInk,
  brush: Brush,
): readonly GlyphsDrawing[] {
  const xs = shifted(run.xs, box.contentX + line.xPx)
  const ys = shifted(run.ys, box.contentY + line.baselinePx)
  const ink = inkOf(run, xs, ys)
  if (ink === undefined || paint === undefined) return []
  const start = firstCluster(run)
  const drawing: GlyphsDrawing = {
    ...brush,
    kind: 'glyphs',
    bounds: brush.transform === undefined ? ink : transformBounds(brush.transform, ink),
    face: run.face,
    fontSize: run.fontSizePx,
    glyphIds: run.glyphIds,
    xs,
    ys,
    paint,
    text: box.paragraph.text.slice(start, ends.get(start)),
    clusters: start === 0 ? run.clusters : run.clusters.map((cluster) => cluster - start),
    direction: run.direction,
  }
  return [link === undefined ? drawing : { ...drawing, link }]
}

/** A loop, because `map` of typed arrays takes most of the time of a whole page. */
function shifted(values: Float32Array, by: number): Float32Array {
  const moved = new Float32Array(values.length)
  for (let index = 0; index < values.length; index++) moved[index] = (values[index] ?? 0) + by
  return moved
}

function inkOf(run: GlyphRun, xs: Float32Array, ys: Float32Array): Rect | undefined {
  const { fontSizePx: size, glyphIds } = run
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
