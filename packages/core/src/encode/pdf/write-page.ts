import type { Command, DisplayList } from '../../paint/display-list.ts'
import { addLinks } from './add-links.ts'
import { ContentStream } from './content-stream.ts'
import { isolate } from './isolate.ts'
import type { PdfReference } from './pdf-file.ts'
import { PdfResources } from './pdf-resources.ts'
import { type CommandTools, CommandWriter } from './write-commands.ts'
import { writeDictionary, writeNumbers } from './write-value.ts'

/** What the pages of a file share. */
export interface PageTools extends CommandTools {
  /** The parent of all pages. */
  readonly pages: PdfReference
}

/** 96 CSS px and 72 points are an inch. */
const POINTS_PER_PX = 0.75

/** Writes one page. @param scale Device px per page px: the page grows with it. */
export async function writePage(
  list: DisplayList,
  scale: number,
  tools: PageTools,
): Promise<PdfReference> {
  const { file, structure, pages } = tools
  const factor = POINTS_PER_PX * scale
  const width = list.width * factor
  const height = list.height * factor
  const matrix = { a: factor, b: 0, c: 0, d: -factor, e: 0, f: height }
  const page = file.reserve()
  const resources = new PdfResources(file)
  const content = new ContentStream()
  const writer = new CommandWriter({ content, resources, matrix, page }, tools)
  if (list.commands.some(isDrawnUnlike)) await writer.addPicture(wholePage(list))
  else await writer.addAll(isolate(list))
  const links = addLinks(list.commands, { file, structure, page, matrix })
  const contents = await file.addStream({}, { bytes: content.bytes })
  resources.write()
  return file.write(
    page,
    writeDictionary({
      Type: '/Page',
      Parent: String(pages),
      MediaBox: `[0 0 ${writeNumbers([width, height])}]`,
      Contents: String(contents),
      Resources: String(resources.reference),
      Group: '<< /Type /Group /S /Transparency /CS /DeviceRGB >>',
      StructParents: structure.addStream(content),
      Tabs: '/S',
      Annots: links.length === 0 ? undefined : `[${links.join(' ')}]`,
    }),
  )
}

/** Readers do not agree with CSS on these modes, so a page with one is drawn by us as a whole. */
function isDrawnUnlike(command: Command): boolean {
  if (command.kind === 'color-glyphs') {
    return [...command.drawings.values()].some((drawing) => drawing.some(isDrawnUnlike))
  }
  if (command.kind !== 'push-group') return false
  return command.blend === 'hue' || command.blend === 'saturation'
}

function wholePage({ commands, width, height }: DisplayList) {
  return { commands, bounds: { x: 0, y: 0, width, height } }
}
