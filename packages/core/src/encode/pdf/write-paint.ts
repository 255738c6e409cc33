import type { Rect } from '../../foundation/geometry.ts'
import type { Matrix } from '../../foundation/matrix.ts'
import type { Paint } from '../../paint/display-list.ts'
import type { PdfFile, PdfReference } from './pdf-file.ts'
import type { PdfResources } from './pdf-resources.ts'
import { type GradientPaint, writeGradientPattern } from './write-shading.ts'
import { writeDictionary, writeNumber, writeNumbers } from './write-value.ts'

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
  const { file, resources, matrix } = place
  if (paint.type === 'solid') {
    const { r, g, b, a } = paint.color
    return `${writeAlpha(a, resources)}${writeNumbers([r / 255, g / 255, b / 255], 5)} ${color}\n`
  }
  if (paint.type === 'conic') throw new TypeError('A page with cones is drawn as pixels.')
  const value = file.add(writeGradientPattern(paint, matrix, 'color'))
  const name = resources.name('Pattern', String(value))
  const alpha = await writeGradientAlpha(paint, place)
  return `${alpha}/Pattern ${space}\n/${name} ${pattern}\n`
}

/** An opacity for all that follows; nothing for 1, the initial value. */
export function writeAlpha(alpha: number, resources: PdfResources): string {
  if (alpha >= 1) return ''
  const value = writeNumber(Math.max(0, alpha), 5)
  const state = writeDictionary({ Type: '/ExtGState', ca: value, CA: value })
  return `/${resources.name('ExtGState', state)} gs\n`
}

/** A soft mask for all that follows (ISO 32000-1, 11.6.5.3): the luminosity of a group. */
function writeSoftMask(group: PdfReference, resources: PdfResources): string {
  const mask = `<< /Type /Mask /S /Luminosity /G ${group} >>`
  const state = writeDictionary({ Type: '/ExtGState', SMask: mask })
  return `/${resources.name('ExtGState', state)} gs\n`
}

async function writeGradientAlpha(paint: GradientPaint, place: PaintPlace): Promise<string> {
  const { file, resources, matrix, bounds } = place
  const first = paint.stops[0]?.color.a ?? 1
  if (paint.stops.every(({ color }) => color.a === first)) return writeAlpha(first, resources)
  const pattern = file.add(writeGradientPattern(paint, matrix, 'alpha'))
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
  return writeSoftMask(group, resources)
}
