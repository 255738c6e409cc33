import { type Matrix, transformBounds } from '../../foundation/matrix.ts'
import type { Command } from '../../paint/display-list.ts'
import { findLinkAreas } from './find-link-areas.ts'
import type { PdfFile, PdfReference } from './pdf-file.ts'
import type { StructureTree } from './structure-tree.ts'
import { writeByteString, writeDictionary, writeNumbers, writeText } from './write-value.ts'

export interface LinkTools {
  readonly file: PdfFile
  readonly structure: StructureTree
  readonly page: PdfReference
  /** From page px to points. */
  readonly matrix: Matrix
}

/** Link annotations (ISO 32000-1, 12.5.6.5) for what leads somewhere: addresses, nothing that runs. */
export function addLinks(
  commands: readonly Command[],
  { file, structure, page, matrix }: LinkTools,
): readonly PdfReference[] {
  return findLinkAreas(commands).map(({ href, rect }) => {
    const { x, y, width, height } = transformBounds(matrix, rect)
    const annotation = file.reserve()
    const address = writeByteString(Buffer.from(href, 'latin1'))
    return file.write(
      annotation,
      writeDictionary({
        Type: '/Annot',
        Subtype: '/Link',
        Rect: `[${writeNumbers([x, y, x + width, y + height])}]`,
        Border: '[0 0 0]',
        F: 4,
        A: `<< /Type /Action /S /URI /URI ${address} >>`,
        Contents: writeText(href),
        StructParent: structure.addLink(annotation, href, page),
      }),
    )
  })
}
