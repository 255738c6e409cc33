import type { Point } from './geometry.ts'

/** The parameters of SVG's `A` command, absolute. */
export interface EndpointArc {
  readonly from: Point
  readonly to: Point
  readonly radiusX: number
  readonly radiusY: number
  /** From the x axis to the ellipse's own, clockwise on screen. */
  readonly rotationDeg: number
  readonly largeArc: boolean
  readonly sweep: boolean
}

/** An arc of the unit circle and the matrix that lays that circle over the ellipse. */
interface CentredArc {
  readonly toEllipse: (x: number, y: number) => Point
  readonly startRadians: number
  readonly sweepRadians: number
}

/**
 * Turns an elliptical arc into cubic Bézier curves, one for each started quarter turn.
 *
 * Each curve is `[c1x, c1y, c2x, c2y, x, y]`; the error is below 0.03 % of the radius. Radii too
 * small to reach are scaled up, as SVG 1.1 appendix F.6.6 asks. The end points must differ and both
 * radii must be positive: the caller draws nothing or a line otherwise.
 */
export function arcToCubics(
  arc: EndpointArc,
): readonly (readonly [number, number, number, number, number, number])[] {
  const { toEllipse, startRadians, sweepRadians } = centre(arc)
  const count = Math.max(1, Math.ceil(Math.abs(sweepRadians) / (Math.PI / 2) - 1e-9))
  const step = sweepRadians / count
  // Length of a control arm on the unit circle for a curve of `step` radians.
  const arm = (4 / 3) * Math.tan(step / 4)
  return Array.from({ length: count }, (_, index) => {
    const start = startRadians + index * step
    const end = start + step
    const c1 = toEllipse(
      Math.cos(start) - arm * Math.sin(start),
      Math.sin(start) + arm * Math.cos(start),
    )
    const c2 = toEllipse(Math.cos(end) + arm * Math.sin(end), Math.sin(end) - arm * Math.cos(end))
    const to = index === count - 1 ? arc.to : toEllipse(Math.cos(end), Math.sin(end))
    return [c1.x, c1.y, c2.x, c2.y, to.x, to.y] as const
  })
}

/** SVG 1.1 appendix F.6.5, from end points to centre. */
function centre(arc: EndpointArc): CentredArc {
  const { from, to } = arc
  const rotation = ((arc.rotationDeg % 360) * Math.PI) / 180
  const cos = Math.cos(rotation)
  const sin = Math.sin(rotation)
  const halfX = (from.x - to.x) / 2
  const halfY = (from.y - to.y) / 2
  const x = cos * halfX + sin * halfY
  const y = cos * halfY - sin * halfX
  const reach = (x / arc.radiusX) ** 2 + (y / arc.radiusY) ** 2
  const grow = Math.max(1, Math.sqrt(reach))
  const radiusX = arc.radiusX * grow
  const radiusY = arc.radiusY * grow
  // In units of the radii: the chord's half, and how far the centre lies beside it.
  const u = x / radiusX
  const v = y / radiusY
  const square = u * u + v * v
  const aside = Math.sqrt(Math.max(0, 1 / square - 1)) * (arc.largeArc === arc.sweep ? -1 : 1)
  const centreU = aside * v
  const centreV = -aside * u
  const start = Math.atan2(v - centreV, u - centreU)
  const end = Math.atan2(-v - centreV, -u - centreU)
  const turn = end - start
  const centreX = (from.x + to.x) / 2 + cos * centreU * radiusX - sin * centreV * radiusY
  const centreY = (from.y + to.y) / 2 + sin * centreU * radiusX + cos * centreV * radiusY
  return {
    toEllipse: (unitX, unitY) => ({
      x: centreX + cos * unitX * radiusX - sin * unitY * radiusY,
      y: centreY + sin * unitX * radiusX + cos * unitY * radiusY,
    }),
    startRadians: start,
    sweepRadians: turned(turn, arc.sweep ? 1 : -1),
  }
}

/** The same turn, in the given direction and less than a full circle. */
function turned(radians: number, direction: 1 | -1): number {
  if (direction > 0) return radians < 0 ? radians + 2 * Math.PI : radians
  return radians > 0 ? radians - 2 * Math.PI : radians
}
