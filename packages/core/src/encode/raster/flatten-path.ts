import { PATH_VERB, type Path, POINTS_PER_VERB } from '../../foundation/path.ts'
import type { DeviceBox } from './device-box.ts'

/** Takes an outline as straight lines. `throughTo` ends a line inside a curve, `lineTo` any other. */
export interface LineSink {
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  throughTo(x: number, y: number): void
  close(): void
}

export interface FlattenOptions {
  /**
   * Where the outline shows, in the px of the path. A curve wholly on one side of it becomes its chord, so
   * that far away curves cost nothing. A chord winds about every visible point as its curve does.
   */
  readonly visible: DeviceBox
  /** How far a line may lie from its curve, in the px of the path. */
  readonly tolerancePx: number
}

/** Shifts an edge by at most 3 of 255 levels, and far less on average. */
export const CURVE_TOLERANCE_PX = 0.02

/** Bounds the lines of one curve; reached only by curves that are thousands of px in size. */
const MOST_STEPS = 512

/** Control points of a cubic Bézier, x and y in turn. */
type Cubic = Float64Array

/** Feeds an outline to `sink`, curves cut into lines. */
export function flattenPath(path: Path, sink: LineSink, options: FlattenOptions): void {
  const { points } = path
  const curve: Cubic = new Float64Array(8)
  let startX = 0
  let startY = 0
  let at = 0
  for (const verb of path.verbs) {
    const from = at
    at += (POINTS_PER_VERB[verb] ?? 0) * 2
    let x = points[at - 2] ?? 0
    let y = points[at - 1] ?? 0
    switch (verb) {
      case PATH_VERB.move:
        sink.moveTo(x, y)
        startX = x
        startY = y
        break
      case PATH_VERB.close:
        sink.close()
        x = startX
        y = startY
        break
      case PATH_VERB.line:
        sink.lineTo(x, y)
        break
      default:
        readCurve(curve, points, from, verb)
        sendInnerPoints(curve, sink, options)
        sink.lineTo(x, y)
    }
    // The next curve starts where this verb ends.
    curve[6] = x
    curve[7] = y
  }
}

/** Fills `curve`, which still ends where the new curve starts; quadratics are raised to cubics. */
function readCurve(curve: Cubic, points: Float64Array, at: number, verb: number): void {
  const startX = curve[6] ?? 0
  const startY = curve[7] ?? 0
  curve[0] = startX
  curve[1] = startY
  if (verb === PATH_VERB.cubic) {
    for (let index = 0; index < 6; index++) curve[2 + index] = points[at + index] ?? 0
    return
  }
  const controlX = points[at] ?? 0
  const controlY = points[at + 1] ?? 0
  const endX = points[at + 2] ?? 0
  const endY = points[at + 3] ?? 0
  curve[2] = startX + (controlX - startX) * (2 / 3)
  curve[3] = startY + (controlY - startY) * (2 / 3)
  curve[4] = endX + (controlX - endX) * (2 / 3)
  curve[5] = endY + (controlY - endY) * (2 / 3)
  curve[6] = endX
  curve[7] = endY
}

/** Whether all control points lie beyond one edge of what is visible. */
function isAside(curve: Cubic, visible: DeviceBox): boolean {
  // Read by index: taking a typed array apart by its iterator is many times slower.
  const x0 = curve[0] ?? 0
  const y0 = curve[1] ?? 0
  const x1 = curve[2] ?? 0
  const y1 = curve[3] ?? 0
  const x2 = curve[4] ?? 0
  const y2 = curve[5] ?? 0
  const x3 = curve[6] ?? 0
  const y3 = curve[7] ?? 0
  return (
    Math.max(x0, x1, x2, x3) <= visible.left ||
    Math.min(x0, x1, x2, x3) >= visible.right ||
    Math.max(y0, y1, y2, y3) <= visible.top ||
    Math.min(y0, y1, y2, y3) >= visible.bottom
  )
}

/**
 * Sends the points between the ends of a curve, at even parameters.
 *
 * The chord of a piece of length h (in parameter) lies within h²/8 · max|B''| of the curve, and
 * |B''| ≤ 6 · max|second difference of the control points|.
 */
function sendInnerPoints(curve: Cubic, sink: LineSink, options: FlattenOptions): void {
  if (isAside(curve, options.visible)) return
  const x0 = curve[0] ?? 0
  const y0 = curve[1] ?? 0
  const x1 = curve[2] ?? 0
  const y1 = curve[3] ?? 0
  const x2 = curve[4] ?? 0
  const y2 = curve[5] ?? 0
  const x3 = curve[6] ?? 0
  const y3 = curve[7] ?? 0
  const startBend = (x0 - 2 * x1 + x2) ** 2 + (y0 - 2 * y1 + y2) ** 2
  const endBend = (x1 - 2 * x2 + x3) ** 2 + (y1 - 2 * y2 + y3) ** 2
  const bend = Math.sqrt(Math.max(startBend, endBend))
  const steps = Math.min(MOST_STEPS, Math.ceil(Math.sqrt((0.75 * bend) / options.tolerancePx)))
  // Polynomial form: ((a·t + b)·t + c)·t + start.
  const cX = 3 * (x1 - x0)
  const cY = 3 * (y1 - y0)
  const bX = 3 * (x2 - x1) - cX
  const bY = 3 * (y2 - y1) - cY
  const aX = x3 - x0 - cX - bX
  const aY = y3 - y0 - cY - bY
  for (let step = 1; step < steps; step++) {
    const t = step / steps
    sink.throughTo(((aX * t + bX) * t + cX) * t + x0, ((aY * t + bY) * t + cY) * t + y0)
  }
}
