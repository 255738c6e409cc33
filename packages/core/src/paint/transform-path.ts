import type { Matrix } from '../foundation/matrix.ts'
import type { Path } from '../foundation/path.ts'

/** The path with every point moved; Bézier curves stay exact under affine transforms. */
export function transformPath(path: Path, { a, b, c, d, e, f }: Matrix): Path {
  const points = new Float64Array(path.points.length)
  for (let at = 0; at + 1 < points.length; at += 2) {
    const x = path.points[at] ?? 0
    const y = path.points[at + 1] ?? 0
    points[at] = a * x + c * y + e
    points[at + 1] = b * x + d * y + f
  }
  return { verbs: path.verbs, points }
}
