import type { Rect } from '../foundation/geometry.ts'
import { EMPTY_PATH, type Path, PathBuilder } from '../foundation/path.ts'
import type { ShapeOutline } from '../overrides/shape-outline.ts'

type ArcOutline = Extract<ShapeOutline, { readonly shape: 'arc' }>

/** A turn around a centre; angles are clockwise from the top, as on a circle that is then stretched. */
interface Turn {
  readonly centerX: number
  readonly centerY: number
  readonly radiusX: number
  readonly radiusY: number
  readonly startDeg: number
  readonly sweepDeg: number
}

/**
 * A slice of a pie, a part of a ring, or a line along the ellipse that fills the box.
 *
 * A whole turn has no seam: a pie is then an ellipse, and a ring has a hole.
 */
export function buildArc({ startDeg, sweepDeg, innerRatio }: ArcOutline, box: Rect): Path {
  if (sweepDeg === 0) return EMPTY_PATH
  const outer: Turn = {
    centerX: box.x + box.width / 2,
    centerY: box.y + box.height / 2,
    radiusX: box.width / 2,
    radiusY: box.height / 2,
    startDeg,
    sweepDeg,
  }
  const inner: Turn = {
    ...outer,
    radiusX: outer.radiusX * innerRatio,
    radiusY: outer.radiusY * innerRatio,
    startDeg: startDeg + sweepDeg,
    sweepDeg: -sweepDeg,
  }
  const builder = new PathBuilder()
  const isWhole = Math.abs(sweepDeg) >= 360
  addTurn(builder, outer, 'move')
  if (innerRatio === 1) return (isWhole ? builder.close() : builder).build()
  if (isWhole) builder.close()
  if (innerRatio > 0) addTurn(builder, inner, isWhole ? 'move' : 'line')
  else if (!isWhole) builder.lineTo(outer.centerX, outer.centerY)
  return (isWhole && innerRatio === 0 ? builder : builder.close()).build()
}

/** One curve for each started quarter; the error is below 0.03 % of the radius. */
function addTurn(builder: PathBuilder, turn: Turn, to: 'move' | 'line'): void {
  const count = Math.ceil(Math.abs(turn.sweepDeg) / 90 - 1e-9)
  const step = (turn.sweepDeg / count) * (Math.PI / 180)
  const arm = (4 / 3) * Math.tan(step / 4)
  const place = (x: number, y: number) =>
    [turn.centerX + x * turn.radiusX, turn.centerY - y * turn.radiusY] as const
  let angle = turn.startDeg * (Math.PI / 180)
  const start = place(Math.sin(angle), Math.cos(angle))
  if (to === 'move') builder.moveTo(...start)
  else builder.lineTo(...start)
  for (let curve = 0; curve < count; curve++) {
    const [x, y] = [Math.sin(angle), Math.cos(angle)]
    angle += step
    const [endX, endY] = [Math.sin(angle), Math.cos(angle)]
    builder.cubicTo(
      ...place(x + arm * y, y - arm * x),
      ...place(endX - arm * endY, endY + arm * endX),
      ...place(endX, endY),
    )
  }
}
