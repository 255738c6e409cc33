import type { Point } from '../foundation/geometry.ts'
import { PATH_VERB, type Path, PathBuilder, POINTS_PER_VERB } from '../foundation/path.ts'

/** One stroke of the pen. */
export interface Contour {
  readonly start: Point
  /** Control points and the end of each line or curve: one, two or three points. */
  readonly segments: readonly (readonly Point[])[]
  readonly isClosed: boolean
}

/** @param path In which every contour begins with a `move`, as `parsePathData` leaves them. */
export function splitContours({ verbs, points }: Path): readonly Contour[] {
  const contours: { start: Point; segments: (readonly Point[])[]; isClosed: boolean }[] = []
  let at = 0
  for (const verb of verbs) {
    const end = at + 2 * (POINTS_PER_VERB[verb] ?? 0)
    const taken = toPoints(points.subarray(at, end))
    at = end
    const [start] = taken
    const last = contours.at(-1)
    if (verb === PATH_VERB.move && start !== undefined) {
      contours.push({ start, segments: [], isClosed: false })
    } else if (verb === PATH_VERB.close && last !== undefined) last.isClosed = true
    else last?.segments.push(taken)
  }
  return contours
}

function toPoints(coordinates: Float64Array): readonly Point[] {
  const points: Point[] = []
  for (let at = 0; at + 1 < coordinates.length; at += 2) {
    points.push({ x: coordinates[at] ?? 0, y: coordinates[at + 1] ?? 0 })
  }
  return points
}

export function joinContours(contours: readonly Contour[]): Path {
  const builder = new PathBuilder()
  for (const { start, segments, isClosed } of contours) {
    builder.moveTo(start.x, start.y)
    for (const [a, b, c] of segments) {
      if (a === undefined) continue
      if (b === undefined) builder.lineTo(a.x, a.y)
      else if (c === undefined) builder.quadTo(a.x, a.y, b.x, b.y)
      else builder.cubicTo(a.x, a.y, b.x, b.y, c.x, c.y)
    }
    if (isClosed) builder.close()
  }
  return builder.build()
}

/** The same line from its end to its start. */
export function reverseContour({ start, segments, isClosed }: Contour): Contour {
  const all = [start, ...segments.flat()].reverse()
  const sizes = segments.map(({ length }) => length).reverse()
  const reversed: (readonly Point[])[] = []
  let at = 1
  for (const size of sizes) {
    reversed.push(all.slice(at, at + size))
    at += size
  }
  return { start: all[0] ?? start, segments: reversed, isClosed }
}

export function endOf({ start, segments }: Contour): Point {
  return segments.at(-1)?.at(-1) ?? start
}
