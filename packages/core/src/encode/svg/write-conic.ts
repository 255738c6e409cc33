import type { Rect } from '../../foundation/geometry.ts'
import type { Rgba } from '../../foundation/rgba.ts'
import type { GradientStop, Paint } from '../../paint/display-list.ts'
import { formatNumber } from './format-number.ts'
import { type Attributes, writeElement } from './write-element.ts'

export type ConicPaint = Extract<Paint, { readonly type: 'conic' }>

/** Sectors of a whole turn: steps of a degree are not seen. */
const MOST_SECTORS = 360

export interface ConicPattern {
  /** What the pattern has to cover. */
  readonly area: Rect
  readonly id: string
  /** The attributes that fill a sector. */
  readonly colorOf: (color: Rgba) => Attributes
}

/**
 * Writes a conic gradient, which SVG does not know, as a pattern of one tile: sectors of one colour
 * each around the centre.
 */
export function writeConic(paint: ConicPaint, { area, id, colorOf }: ConicPattern): string {
  const sectors = sectorsOf(paint.stops)
  const x = paint.centerX - area.x
  const y = paint.centerY - area.y
  const farX = Math.max(Math.abs(x), Math.abs(area.width - x))
  const farY = Math.max(Math.abs(y), Math.abs(area.height - y))
  // Sectors end in a straight line, which must lie beyond the corners.
  const radius = 2 * Math.hypot(farX, farY) + 1
  const point = (at: number) => {
    const angle = ((paint.angleDeg + at * 360) * Math.PI) / 180
    return `${formatNumber(x + radius * Math.sin(angle))} ${formatNumber(y - radius * Math.cos(angle))}`
  }
  const content = sectors.map(({ from, to, color }) => {
    // A wide sector takes several triangles: one would not reach the corners, or would be flat.
    const parts = Math.ceil((to - from) * 6)
    const corners = Array.from(
      { length: parts + 1 },
      (_, index) => `L${point(from + ((to - from) * index) / parts)}`,
    )
    return writeElement('path', {
      d: `M${formatNumber(x)} ${formatNumber(y)}${corners.join('')}z`,
      ...colorOf(color),
    })
  })
  return writeElement(
    'pattern',
    {
      id,
      patternUnits: 'userSpaceOnUse',
      width: area.width,
      height: area.height,
      patternTransform: `translate(${formatNumber(area.x)} ${formatNumber(area.y)})`,
    },
    // Soft edges of neighbours would let what lies under them shine through.
    writeElement('g', { 'shape-rendering': 'crispEdges' }, content.join('')),
  )
}

interface Sector {
  /** Offsets, 0..1. */
  readonly from: number
  readonly to: number
  readonly color: Rgba
}

function sectorsOf(stops: readonly GradientStop[]): readonly Sector[] {
  const [first] = stops
  const last = stops.at(-1)
  if (first === undefined || last === undefined) return []
  const sectors: Sector[] = [{ from: 0, to: first.at, color: first.color }]
  for (const [index, stop] of stops.slice(1).entries()) {
    const before = stops[index] ?? first
    const span = stop.at - before.at
    const count = Math.min(Math.ceil(span * MOST_SECTORS), differenceOf(before.color, stop.color))
    for (let step = 0; step < count; step++) {
      sectors.push({
        from: before.at + (span * step) / count,
        to: before.at + (span * (step + 1)) / count,
        color: mix(before.color, stop.color, (step + 0.5) / count),
      })
    }
  }
  sectors.push({ from: last.at, to: 1, color: last.color })
  return sectors.filter(({ from, to }) => to > from)
}

/** Levels between two colours; at least 1. */
function differenceOf(one: Rgba, other: Rgba): number {
  return Math.ceil(
    Math.max(
      1,
      Math.abs(one.r - other.r),
      Math.abs(one.g - other.g),
      Math.abs(one.b - other.b),
      Math.abs(one.a - other.a) * 255,
    ),
  )
}

/** Premultiplied, as CSS mixes. */
function mix(one: Rgba, other: Rgba, share: number): Rgba {
  const near = one.a * (1 - share)
  const far = other.a * share
  const a = near + far
  if (a <= 0) return { ...one, a: 0 }
  const channel = (first: number, second: number) => (first * near + second * far) / a
  return {
    r: channel(one.r, other.r),
    g: channel(one.g, other.g),
    b: channel(one.b, other.b),
    a,
  }
}
