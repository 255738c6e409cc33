import { invert, type Matrix } from '../../foundation/matrix.ts'
import type { GradientStop, Paint } from '../../paint/display-list.ts'
import type { Ink, RampInk, SolidInk } from './ink.ts'

type LinearPaint = Extract<Paint, { readonly type: 'linear' }>
type RadialPaint = Extract<Paint, { readonly type: 'radial' }>
type ConicPaint = Extract<Paint, { readonly type: 'conic' }>

const NOTHING: SolidInk = { kind: 'solid', r: 0, g: 0, b: 0, alpha: 0 }

/** @param matrix From the px of the paint to device px. */
export function toInk(paint: Paint, matrix: Matrix): Ink {
  switch (paint.type) {
    case 'solid': {
      const { r, g, b, a } = paint.color
      return { kind: 'solid', r, g, b, alpha: Math.round(a * 255) }
    }
    case 'linear':
      return toLinearInk(paint, matrix)
    case 'radial':
      return toRadialInk(paint, matrix)
    case 'conic':
      return toConicInk(paint, matrix)
  }
}

function toLinearInk(paint: LinearPaint, matrix: Matrix): Ink {
  const acrossX = paint.x2 - paint.x1
  const acrossY = paint.y2 - paint.y1
  const squared = acrossX * acrossX + acrossY * acrossY
  const inverse = invert(matrix)
  if (inverse === undefined || !(squared > 0)) return lastColor(paint.stops)
  const table = buildTable(paint.stops, Math.sqrt(squared * areaScale(matrix)))
  const last = table.length / 4 - 1
  // The offset along the line is affine in device px: perX · x + perY · y + constant.
  const unitX = (acrossX / squared) * last
  const unitY = (acrossY / squared) * last
  const perX = inverse.a * unitX + inverse.b * unitY
  const perY = inverse.c * unitX + inverse.d * unitY
  const constant = (inverse.e - paint.x1) * unitX + (inverse.f - paint.y1) * unitY
  const readIndexes: RampInk['readIndexes'] = (out, x, y, count) => {
    const ofRow = perY * (y + 0.5) + constant
    for (let index = 0; index < count; index++) {
      // From x + index, not by adding up, so that a pixel's colour does not depend on where a row starts.
      const at = perX * (x + index + 0.5) + ofRow
      out[index] = at > 0 ? (at < last ? at + 0.5 : last) : 0
    }
  }
  return { kind: 'ramp', table, opaque: isOpaque(paint.stops), readIndexes }
}

function toRadialInk(paint: RadialPaint, matrix: Matrix): Ink {
  const { start } = paint
  if (start !== undefined) return toConeInk({ ...paint, start }, matrix)
  const { radiusX, radiusY } = paint
  const inverse = invert(matrix)
  if (inverse === undefined || !(radiusX > 0 && radiusY > 0)) return lastColor(paint.stops)
  const reach = Math.max(radiusX, radiusY) * Math.sqrt(areaScale(matrix))
  const table = buildTable(paint.stops, reach)
  const last = table.length / 4 - 1
  const { a, b, c, d, e, f } = inverse
  const readIndexes: RampInk['readIndexes'] = (out, x, y, count) => {
    const acrossOfRow = c * (y + 0.5) + e - paint.centerX
    const downOfRow = d * (y + 0.5) + f - paint.centerY
    for (let index = 0; index < count; index++) {
      const across = (a * (x + index + 0.5) + acrossOfRow) / radiusX
      const down = (b * (x + index + 0.5) + downOfRow) / radiusY
      const at = Math.sqrt(across * across + down * down) * last
      out[index] = at < last ? at + 0.5 : last
    }
  }
  return { kind: 'ramp', table, opaque: isOpaque(paint.stops), readIndexes }
}

type ConePaint = RadialPaint & { readonly start: NonNullable<RadialPaint['start']> }

/**
 * From circle to circle, as HTML canvas `createRadialGradient` and OpenType `PaintRadialGradient` have
 * it: each point has the largest offset whose circle passes through it and is no smaller than a point.
 */
function toConeInk(paint: ConePaint, matrix: Matrix): Ink {
  const inverse = invert(matrix)
  const { start, radiusX: endRadius } = paint
  if (inverse === undefined) return lastColor(paint.stops)
  const reach = Math.max(start.radius, endRadius) * Math.sqrt(areaScale(matrix))
  const colors = buildTable(paint.stops, reach)
  const clear = colors.length / 4
  // One entry more, for points that no circle passes through.
  const table = new Float32Array(colors.length + 4)
  table.set(colors)
  const towardsX = paint.centerX - start.x
  const towardsY = paint.centerY - start.y
  const grows = endRadius - start.radius
  const squared = towardsX * towardsX + towardsY * towardsY - grows * grows
  const offsetOf = (x: number, y: number): number | undefined => {
    const half = x * towardsX + y * towardsY + start.radius * grows
    const rest = x * x + y * y - start.radius * start.radius
    const root = Math.sqrt(half * half - squared * rest)
    const offsets =
      Math.abs(squared) < 1e-9
        ? [rest / (2 * half)]
        : [(half + root) / squared, (half - root) / squared]
    const seen = offsets.filter((offset) => start.radius + offset * grows >= 0)
    return seen.length === 0 ? undefined : Math.max(...seen)
  }
  const { a, b, c, d, e, f } = inverse
  const readIndexes: RampInk['readIndexes'] = (out, x, y, count) => {
    const acrossOfRow = c * (y + 0.5) + e - start.x
    const downOfRow = d * (y + 0.5) + f - start.y
    for (let index = 0; index < count; index++) {
      const along = x + index + 0.5
      const offset = offsetOf(a * along + acrossOfRow, b * along + downOfRow)
      const at = offset === undefined ? clear : Math.min(1, Math.max(0, offset)) * (clear - 1) + 0.5
      out[index] = at
    }
  }
  const isNested = Math.sqrt(towardsX * towardsX + towardsY * towardsY) < Math.abs(grows)
  return { kind: 'ramp', table, opaque: isNested && isOpaque(paint.stops), readIndexes }
}

/** Px from the centre up to which a conic gradient shows steps narrower than a pixel. */
const CONIC_REACH_PX = 2_000

function toConicInk(paint: ConicPaint, matrix: Matrix): Ink {
  const inverse = invert(matrix)
  if (inverse === undefined) return lastColor(paint.stops)
  const table = buildTable(paint.stops, 2 * Math.PI * CONIC_REACH_PX)
  const size = table.length / 4
  const start = paint.angleDeg / 360
  const { a, b, c, d, e, f } = inverse
  const readIndexes: RampInk['readIndexes'] = (out, x, y, count) => {
    const acrossOfRow = c * (y + 0.5) + e - paint.centerX
    const downOfRow = d * (y + 0.5) + f - paint.centerY
    for (let index = 0; index < count; index++) {
      const across = a * (x + index + 0.5) + acrossOfRow
      const down = b * (x + index + 0.5) + downOfRow
      // From up, clockwise: the angle of (down, across) turned by a quarter.
      const turns = Math.atan2(across, -down) / (2 * Math.PI) - start
      out[index] = (turns - Math.floor(turns)) * (size - 1) + 0.5
    }
  }
  return { kind: 'ramp', table, opaque: isOpaque(paint.stops), readIndexes }
}

/** How much a transform enlarges areas. */
function areaScale(matrix: Matrix): number {
  return Math.abs(matrix.a * matrix.d - matrix.b * matrix.c)
}

function isOpaque(stops: readonly GradientStop[]): boolean {
  return stops.every((stop) => stop.color.a >= 1)
}

/** A gradient line of no length shows its last colour everywhere, as in CSS and SVG. */
function lastColor(stops: readonly GradientStop[]): SolidInk {
  const color = stops[stops.length - 1]?.color
  return color === undefined
    ? NOTHING
    : { kind: 'solid', r: color.r, g: color.g, b: color.b, alpha: Math.round(color.a * 255) }
}

/**
 * Colours at even offsets from 0 to 1, interpolated premultiplied (CSS Images 4, section 3.4.2): at
 * least two entries a device px, so that a hard stop is no wider than a pixel, and at least 1,024,
 * so that an entry is below one level of 8 bits.
 */
function buildTable(stops: readonly GradientStop[], lengthPx: number): Float32Array {
  const size = 2 ** Math.min(14, Math.max(10, Math.ceil(Math.log2(2 * lengthPx))))
  const table = new Float32Array(size * 4)
  const sorted = inOrder(stops)
  let next = 0
  for (let entry = 0; entry < size; entry++) {
    const at = entry / (size - 1)
    while ((sorted[next]?.at ?? 2) <= at) next++
    const after = sorted[next] ?? sorted[next - 1]
    const before = sorted[next - 1] ?? after
    if (before !== undefined && after !== undefined) {
      table.set(mixStops(before, after, at), entry * 4)
    }
  }
  return table
}

function mixStops(before: Stop, after: Stop, at: number): Stop['levels'] {
  const span = after.at - before.at
  const share = span > 0 ? (at - before.at) / span : 0
  const [r, g, b, a] = before.levels
  const [r1, g1, b1, a1] = after.levels
  return [r + (r1 - r) * share, g + (g1 - g) * share, b + (b1 - b) * share, a + (a1 - a) * share]
}

interface Stop {
  readonly at: number
  /** Red, green, blue (0..255) premultiplied by alpha, and alpha (0..1). */
  readonly levels: readonly [r: number, g: number, b: number, alpha: number]
}

/** An offset below an earlier one counts as equal to it, as in CSS and SVG. */
function inOrder(stops: readonly GradientStop[]): readonly Stop[] {
  let reached = 0
  return stops.map(({ at, color: { r, g, b, a } }) => {
    reached = Math.max(reached, at)
    return { at: reached, levels: [r * a, g * a, b * a, a] }
  })
}
