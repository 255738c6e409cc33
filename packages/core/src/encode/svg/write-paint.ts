import type { Rect } from '../../foundation/geometry.ts'
import { invert, transformBounds } from '../../foundation/matrix.ts'
import type { Rgba } from '../../foundation/rgba.ts'
import type { FillCommand, GradientStop, Paint } from '../../paint/display-list.ts'
import { formatNumber } from './format-number.ts'
import { straightStops } from './gradient-stops.ts'
import type { SvgDocument } from './svg-document.ts'
import { writeConic } from './write-conic.ts'
import { type Attributes, writeAttributes, writeElement } from './write-element.ts'

/** A command that is painted. */
type Painted = Pick<FillCommand, 'paint' | 'bounds' | 'transform'>

/** Attributes that paint an element; gradients are defined once for all equal ones. */
export function writePaint(
  property: 'fill' | 'stroke',
  command: Painted,
  document: SvgDocument,
): Attributes {
  const { paint } = command
  if (paint.type === 'solid') return writeColor(property, paint.color)
  const write = (id: string) =>
    paint.type === 'conic'
      ? writeConic(paint, {
          area: areaOf(command),
          id,
          colorOf: (color) => writeColor('fill', color),
        })
      : writeGradient(paint, id)
  return { [property]: `url(#${document.define(write(''), write)})` }
}

function writeColor(property: 'fill' | 'stroke', color: Rgba): Attributes {
  return { [property]: toHex(color), [`${property}-opacity`]: opacityOf(color) }
}

/** What of a command can be seen, in the px before its transform. */
function areaOf({ bounds, transform }: Painted): Rect {
  const inverse = transform === undefined ? undefined : invert(transform)
  return inverse === undefined ? bounds : transformBounds(inverse, bounds)
}

export function toHex({ r, g, b }: Rgba): string {
  const digits = [r, g, b].map(toHexByte).join('')
  return /^(.)\1(.)\2(.)\3$/.test(digits) ? `#${digits[0]}${digits[2]}${digits[4]}` : `#${digits}`
}

function toHexByte(channel: number): string {
  return Math.round(Math.min(255, Math.max(0, channel)))
    .toString(16)
    .padStart(2, '0')
}

/** `undefined` for what is opaque, the initial value. */
export function opacityOf({ a }: Rgba): number | undefined {
  return a < 1 ? a : undefined
}

function writeGradient(
  paint: Extract<Paint, { readonly type: 'linear' | 'radial' }>,
  id: string,
): string {
  const stops = straightStops(paint.stops).map(writeStop).join('')
  const common = { id, gradientUnits: 'userSpaceOnUse' }
  if (paint.type === 'linear') {
    const { x1, y1, x2, y2 } = paint
    return writeElement('linearGradient', { ...common, x1, y1, x2, y2 }, stops)
  }
  const { centerX, centerY, radiusX, radiusY } = paint
  if (radiusX === radiusY) {
    const { start } = paint
    const from = start && {
      fx: start.x,
      fy: start.y,
      // SVG 2; what knows SVG 1.1 only starts from a point.
      fr: start.radius > 0 ? start.radius : undefined,
    }
    return writeElement(
      'radialGradient',
      { ...common, cx: centerX, cy: centerY, r: radiusX, ...from },
      stops,
    )
  }
  // An ellipse is a circle of radius 1, stretched.
  const numbers = [centerX, centerY, radiusX, radiusY].map((value) => formatNumber(value))
  const gradientTransform = `translate(${numbers[0]} ${numbers[1]}) scale(${numbers[2]} ${numbers[3]})`
  return writeElement('radialGradient', { ...common, cx: 0, cy: 0, r: 1, gradientTransform }, stops)
}

function writeStop({ at, color }: GradientStop): string {
  return `<stop${writeAttributes({
    offset: at,
    'stop-color': toHex(color),
    'stop-opacity': opacityOf(color),
  })}/>`
}
