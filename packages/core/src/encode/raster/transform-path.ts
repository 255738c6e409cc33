import type { Matrix } from '../../foundation/matrix.ts'
import type { Path } from '../../foundation/path.ts'
import { clampToDevice, type DeviceBox, EMPTY_BOX } from './device-box.ts'
import { snapEdge } from './upright.ts'

/** Every coordinate of the result is finite and at most 2^30 px away, whatever went in. */
export function transformPath(path: Path, matrix: Matrix): Path {
  const { a, b, c, d, e, f } = matrix
  const { points } = path
  const transformed = new Float64Array(points.length)
  for (let at = 0; at + 1 < points.length; at += 2) {
    const x = points[at] ?? 0
    const y = points[at + 1] ?? 0
    transformed[at] = snapEdge(clampToDevice(a * x + c * y + e))
    transformed[at + 1] = snapEdge(clampToDevice(b * x + d * y + f))
  }
  return { verbs: path.verbs, points: transformed }
}

/** The px that hold every point of an outline, control points included. */
export function boxOfPath(path: Path): DeviceBox {
  const { points } = path
  if (points.length < 2) return EMPTY_BOX
  let left = Number.POSITIVE_INFINITY
  let top = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  let bottom = Number.NEGATIVE_INFINITY
  for (let at = 0; at + 1 < points.length; at += 2) {
    const x = points[at] ?? 0
    const y = points[at + 1] ?? 0
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return {
    left: clampToDevice(Math.floor(left)),
    top: clampToDevice(Math.floor(top)),
    right: clampToDevice(Math.ceil(right)),
    bottom: clampToDevice(Math.ceil(bottom)),
  }
}
