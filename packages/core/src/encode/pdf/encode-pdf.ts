import { PlatenError } from '../../foundation/errors.ts'
import { MEDIA_TYPES, type OutputSpec } from '../../foundation/output-format.ts'
import type { DisplayList } from '../../paint/display-list.ts'
import type { EncodedImage } from '../encoded-image.ts'
import { assertNotAborted } from '../raster/assert-not-aborted.ts'
import { assertFormatHolds } from '../raster/format-sides.ts'
import { ColorGlyphTexts } from './color-glyph-texts.ts'
import type { PartTools } from './draw-part.ts'
import { PdfFile, type PdfReference } from './pdf-file.ts'
import { PdfFonts } from './pdf-fonts.ts'
import { PdfImages } from './pdf-images.ts'
import { StructureTree } from './structure-tree.ts'
import { writePage } from './write-page.ts'
import { writeDictionary, writeText } from './write-value.ts'

const PROGRAM = writeText('Platen')

/**
 * Writes pages as one PDF 1.7 file with text that can be searched and copied, links and a structure.
 *
 * Pages are taken one after the other and not kept. Equal pages give equal bytes. 1 CSS px is
 * 0.75 points, times `scale`. Title, description and language are those of the first page.
 *
 * @throws {PlatenError} `out_of_range` for a page over 14,400 points; `font_not_embeddable`; `font_corrupt`; what drawing an image may throw;
 * `output_too_large` beyond 256 MB; or what `check` says.
 */
export async function encodePdf(
  lists: AsyncIterable<DisplayList> | Iterable<DisplayList>,
  { scale }: OutputSpec,
  tools: PartTools,
): Promise<EncodedImage> {
  const file = new PdfFile()
  const pages = file.reserve()
  const fonts = new PdfFonts(file)
  const images = new PdfImages(file, tools)
  const structure = new StructureTree(file)
  const { rasterizer, signal, check } = tools
  const colorGlyphTexts = new ColorGlyphTexts(file)
  const colorGlyphs = { colorGlyphForms: new Map(), colorGlyphTexts }
  const shared = { file, fonts, images, structure, ...colorGlyphs }
  const pageTools = { ...shared, pages, rasterizer, signal, check }
  const written: PdfReference[] = []
  let first: DisplayList | undefined
  for await (const list of lists) {
    assertNotAborted(signal)
    assertFormatHolds({ format: 'pdf', width: list.width * scale, height: list.height * scale })
    first ??= list
    written.push(await writePage(list, scale, pageTools))
    check?.()
  }
  if (first === undefined) throw new PlatenError('internal', 'A PDF needs a page.')
  await fonts.embedAll(check ?? (() => {}))
  await colorGlyphTexts.embedAll()
  structure.write()
  const kids = `[${written.join(' ')}]`
  file.write(pages, writeDictionary({ Type: '/Pages', Kids: kids, Count: written.length }))
  const { title, description, language } = first
  const root = file.add(
    writeDictionary({
      Type: '/Catalog',
      Pages: String(pages),
      StructTreeRoot: String(structure.root),
      MarkInfo: '<< /Marked true >>',
      Lang: language === undefined ? undefined : writeText(language),
      ViewerPreferences: title === undefined ? undefined : '<< /DisplayDocTitle true >>',
    }),
  )
  const info = file.add(
    writeDictionary({
      Title: title === undefined ? undefined : writeText(title),
      Subject: description === undefined ? undefined : writeText(description),
      Creator: PROGRAM,
      Producer: PROGRAM,
    }),
  )
  check?.()
  return {
    bytes: file.build({ root, info }),
    mediaType: MEDIA_TYPES.pdf,
    width: Math.round(first.width * scale),
    height: Math.round(first.height * scale),
  }
}
