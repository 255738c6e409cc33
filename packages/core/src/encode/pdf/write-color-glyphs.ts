import { invert, type Matrix, multiply, transformBounds } from '../../foundation/matrix.ts'
import type { ColorGlyphsCommand, Command } from '../../paint/display-list.ts'
import { uniteRects } from '../../paint/rect-algebra.ts'
import type { CommandPlace } from './command-place.ts'
import { ContentStream } from './content-stream.ts'
import type { PdfFile, PdfReference } from './pdf-file.ts'
import { PdfResources } from './pdf-resources.ts'
import { writeNumbers } from './write-value.ts'

/** The forms of a file by what they draw: each glyph is written once. */
export type ColorGlyphForms = Map<string, Promise<PdfReference>>

export interface ColorGlyphPlace {
  /** From px of the command to points. */
  readonly matrix: Matrix
  readonly resources: PdfResources
  readonly tools: { readonly file: PdfFile; readonly colorGlyphForms: ColorGlyphForms }
  /** Writes the commands of a glyph. */
  readonly write: (drawing: readonly Command[], place: CommandPlace) => Promise<void>
}

/** Operators that draw glyphs with colours of their own, each as a form (ISO 32000-1, 8.10). */
export async function writeColorGlyphs(
  command: ColorGlyphsCommand,
  place: ColorGlyphPlace,
): Promise<string> {
  const { face, fontSize, colors, glyphIds, xs, ys, drawings } = command
  const { matrix, resources, tools } = place
  const toForm = formMatrix(matrix)
  const fromForm = invert(toForm)
  if (fromForm === undefined) return ''
  let operators = ''
  for (const [index, glyphId] of glyphIds.entries()) {
    const drawing = drawings.get(glyphId)
    if (drawing === undefined || drawing.length === 0) continue
    const key = JSON.stringify([face.digest, glyphId, fontSize, colors, toForm.a])
    const writing = tools.colorGlyphForms.get(key) ?? writeForm(drawing, toForm, place)
    tools.colorGlyphForms.set(key, writing)
    const name = resources.name('XObject', String(await writing))
    const moved = { a: 1, b: 0, c: 0, d: 1, e: xs[index] ?? 0, f: ys[index] ?? 0 }
    const { a, b, c, d, e, f } = multiply(multiply(matrix, moved), fromForm)
    operators += `q\n${writeNumbers([a, b, c, d, e, f], 6)} cm\n/${name} Do\nQ\n`
  }
  return operators
}

/** The origin of the glyph is that of the form; its units are as large as points are under `matrix`. */
function formMatrix({ a, b, c, d }: Matrix): Matrix {
  const factor = Math.sqrt(Math.abs(a * d - b * c))
  return { a: factor, b: 0, c: 0, d: -factor, e: 0, f: 0 }
}

async function writeForm(
  drawing: readonly Command[],
  matrix: Matrix,
  { tools, write }: ColorGlyphPlace,
): Promise<PdfReference> {
  const { file } = tools
  const content = new ContentStream()
  const resources = new PdfResources(file)
  await write(drawing, { content, resources, matrix, page: undefined })
  resources.write()
  const ink = uniteRects(drawing.map(({ bounds }) => bounds)) ?? { x: 0, y: 0, width: 0, height: 0 }
  const { x, y, width, height } = transformBounds(matrix, ink)
  const hasGroups = drawing.some(({ kind }) => kind === 'push-group' || kind === 'push-mask')
  return file.addStream(
    {
      Type: '/XObject',
      Subtype: '/Form',
      BBox: `[${writeNumbers([x, y, x + width, y + height])}]`,
      Group: hasGroups ? '<< /Type /Group /S /Transparency /CS /DeviceRGB /I true >>' : undefined,
      Resources: String(resources.reference),
    },
    { bytes: content.bytes },
  )
}
