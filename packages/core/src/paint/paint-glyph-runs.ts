import type { Rect } from '../foundation/geometry.ts'
import { transformBounds } from '../foundation/matrix.ts'
import type { TextBox } from '../layout/box-tree.ts'
import type { GlyphRun, Line } from '../text/paragraph.ts'
import type { Paint } from './display-list.ts'
import { glyphBounds } from './glyph-bounds.ts'
import type { Brush, GlyphsDrawing } from './paint-node.ts'

/** One drawing for each run that has ink, every glyph at its place on the page. */
export function paintGlyphRuns(box: TextBox, paint: Paint, brush: Brush): readonly GlyphsDrawing[] {
  const drawings: GlyphsDrawing[] = []
  for (const line of box.paragraph.lines) {
    const ranges = rangesOf(line)
    for (const run of line.runs) {
      const xs = run.xs.map((x) => box.contentX + line.xPx + x)
      const ys = run.ys.map((y) => box.contentY + line.baselinePx + y)
      const ink = inkOf(run, xs, ys)
      const range = ranges.get(run)
      if (ink === undefined || range === undefined) continue
      drawings.push({
        ...brush,
        kind: 'glyphs',
        bounds: brush.transform === undefined ? ink : transformBounds(brush.transform, ink),
        face: run.face,
        fontSize: run.fontSizePx,
        glyphIds: run.glyphIds,
        xs,
        ys,
        paint,
        text: box.paragraph.text.slice(range.start, range.end),
        clusters: run.clusters.map((cluster) => cluster - range.start),
        direction: run.direction,
      })
    }
  }
  return drawings
}

function inkOf(run: GlyphRun, xs: Float32Array, ys: Float32Array): Rect | undefined {
  const size = run.fontSizePx
  let left = Number.POSITIVE_INFINITY
  let top = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  let bottom = Number.NEGATIVE_INFINITY
  for (const [index, glyphId] of run.glyphIds.entries()) {
    const ink = glyphBounds(run.face, glyphId)
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

/** A stretch of the paragraph's text, UTF-16 offsets. */
interface TextRange {
  readonly start: number
  readonly end: number
}

/** Runs say only where their clusters start: the last one ends where another run's begin. */
function rangesOf(line: Line): ReadonlyMap<GlyphRun, TextRange> {
  const starts = line.runs
    .map((run) => ({ run, start: firstCluster(run) }))
    .sort((a, b) => a.start - b.start)
  return new Map(
    starts.map(({ run, start }, index) => {
      const end = starts[index + 1]?.start ?? Math.max(line.end, start)
      return [run, { start, end }]
    }),
  )
}

/** The lowest: clusters of right-to-left runs fall. */
function firstCluster(run: GlyphRun): number {
  let least = Number.POSITIVE_INFINITY
  for (const cluster of run.clusters) least = Math.min(least, cluster)
  return least
}
