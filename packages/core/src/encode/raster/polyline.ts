import { PlatenError } from '../../foundation/errors.ts'
import { IDENTITY } from '../../foundation/matrix.ts'
import type { Path } from '../../foundation/path.ts'
import { type FlattenOptions, flattenPath, type LineSink } from './flatten-path.ts'
import { transformPath } from './transform-path.ts'

/** Points of one stroke. A thousand curves across the largest canvas have 500,000. */
const MOST_POINTS = 500_000

/** One contour as straight lines, without repeated points. */
export interface Polyline {
  /** x and y in turn. A closed contour does not repeat its first point. */
  readonly points: readonly number[]
  /** One entry a point: true where the line goes on inside a curve, so that no corner is there. */
  readonly smooth: readonly boolean[]
  readonly closed: boolean
}

/**
 * Cuts an outline into polylines of finite points. A line of no length gives one with one point.
 *
 * @throws {PlatenError} path_too_complex: the curves need too many lines.
 */
export function toPolylines(path: Path, options: FlattenOptions): readonly Polyline[] {
  const collector = new PolylineCollector()
  flattenPath(transformPath(path, IDENTITY), collector, options)
  return collector.end()
}

class PolylineCollector implements LineSink {
  readonly #polylines: Polyline[] = []
  #points: number[] = []
  #smooth: boolean[] = []
  #startX = 0
  #startY = 0
  #count = 0
  /** A lone `move` draws nothing; with a line of no length it is a dot under round or square caps. */
  #hasLine = false

  moveTo(x: number, y: number): void {
    this.#finish('open')
    this.#begin(x, y)
  }

  lineTo(x: number, y: number): void {
    this.#add(x, y, false)
  }

  throughTo(x: number, y: number): void {
    this.#add(x, y, true)
  }

  close(): void {
    this.#hasLine = true
    this.#finish('closed')
    this.#begin(this.#startX, this.#startY)
  }

  end(): readonly Polyline[] {
    this.#finish('open')
    return this.#polylines
  }

  #begin(x: number, y: number): void {
    this.#points = [x, y]
    this.#smooth = [false]
    this.#startX = x
    this.#startY = y
    this.#hasLine = false
  }

  #add(x: number, y: number, smooth: boolean): void {
    if (this.#points.length === 0) this.#begin(0, 0)
    this.#hasLine = true
    const { length } = this.#points
    if (x === this.#points[length - 2] && y === this.#points[length - 1]) {
      if (!smooth) this.#smooth[this.#smooth.length - 1] = false
      return
    }
    this.#count++
    if (this.#count > MOST_POINTS) {
      const detail = `A stroked path needs more than "${MOST_POINTS}" points; draw fewer or smaller curves.`
      throw new PlatenError('path_too_complex', detail)
    }
    this.#points.push(x, y)
    this.#smooth.push(smooth)
  }

  #finish(how: 'open' | 'closed'): void {
    const points = this.#points
    const { length } = points
    if (!this.#hasLine || length === 0) return
    const closed = how === 'closed' && length > 2
    if (closed && points[0] === points[length - 2] && points[1] === points[length - 1]) {
      points.splice(length - 2)
      this.#smooth.pop()
    }
    this.#polylines.push({ points, smooth: this.#smooth, closed: closed && points.length > 2 })
    this.#points = []
    this.#smooth = []
    this.#hasLine = false
  }
}
