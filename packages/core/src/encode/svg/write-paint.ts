import type { Rgba } from '../../foundation/rgba.ts'
import type { GradientStop, Paint } from '../../paint/display-list.ts'
import { formatNumber } from './format-number.ts'
import { straightStops } from './gradient-stops.ts'
import type { SvgDocument } from './svg-document.ts'
import { type Attributes, writeAttributes, writeElement } from './write-element.ts'

/** Attributes that paint an element; gradients are defined once for all equal ones. */
export function writePaint(
  property: 'fill' | 'stroke',
  paint: Paint,
  document: SvgDocument,
): Attributes {
  if (paint.type === 'solid') {
    return {
      [property]: toHex(paint.color),
      [`${property}-opacity`]: opacityOf(paint.color),
    }
  }
  const key = writeGradient(paint, '')
  const id = document.define(key, (ownId) => writeGradient(paint, ownId))
  return { [property]: `url(#${id})` }
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

function writeGradient(paint: Exclude<Paint, { readonly type: 'solid' }>, id: string): string {
  const stops = straightStops(paint.stops).map(writeStop).join('')
  const common = { id, gradientUnits: 'userSpaceOnUse' }
  if (paint.type === 'linear') {
    const { x1, y1, x2, y2 } = paint
    return writeElement('linearGradient', { ...common, x1, y1, x2, y2 }, stops)
  }
  const { centerX, centerY, radiusX, radiusY } = paint
  if (radiusX === radiusY) {
    return writeElement(
      'radialGradient',
      { ...common, cx: centerX, cy: centerY, r: radiusX },
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
