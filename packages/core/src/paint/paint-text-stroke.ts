import { PATH_VERB, type Path } from '../foundation/path.ts'
import type { Paint } from './display-list.ts'
import type { Brush, GlyphsDrawing, StrokeDrawing } from './paint-node.ts'
import { strokeBounds } from './stroke-bounds.ts'
import { transformPath } from './transform-path.ts'

export interface TextStroking {
  readonly paint: Paint
  /** Page px, centred on the outline. */
  readonly width: number
}

/**
 * The outlines of runs of glyphs, one drawing for each. Joins are round: letters have sharp corners
 * that miters would draw out into spikes.
 */
export function paintTextStroke(
  runs: readonly GlyphsDrawing[],
  { paint, width }: TextStroking,
  brush: Brush,
): readonly StrokeDrawing[] {
  if (width <= 0) return []
  const style = { width, dash: [], cap: 'butt', join: 'round', miterLimit: 4 } as const
  return runs.flatMap((run) => {
    const geometry = { type: 'path', path: outlineRun(run), rule: 'nonzero' } as const
    const bounds = strokeBounds(geometry, style, brush.transform)
    return bounds === undefined
      ? []
      : [{ ...brush, kind: 'stroke', bounds, geometry, paint, stroke: style } as const]
  })
}

/** The outlines of all glyphs of a run, page px. */
function outlineRun({ face, fontSize, glyphIds, xs, ys }: GlyphsDrawing): Path {
  const scale = fontSize / face.unitsPerEm
  const paths = Array.from(glyphIds, (glyphId, index) =>
    transformPath(face.outline(glyphId), {
      ...{ a: scale, b: 0, c: 0, d: -scale },
      ...{ e: xs[index] ?? 0, f: ys[index] ?? 0 },
    }),
  )
  return joinPaths(paths.map(closeContours))
}

/** Contours of glyphs are closed whether or not the font says so. */
function closeContours(path: Path): Path {
  const verbs: number[] = []
  for (const verb of path.verbs) {
    const opens = verb === PATH_VERB.move && verbs.length > 0
    if (opens && verbs.at(-1) !== PATH_VERB.close) verbs.push(PATH_VERB.close)
    verbs.push(verb)
  }
  if (verbs.length > 0 && verbs.at(-1) !== PATH_VERB.close) verbs.push(PATH_VERB.close)
  return { verbs: Uint8Array.from(verbs), points: path.points }
}

function joinPaths(paths: readonly Path[]): Path {
  const verbs = new Uint8Array(paths.reduce((sum, path) => sum + path.verbs.length, 0))
  const points = new Float64Array(paths.reduce((sum, path) => sum + path.points.length, 0))
  let verbAt = 0
  let pointAt = 0
  for (const path of paths) {
    verbs.set(path.verbs, verbAt)
    points.set(path.points, pointAt)
    verbAt += path.verbs.length
    pointAt += path.points.length
  }
  return { verbs, points }
}
