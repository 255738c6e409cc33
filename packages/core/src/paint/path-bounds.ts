import type { Rect } from '../foundation/geometry.ts'
import { IDENTITY, type Matrix } from '../foundation/matrix.ts'
import { type Path, POINTS_PER_VERB } from '../foundation/path.ts'

/** Grows along one axis while curves are added. */
class Extent {
  min = Number.POSITIVE_INFINITY
  max = Number.NEGATIVE_INFINITY

  add(value: number): void {
    if (value < this.min) this.min = value
    if (value > this.max) this.max = value
  }

  /** A curve from `p0` under up to two control values to `p3`; a missing one makes it simpler. */
  addCurve(p0: number, controls: readonly number[], end: number): void {
    this.add(p0)
    this.add(end)
    const [p1, p2] = controls
    if (p1 === undefined) return
    const inside = [p1, p2 ?? p1].every((value) => value >= this.min && value <= this.max)
    if (inside) return
    if (p2 === undefined) this.#addQuad(p0, p1, end)
    else this.#addCubic(p0, p1, p2, end)
  }

  #addQuad(p0: number, p1: number, p2: number): void {
    const t = (p0 - p1) / (p0 - 2 * p1 + p2)
    if (t > 0 && t < 1) this.add((1 - t) ** 2 * p0 + 2 * (1 - t) * t * p1 + t * t * p2)
  }

  #addCubic(...[p0, p1, p2, p3]: readonly [number, number, number, number]): void {
    // The derivative is a·t² + b·t + c, times 3.
    const a = p3 - 3 * p2 + 3 * p1 - p0
    const b = 2 * (p2 - 2 * p1 + p0)
    const c = p1 - p0
    const root = Math.sqrt(b * b - 4 * a * c)
    // Each root in both forms of the quadratic formula: one of them bears a vanishing `a`.
    const forms = [
      (-b - root) / (2 * a),
      (-b + root) / (2 * a),
      (2 * c) / (-b - root),
      (2 * c) / (-b + root),
    ]
    for (const t of forms) {
      if (!(t > 0 && t < 1)) continue
      const s = 1 - t
      this.add(s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3)
    }
  }
}

/** The smallest upright rectangle that holds a path under a transform; `undefined` when it is empty. */
export function pathBounds(path: Path, transform: Matrix = IDENTITY): Rect | undefined {
  const { a, b, c, d, e, f } = transform
  const { verbs, points } = path
  const xs = new Extent()
  const ys = new Extent()
  let at = 0
  let x = 0
  let y = 0
  for (const verb of verbs) {
    const end = at + 2 * (POINTS_PER_VERB[verb] ?? 0)
    const controlXs: number[] = []
    const controlYs: number[] = []
    const fromX = x
    const fromY = y
    for (; at < end; at += 2) {
      const pointX = points[at] ?? 0
      const pointY = points[at + 1] ?? 0
      x = a * pointX + c * pointY + e
      y = b * pointX + d * pointY + f
      controlXs.push(x)
      controlYs.push(y)
    }
    // The last point is the segment's end; a moveto has nothing before it to add.
    const isMove = verb === 0
    controlXs.pop()
    controlYs.pop()
    xs.addCurve(isMove ? x : fromX, controlXs, x)
    ys.addCurve(isMove ? y : fromY, controlYs, y)
  }
  if (verbs.length === 0) return undefined
  return { x: xs.min, y: ys.min, width: xs.max - xs.min, height: ys.max - ys.min }
}
