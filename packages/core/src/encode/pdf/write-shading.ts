import type { Matrix } from '../../foundation/matrix.ts'
import { multiply } from '../../foundation/matrix.ts'
import type { GradientStop, Paint } from '../../paint/display-list.ts'
import { componentsOf, type ShadingPart } from './color-components.ts'
import { wholeStops } from './whole-stops.ts'
import { writeDictionary, writeNumbers } from './write-value.ts'

export type GradientPaint = Extract<Paint, { readonly type: 'linear' | 'radial' }>

/** A shading (ISO 32000-1, 8.7.4.5) and where it stands. */
export interface PlacedShading {
  readonly shading: string
  /** From its coordinates to points. */
  readonly matrix: Matrix
}

/** @param matrix From the px of the paint to points. */
export function writeShading(
  paint: GradientPaint,
  matrix: Matrix,
  part: ShadingPart,
): PlacedShading {
  const { shadingType, coordinates, toPaint } = place(paint)
  const shading = writeDictionary({
    ShadingType: shadingType,
    ColorSpace: part === 'color' ? '/DeviceRGB' : '/DeviceGray',
    Coords: `[${writeNumbers(coordinates, 6)}]`,
    Extend: '[true true]',
    Function: writeStops(wholeStops(paint.stops), part),
  })
  return { shading, matrix: toPaint === undefined ? matrix : multiply(matrix, toPaint) }
}

interface Placement {
  readonly shadingType: 2 | 3
  readonly coordinates: readonly number[]
  readonly toPaint: Matrix | undefined
}

function place(paint: GradientPaint): Placement {
  if (paint.type === 'linear') {
    const { x1, y1, x2, y2 } = paint
    return { shadingType: 2, coordinates: [x1, y1, x2, y2], toPaint: undefined }
  }
  const { centerX, centerY, radiusX, radiusY, start } = paint
  if (start !== undefined) {
    const coordinates = [start.x, start.y, start.radius, centerX, centerY, radiusX]
    return { shadingType: 3, coordinates, toPaint: undefined }
  }
  // An ellipse is a circle of radius 1, stretched.
  return {
    shadingType: 3,
    coordinates: [0, 0, 0, 0, 0, 1],
    toPaint: { a: radiusX, b: 0, c: 0, d: radiusY, e: centerX, f: centerY },
  }
}

/** Straight lines between stops, stitched together (7.10.4). */
function writeStops(stops: readonly GradientStop[], part: ShadingPart): string {
  const pieces = stops
    .slice(1)
    .map((to, index) => ({ from: stops[index] ?? to, to }))
    // A hard stop takes no room of its own.
    .filter(({ from, to }) => to.at > from.at)
  const functions = pieces.map(({ from, to }) =>
    writeDictionary({
      FunctionType: 2,
      Domain: '[0 1]',
      C0: `[${writeLevels(from, part)}]`,
      C1: `[${writeLevels(to, part)}]`,
      N: 1,
    }),
  )
  const [only] = functions
  if (only !== undefined && functions.length === 1) return only
  const bounds = pieces.slice(1).map(({ from }) => from.at)
  return writeDictionary({
    FunctionType: 3,
    Domain: '[0 1]',
    Functions: `[${functions.join('\n')}]`,
    Bounds: `[${writeNumbers(bounds, 6)}]`,
    Encode: `[${pieces.map(() => '0 1').join(' ')}]`,
  })
}

function writeLevels({ color }: GradientStop, part: ShadingPart): string {
  return writeNumbers(componentsOf(color, part), 5)
}
