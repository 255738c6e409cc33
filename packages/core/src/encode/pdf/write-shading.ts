import type { Matrix } from '../../foundation/matrix.ts'
import { multiply } from '../../foundation/matrix.ts'
import type { GradientStop, Paint } from '../../paint/display-list.ts'
import { straightStops } from '../svg/gradient-stops.ts'
import { writeDictionary, writeNumbers } from './write-value.ts'

export type GradientPaint = Extract<Paint, { readonly type: 'linear' | 'radial' }>

/** What of the stops is shown: their colour, or their alpha as a grey for a soft mask. */
export type ShadingPart = 'color' | 'alpha'

/**
 * A pattern (ISO 32000-1, 8.7.4) that fills with a gradient.
 *
 * @param matrix From the px of the paint to points.
 */
export function writeGradientPattern(
  paint: GradientPaint,
  matrix: Matrix,
  part: ShadingPart,
): string {
  const { shadingType, coordinates, toPaint } = place(paint)
  const shading = writeDictionary({
    ShadingType: shadingType,
    ColorSpace: part === 'color' ? '/DeviceRGB' : '/DeviceGray',
    Coords: `[${writeNumbers(coordinates, 6)}]`,
    Extend: '[true true]',
    Function: writeStops(straightStops(paint.stops), part),
  })
  const { a, b, c, d, e, f } = toPaint === undefined ? matrix : multiply(matrix, toPaint)
  return writeDictionary({
    Type: '/Pattern',
    PatternType: 2,
    Matrix: `[${writeNumbers([a, b, c, d, e, f], 6)}]`,
    Shading: shading,
  })
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
  // An ellipse is a circle of radius 1, stretched.
  const { centerX, centerY, radiusX, radiusY } = paint
  return {
    shadingType: 3,
    coordinates: [0, 0, 0, 0, 0, 1],
    toPaint: { a: radiusX, b: 0, c: 0, d: radiusY, e: centerX, f: centerY },
  }
}

/** Straight lines between stops, stitched together (7.10.4). */
function writeStops(given: readonly GradientStop[], part: ShadingPart): string {
  const stops = withEnds(given)
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

/** Stops from 0 to 1 that never go back, as CSS reads them. */
function withEnds(given: readonly GradientStop[]): readonly GradientStop[] {
  let reached = 0
  const stops = given.map((stop) => {
    reached = Math.min(1, Math.max(reached, stop.at))
    return { ...stop, at: reached }
  })
  const [first] = stops
  const last = stops.at(-1)
  if (first === undefined || last === undefined) return []
  return [{ ...first, at: 0 }, ...stops, { ...last, at: 1 }]
}

function writeLevels({ color: { r, g, b, a } }: GradientStop, part: ShadingPart): string {
  return part === 'alpha' ? writeNumbers([a], 5) : writeNumbers([r / 255, g / 255, b / 255], 5)
}
