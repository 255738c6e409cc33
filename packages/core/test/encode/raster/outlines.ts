import fc from 'fast-check'
import { PATH_VERB, type Path, PathBuilder, POINTS_PER_VERB } from '../../../src/foundation/path.ts'

/** Outlines for tests, and an independent answer to what lies inside them. */

const QUARTER_ARC = 0.5522847498307936

export function circlePath(centerX: number, centerY: number, radius: number): Path {
  const far = radius * QUARTER_ARC
  const [left, right] = [centerX - radius, centerX + radius]
  const [top, bottom] = [centerY - radius, centerY + radius]
  return new PathBuilder()
    .moveTo(right, centerY)
    .cubicTo(right, centerY + far, centerX + far, bottom, centerX, bottom)
    .cubicTo(centerX - far, bottom, left, centerY + far, left, centerY)
    .cubicTo(left, centerY - far, centerX - far, top, centerX, top)
    .cubicTo(centerX + far, top, right, centerY - far, right, centerY)
    .close()
    .build()
}

export function polygonPath(...points: readonly (readonly [number, number])[]): Path {
  const builder = new PathBuilder()
  for (const [index, [x, y]] of points.entries()) {
    if (index === 0) builder.moveTo(x, y)
    else builder.lineTo(x, y)
  }
  return builder.close().build()
}

const LETTERS = ['M', 'L', 'Q', 'C', 'Z']

/** The same as SVG path data. */
export function toPathData(path: Path): string {
  let at = 0
  return [...path.verbs]
    .map((verb) => {
      const from = at
      at += 2 * (POINTS_PER_VERB[verb] ?? 0)
      return `${LETTERS[verb]}${path.points.subarray(from, at).join(' ')}`
    })
    .join('')
}

/** Random outlines of lines and curves, mostly around a canvas of `size` px and partly beyond. */
export function arbitraryPath(size: number): fc.Arbitrary<Path> {
  const coordinate = fc.double({ min: -size, max: 2 * size, noNaN: true })
  const segment = fc.tuple(
    fc.constantFrom(PATH_VERB.line, PATH_VERB.quad, PATH_VERB.cubic, PATH_VERB.move),
    fc.array(coordinate, { minLength: 6, maxLength: 6 }),
  )
  return fc.array(segment, { minLength: 2, maxLength: 6 }).map((segments) => {
    const builder = new PathBuilder().moveTo(size / 2, size / 2)
    for (const [verb, [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]] of segments) {
      if (verb === PATH_VERB.line) builder.lineTo(a, b)
      else if (verb === PATH_VERB.quad) builder.quadTo(a, b, c, d)
      else if (verb === PATH_VERB.cubic) builder.cubicTo(a, b, c, d, e, f)
      else builder.close().moveTo(a, b)
    }
    return builder.build()
  })
}

type Edge = readonly [x0: number, y0: number, x1: number, y1: number]

/** Cuts every curve into 24 lines and closes every contour. */
export function toEdges(path: Path): readonly Edge[] {
  const edges: Edge[] = []
  let at = 0
  let [x, y, startX, startY] = [0, 0, 0, 0]
  const add = (toX: number, toY: number) => {
    edges.push([x, y, toX, toY])
    x = toX
    y = toY
  }
  for (const verb of path.verbs) {
    const points = path.points.subarray(at, at + 2 * (POINTS_PER_VERB[verb] ?? 0))
    at += points.length
    const [a = 0, b = 0] = points
    if (verb === PATH_VERB.move) {
      add(startX, startY)
      x = a
      y = b
      startX = a
      startY = b
    } else if (verb === PATH_VERB.close) add(startX, startY)
    else for (const [toX, toY] of curvePoints([x, y, ...points])) add(toX, toY)
  }
  add(startX, startY)
  return edges
}

/** Points of a Bézier curve of any degree, by de Casteljau's construction. */
function curvePoints(controls: readonly number[]): readonly (readonly [number, number])[] {
  const steps = controls.length > 4 ? 24 : 1
  return Array.from({ length: steps }, (_, index) => {
    const t = (index + 1) / steps
    let left = controls
    while (left.length > 2) {
      left = left.slice(0, -2).map((value, at) => value + ((left[at + 2] ?? 0) - value) * t)
    }
    return [left[0] ?? 0, left[1] ?? 0] as const
  })
}

/** How often the outline winds about a point. */
export function windingAt(edges: readonly Edge[], x: number, y: number): number {
  let winding = 0
  for (const [x0, y0, x1, y1] of edges) {
    if (y0 <= y === y1 <= y) continue
    const crossing = x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)
    if (crossing < x) winding += y1 > y0 ? 1 : -1
  }
  return winding
}
