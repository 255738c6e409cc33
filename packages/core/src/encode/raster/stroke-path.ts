import { type Path, PathBuilder } from '../../foundation/path.ts'
import type { StrokeStyle } from '../../paint/display-list.ts'
import { dashPolylines } from './dash-polyline.ts'
import type { FlattenOptions } from './flatten-path.ts'
import { type Polyline, toPolylines } from './polyline.ts'

/**
 * Builds the outline of a stroke, to be filled by the nonzero rule.
 *
 * Each contour is walked along both sides, so that every piece winds the same way and nothing
 * cancels. `options` and the result
 * are in the px of `path`.
 */
export function strokePath(path: Path, style: StrokeStyle, options: FlattenOptions): Path {
  const outline = new StrokeOutline(style, options.tolerancePx)
  const lines = toPolylines(path, options)
  for (const line of style.dash.length > 0 ? dashPolylines(lines, style.dash) : lines) {
    outline.add(line)
  }
  return outline.build()
}

/** Radians; keeps a pen of any width to 2,000 lines a circle. */
const SMALLEST_STEP = Math.PI / 1000

/** A unit vector square to a line: (0, -1), upwards, for a line that runs to the right. */
interface Normal {
  readonly x: number
  readonly y: number
  /** Length of the line. */
  readonly length: number
}

const UPWARDS: Normal = { x: 0, y: -1, length: 0 }

interface Corner {
  readonly x: number
  readonly y: number
  readonly smooth: boolean
}

class StrokeOutline {
  readonly #path = new PathBuilder()
  readonly #style: StrokeStyle
  readonly #half: number
  /** Radians of one line of a round join or cap. */
  readonly #arcStep: number

  constructor(style: StrokeStyle, tolerancePx: number) {
    this.#style = style
    this.#half = style.width / 2
    // The chord of an arc lies r·(1 − cos(step/2)) inside it.
    const step = 2 * Math.acos(Math.max(0.5, 1 - tolerancePx / this.#half))
    this.#arcStep = Math.max(SMALLEST_STEP, step)
  }

  build(): Path {
    return this.#path.build()
  }

  add(line: Polyline): void {
    const corners = toCorners(line)
    const [first] = corners
    if (first === undefined) return
    if (corners.length === 1) {
      this.#addDot(first)
      return
    }
    const reversed = [...corners].reverse()
    if (line.closed) {
      this.#addClosedSide(corners)
      this.#addClosedSide(reversed)
      return
    }
    this.#addOpenSide(corners, 'start')
    this.#addOpenSide(reversed, 'go on')
    this.#path.close()
  }

  #addDot(at: Corner): void {
    const half = this.#half
    if (this.#style.cap === 'butt') return
    if (this.#style.cap === 'round') {
      this.#path.moveTo(at.x, at.y - half)
      this.#arc(at, UPWARDS, 2 * Math.PI)
    } else {
      this.#path.moveTo(at.x - half, at.y - half).lineTo(at.x + half, at.y - half)
      this.#path.lineTo(at.x + half, at.y + half).lineTo(at.x - half, at.y + half)
    }
    this.#path.close()
  }

  #addClosedSide(corners: readonly Corner[]): void {
    const count = corners.length
    for (let index = 0; index <= count; index++) {
      const corner = corners[index % count]
      const next = corners[(index + 1) % count]
      const previous = corners[(index + count - 1) % count]
      if (corner === undefined || next === undefined || previous === undefined) return
      if (index === 0) this.#moveBeside(corner, normalOf(corner, next))
      else this.#join(corner, normalOf(previous, corner), normalOf(corner, next))
    }
    this.#path.close()
  }

  /** Goes along one side and around the end. */
  #addOpenSide(corners: readonly Corner[], how: 'start' | 'go on'): void {
    let normal = UPWARDS
    for (let index = 0; index + 1 < corners.length; index++) {
      const corner = corners[index]
      const next = corners[index + 1]
      if (corner === undefined || next === undefined) return
      const nextNormal = normalOf(corner, next)
      if (index > 0) this.#join(corner, normal, nextNormal)
      else if (how === 'start') this.#moveBeside(corner, nextNormal)
      normal = nextNormal
    }
    const last = corners[corners.length - 1]
    if (last !== undefined) this.#cap(last, normal)
  }

  #moveBeside(at: Corner, normal: Normal): void {
    this.#path.moveTo(at.x + normal.x * this.#half, at.y + normal.y * this.#half)
  }

  #lineBeside(at: Corner, normal: Normal): void {
    this.#path.lineTo(at.x + normal.x * this.#half, at.y + normal.y * this.#half)
  }

  #cap(at: Corner, normal: Normal): void {
    const half = this.#half
    this.#lineBeside(at, normal)
    if (this.#style.cap === 'round') {
      this.#arc(at, normal, Math.PI)
    } else if (this.#style.cap === 'square') {
      const aheadX = at.x - normal.y * half
      const aheadY = at.y + normal.x * half
      this.#path.lineTo(aheadX + normal.x * half, aheadY + normal.y * half)
      this.#path.lineTo(aheadX - normal.x * half, aheadY - normal.y * half)
    }
    this.#path.lineTo(at.x - normal.x * half, at.y - normal.y * half)
  }

  #join(at: Corner, before: Normal, after: Normal): void {
    const cross = before.x * after.y - before.y * after.x
    const dot = before.x * after.x + before.y * after.y
    if (cross < 0) {
      this.#joinInside(at, before, after)
      return
    }
    this.#lineBeside(at, before)
    if (at.smooth || this.#style.join === 'round') this.#arc(at, before, Math.atan2(cross, dot))
    else if (this.#style.join === 'miter') this.#miter(at, before, after)
    this.#lineBeside(at, after)
  }

  /**
   * Goes through the point where the two sides meet, or, when the lines are too short to have one,
   * through the corner itself: that overlaps, but cannot leave a hole.
   */
  #joinInside(at: Corner, before: Normal, after: Normal): void {
    const onePlusCos = 1 + before.x * after.x + before.y * after.y
    const cross = before.x * after.y - before.y * after.x
    const taken = this.#half * -cross
    if (2 * taken <= Math.min(before.length, after.length) * onePlusCos) {
      const reach = this.#half / onePlusCos
      this.#path.lineTo(at.x + (before.x + after.x) * reach, at.y + (before.y + after.y) * reach)
      return
    }
    this.#lineBeside(at, before)
    this.#path.lineTo(at.x, at.y)
    this.#lineBeside(at, after)
  }

  /** Adds the tip, unless it is farther away than the limit: then the corner is cut off. */
  #miter(at: Corner, before: Normal, after: Normal): void {
    const { miterLimit } = this.#style
    // Tip distance / half width = 1 / cos(half the turn), and cos² of the half turn = (1 + cos) / 2.
    const onePlusCos = 1 + before.x * after.x + before.y * after.y
    if (onePlusCos * miterLimit * miterLimit < 2 || onePlusCos < 1e-9) return
    const reach = this.#half / onePlusCos
    this.#path.lineTo(at.x + (before.x + after.x) * reach, at.y + (before.y + after.y) * reach)
  }

  /** Adds the points between the ends of an arc about `at` that starts beside it. */
  #arc(at: Corner, from: Normal, sweep: number): void {
    const steps = Math.ceil(sweep / this.#arcStep)
    for (let step = 1; step < steps; step++) {
      const angle = (sweep * step) / steps
      const cos = Math.cos(angle) * this.#half
      const sin = Math.sin(angle) * this.#half
      this.#path.lineTo(at.x + from.x * cos - from.y * sin, at.y + from.x * sin + from.y * cos)
    }
  }
}

function toCorners(line: Polyline): readonly Corner[] {
  return line.smooth.map((smooth, index) => ({
    x: line.points[2 * index] ?? 0,
    y: line.points[2 * index + 1] ?? 0,
    smooth,
  }))
}

function normalOf(from: Corner, to: Corner): Normal {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  // Points nearer than doubles can tell apart have no direction; any will do.
  if (length === 0) return UPWARDS
  return { x: (to.y - from.y) / length, y: (from.x - to.x) / length, length }
}
