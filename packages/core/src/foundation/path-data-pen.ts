import { arcToCubics } from './arc-to-cubics.ts'
import type { Point } from './geometry.ts'
import { type Path, PathBuilder } from './path.ts'

/** Keeps later arithmetic far from infinity. */
const REACH_PX = 1e9
/** Below it a radius counts as zero, so that no quotient of lengths overflows. */
const MIN_RADIUS_PX = 1e-6

type Draw = (pen: PathDataPen, values: readonly number[], origin: Point) => void

/** How each SVG path command moves the pen; `origin` is (0, 0) for absolute commands. */
const DRAW: Readonly<Record<string, Draw>> = {
  m: (pen, [x = 0, y = 0], origin) => pen.moveTo(origin.x + x, origin.y + y),
  l: (pen, [x = 0, y = 0], origin) => pen.lineTo(origin.x + x, origin.y + y),
  h: (pen, [x = 0], origin) => pen.lineTo(origin.x + x, pen.position.y),
  v: (pen, [y = 0], origin) => pen.lineTo(pen.position.x, origin.y + y),
  c: (pen, values, origin) => pen.cubicTo(...shifted(values, origin)),
  s: (pen, values, origin) => pen.cubicTo(pen.mirrored('cubic'), ...shifted(values, origin)),
  q: (pen, values, origin) => pen.quadTo(...shifted(values, origin)),
  t: (pen, values, origin) => pen.quadTo(pen.mirrored('quad'), ...shifted(values, origin)),
  a: (pen, values, origin) => pen.arcTo(values, origin),
  z: (pen) => pen.close(),
}

function shifted(values: readonly number[], origin: Point): Point[] {
  const points: Point[] = []
  for (let index = 0; index + 1 < values.length; index += 2) {
    points.push({ x: origin.x + (values[index] ?? 0), y: origin.y + (values[index + 1] ?? 0) })
  }
  return points
}

/** Follows SVG path commands and writes them as a `Path`, every point absolute. */
export class PathDataPen {
  readonly #builder = new PathBuilder()
  #x = 0
  #y = 0
  #start: Point = { x: 0, y: 0 }
  /** A contour was begun in the builder and is not closed. */
  #open = false
  /** A moveto came and nothing has followed it. */
  #moved = false
  #empty = true
  /** The last control point, which shorthand curves of the same kind mirror. */
  #control: { readonly kind: 'cubic' | 'quad'; readonly point: Point } | undefined

  get isEmpty(): boolean {
    return this.#empty
  }

  get isInReach(): boolean {
    return Math.abs(this.#x) <= REACH_PX && Math.abs(this.#y) <= REACH_PX
  }

  get position(): Point {
    return { x: this.#x, y: this.#y }
  }

  /** `kind` is a command in lower case; of an unknown one nothing is drawn. */
  draw(kind: string, relative: boolean, values: readonly number[]): void {
    const control = this.#control
    DRAW[kind]?.(this, values, relative ? this.position : { x: 0, y: 0 })
    if (this.#control === control) this.#control = undefined
    this.#empty = false
  }

  moveTo(x: number, y: number): void {
    this.#start = { x, y }
    this.#open = false
    this.#moved = true
    this.#goTo(x, y)
  }

  lineTo(x: number, y: number): void {
    this.#begin()
    this.#builder.lineTo(x, y)
    this.#goTo(x, y)
  }

  quadTo(...[control = this.position, to = this.position]: readonly Point[]): void {
    this.#begin()
    this.#builder.quadTo(control.x, control.y, to.x, to.y)
    this.#goTo(to.x, to.y)
    this.#control = { kind: 'quad', point: control }
  }

  cubicTo(
    ...[first = this.position, second = this.position, to = this.position]: readonly Point[]
  ): void {
    this.#begin()
    this.#builder.cubicTo(first.x, first.y, second.x, second.y, to.x, to.y)
    this.#goTo(to.x, to.y)
    this.#control = { kind: 'cubic', point: second }
  }

  arcTo(values: readonly number[], origin: Point): void {
    const [radiusX = 0, radiusY = 0, rotationDeg = 0, largeArc, sweep, x = 0, y = 0] = values
    const from = this.position
    const to = { x: origin.x + x, y: origin.y + y }
    // SVG 1.1 section F.6.2: no arc between equal points, a line when a radius is zero.
    if (from.x === to.x && from.y === to.y) return
    if (Math.min(Math.abs(radiusX), Math.abs(radiusY)) < MIN_RADIUS_PX) {
      this.lineTo(to.x, to.y)
      return
    }
    this.#begin()
    const curves = arcToCubics({
      from,
      to,
      radiusX: Math.abs(radiusX),
      radiusY: Math.abs(radiusY),
      rotationDeg,
      largeArc: largeArc === 1,
      sweep: sweep === 1,
    })
    for (const curve of curves) this.#builder.cubicTo(...curve)
    this.#goTo(to.x, to.y)
  }

  close(): void {
    // A moveto closed at once is a dot under round and square caps (SVG 1.1 section 11.4).
    if (this.#moved) this.#begin()
    if (this.#open) this.#builder.close()
    this.#open = false
    this.#goTo(this.#start.x, this.#start.y)
  }

  mirrored(kind: 'cubic' | 'quad'): Point {
    const control = this.#control
    if (control?.kind !== kind) return this.position
    return { x: 2 * this.#x - control.point.x, y: 2 * this.#y - control.point.y }
  }

  build(): Path {
    return this.#builder.build()
  }

  /** Writes the contour's start when its first segment comes: a lone moveto draws nothing. */
  #begin(): void {
    this.#moved = false
    if (this.#open) return
    this.#builder.moveTo(this.#x, this.#y)
    this.#open = true
  }

  #goTo(x: number, y: number): void {
    this.#x = x
    this.#y = y
  }
}
