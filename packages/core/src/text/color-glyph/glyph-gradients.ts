import type { Rect } from '../../foundation/geometry.ts'
import type { Circle, GlyphPaint } from './color-glyph.ts'
import { type ColorLine, reverseLine, type Stretch, stretchFor, writeStops } from './color-line.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** What of a gradient can be seen, in its own space. */
type Area = Rect

/**
 * A linear gradient of COLR: colours change from `start` to `end` along the normal of the line from
 * `start` to `turn`. `undefined` where nothing is painted, since the points lie on one line.
 */
export function linearGradient(
  line: ColorLine,
  points: { readonly start: Point; readonly end: Point; readonly turn: Point },
  area: Area,
): GlyphPaint | undefined {
  const { start, turn } = points
  const along = { x: points.end.x - start.x, y: points.end.y - start.y }
  const across = { x: turn.x - start.x, y: turn.y - start.y }
  const squared = across.x * across.x + across.y * across.y
  const turned = along.x * across.y - along.y * across.x
  if (!(squared > 0) || turned === 0) return undefined
  // What is left of the way to the end when the part along the other line is taken away.
  const normal = { x: (turned * across.y) / squared, y: (-turned * across.x) / squared }
  const length = normal.x * normal.x + normal.y * normal.y
  const offsets = cornersOf(area).map(
    ({ x, y }) => ((x - start.x) * normal.x + (y - start.y) * normal.y) / length,
  )
  const stretch = stretchFor(line, rangeOf(offsets))
  return {
    type: 'linear',
    x1: start.x + normal.x * stretch.from,
    y1: start.y + normal.y * stretch.from,
    x2: start.x + normal.x * stretch.to,
    y2: start.y + normal.y * stretch.to,
    stops: writeStops(line, stretch),
  }
}

/** A radial gradient of COLR, from one circle to another. */
export function radialGradient(
  line: ColorLine,
  circles: { readonly from: Circle; readonly to: Circle },
  area: Area,
): GlyphPaint | undefined {
  const { from, to } = circles
  const distance = Math.hypot(to.x - from.x, to.y - from.y)
  if (distance === 0 && from.radius === to.radius) return undefined
  // Exporters let colours go outwards; seen from the other end these circles do.
  if (from.radius > to.radius && distance + to.radius <= from.radius) {
    return radialGradient(reverseLine(line), { from: to, to: from }, area)
  }
  const grows = to.radius - from.radius
  const isNested = distance + from.radius <= to.radius
  const stretch = isNested ? radialStretch(line, circles, area) : stretchFor(padded(line), NOTHING)
  // No circle is smaller than a point.
  const least = grows > 0 ? -from.radius / grows : Number.NEGATIVE_INFINITY
  const cut = { from: Math.max(stretch.from, least), to: stretch.to }
  if (!(cut.to > cut.from)) {
    const color = line.stops.at(-1)?.color
    return color === undefined ? undefined : { type: 'solid', color }
  }
  return {
    type: 'radial',
    from: circleAt(circles, cut.from),
    to: circleAt(circles, cut.to),
    stops: writeStops(isNested ? line : padded(line), cut),
  }
}

const NOTHING: Stretch = { from: 0, to: 0 }

/** Repetitions that run along a cone are not told apart: no font is known to have them. */
function padded(line: ColorLine): ColorLine {
  return { extend: 'pad', stops: line.stops }
}

function radialStretch(
  line: ColorLine,
  { from, to }: { readonly from: Circle; readonly to: Circle },
  area: Area,
): Stretch {
  const grows = to.radius - from.radius
  const distance = Math.hypot(to.x - from.x, to.y - from.y)
  const reach = Math.max(...cornersOf(area).map(({ x, y }) => Math.hypot(x - from.x, y - from.y)))
  // A circle holds all once its radius has outgrown both the way there and its own centre's way.
  const outgrows = grows - distance
  const last = outgrows > 0 ? (reach - from.radius) / outgrows : 1
  return stretchFor(line, { from: grows > 0 ? -from.radius / grows : 0, to: Math.max(1, last) })
}

function circleAt(
  { from, to }: { readonly from: Circle; readonly to: Circle },
  offset: number,
): Circle {
  return {
    x: from.x + (to.x - from.x) * offset,
    y: from.y + (to.y - from.y) * offset,
    radius: Math.max(0, from.radius + (to.radius - from.radius) * offset),
  }
}

const TURN = 2 * Math.PI

/** A sweep gradient of COLR; angles in radians from the x axis towards the y axis. */
export function sweepGradient(
  line: ColorLine,
  center: Point,
  angles: { readonly start: number; readonly end: number },
): GlyphPaint | undefined {
  const { start, end } = angles
  if (end < start) {
    return sweepGradient(reverseLine(line), center, { start: end, end: start })
  }
  const span = Math.max(end - start, 1e-6)
  if (end === start && line.extend !== 'pad') return undefined
  const seen = { from: -start / span, to: (TURN - start) / span }
  return {
    type: 'sweep',
    centerX: center.x,
    centerY: center.y,
    stops: writeStops(line, seen),
  }
}

function cornersOf({ x, y, width, height }: Area): readonly Point[] {
  return [
    { x, y },
    { x: x + width, y },
    { x, y: y + height },
    { x: x + width, y: y + height },
  ]
}

function rangeOf(values: readonly number[]): Stretch {
  return { from: Math.min(...values), to: Math.max(...values) }
}
