import type { Rect } from '../../foundation/geometry.ts'
import { invert, type Matrix, transformBounds } from '../../foundation/matrix.ts'
import type { Paint } from '../../paint/display-list.ts'
import { addConicShading, type ConicPaint } from './add-conic-shading.ts'
import type { ShadingPart } from './color-components.ts'
import type { PdfFile, PdfReference } from './pdf-file.ts'
import type { PdfResources } from './pdf-resources.ts'
import { type PlacedShading, writeShading } from './write-shading.ts'
import { writeState } from './write-state.ts'
import { writeDictionary, writeNumbers } from './write-value.ts'

/** Where paint goes. */
export interface PaintPlace {
  readonly file: PdfFile
  readonly resources: PdfResources
  /** From page px to points, the command's own transform included. */
  readonly matrix: Matrix
  /** Points: what the command draws in. */
  readonly bounds: Rect
}

const OPERATORS = {
  fill: { color: 'rg', space: 'cs', pattern: 'scn' },
  stroke: { color: 'RG', space: 'CS', pattern: 'SCN' },
} as const

/**
 * Operators that choose a paint for what is filled or stroked next.
 *
 * To be written while the coordinates are those of the page: soft masks are placed by them.
 */
export async function writePaint(
  paint: Paint,
  use: keyof typeof OPERATORS,
  place: PaintPlace,
): Promise<string> {
  const { color, space, pattern } = OPERATORS[use]
  const { resources } = place
  if (paint.type === 'solid') {
    const { r, g, b, a } = paint.color
    return `${writeState({ opacity: a }, resources)}${writeNumbers([r / 255, g / 255, b / 255], 5)} ${color}\n`
  }
  const value = await addGradient(paint, 'color', place)
  const name = resources.name('Pattern', String(value))
  const alpha = await writeGradientAlpha(paint, place)
  return `${alpha}/Pattern ${space}\n/${name} ${pattern}\n`
}

type ShadedPaint = Exclude<Paint, { readonly type: 'solid' }>

/** A pattern that fills with a gradient (ISO 32000-1, 8.7.4). */
async function addGradient(
  paint: ShadedPaint,
  part: ShadingPart,
  place: PaintPlace,
): Promise<PdfReference> {
  const { shading, matrix } =
    paint.type === 'conic'
      ? await placeConic(paint, part, place)
      : writeShading(paint, place.matrix, part)
  const { a, b, c, d, e, f } = matrix
  const pattern = writeDictionary({
    Type: '/Pattern',
    PatternType: 2,
    Matrix: `[${writeNumbers([a, b, c, d, e, f], 6)}]`,
    Shading: shading,
  })
  return place.file.add(pattern)
}

async function placeConic(
  paint: ConicPaint,
  part: ShadingPart,
  { file, matrix, bounds }: PaintPlace,
): Promise<PlacedShading> {
  const inverse = invert(matrix)
  // What is squeezed flat shows nothing, whatever its paint.
  const area = inverse === undefined ? bounds : transformBounds(inverse, bounds)
  return { shading: String(await addConicShading(paint, { area, part }, file)), matrix }
}

async function writeGradientAlpha(paint: ShadedPaint, place: PaintPlace): Promise<string> {
  const { file, resources, bounds } = place
  const first = paint.stops[0]?.color.a ?? 1
  if (paint.stops.every(({ color }) => color.a === first))
    return writeState({ opacity: first }, resources)
  const pattern = await addGradient(paint, 'alpha', place)
  const name = resources.name('Pattern', String(pattern))
  const box = [bounds.x, bounds.y, bounds.width, bounds.height]
  const content = `/Pattern cs\n/${name} scn\n${writeNumbers(box)} re\nf\n`
  const group = await file.addStream(
    {
      Type: '/XObject',
      Subtype: '/Form',
      BBox: `[${writeNumbers([bounds.x, bounds.y, bounds.x + bounds.width, bounds.y + bounds.height])}]`,
      Group: '<< /Type /Group /S /Transparency /CS /DeviceGray /I true >>',
      Resources: String(resources.reference),
    },
    { bytes: Buffer.from(content, 'latin1') },
  )
  return writeState({ softMask: { group, by: 'Luminosity' } }, resources)
}
