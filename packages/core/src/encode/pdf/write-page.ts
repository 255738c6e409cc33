import type { Rect } from '../../foundation/geometry.ts'
import { type Matrix, multiply, transformBounds } from '../../foundation/matrix.ts'
import type {
  Command,
  CommandKind,
  CommandOf,
  DisplayList,
  PushGroupCommand,
} from '../../paint/display-list.ts'
import { addLinks } from './add-links.ts'
import { ContentStream } from './content-stream.ts'
import { drawPart, type Part, type PartTools } from './draw-part.ts'
import { embedPixels } from './embed-pixels.ts'
import type { PdfFile, PdfReference } from './pdf-file.ts'
import type { PdfFonts } from './pdf-fonts.ts'
import type { PdfImages } from './pdf-images.ts'
import { PdfResources } from './pdf-resources.ts'
import { placeImage, placeUnitSquare } from './place-image.ts'
import type { StructureTree } from './structure-tree.ts'
import { writeGlyphs } from './write-glyphs.ts'
import { type PaintPlace, writeAlpha, writePaint } from './write-paint.ts'
import { withRule, writeGeometry } from './write-path.ts'
import { writeStroke } from './write-stroke.ts'
import { writeDictionary, writeNumbers } from './write-value.ts'

/** What the pages of a file share. */
export interface PageTools extends PartTools {
  readonly file: PdfFile
  readonly fonts: PdfFonts
  readonly images: PdfImages
  readonly structure: StructureTree
  /** The parent of all pages. */
  readonly pages: PdfReference
}

/** 96 CSS px and 72 points are an inch. */
const POINTS_PER_PX = 0.75
/** Px drawn per page px, for what PDF cannot draw. */
const SHADOW_SCALE = 2
const VECTOR_SCALE = 4

/** Writes one page. @param scale Device px per page px: the page grows with it. */
export async function writePage(
  list: DisplayList,
  scale: number,
  tools: PageTools,
): Promise<PdfReference> {
  const writer = new PageWriter(list, scale, tools)
  return writer.write(list.commands)
}

/** Whether a command needs what is drawn as pixels, with its whole page. */
function isBeyondPdf(command: Command): boolean {
  if (command.kind === 'push-mask') return true
  if (command.kind === 'push-group') return command.blend !== 'normal' || command.blurSigma > 0
  if (command.kind === 'image') return command.filters.length > 0
  return 'paint' in command && command.paint.type === 'conic'
}

type Drawer<Kind extends CommandKind> = (command: CommandOf<Kind>) => Promise<string>
type DrawnKind = Exclude<CommandKind, `push-${string}` | 'pop'>

/** What a `pop` ends. */
type Frame =
  | { readonly kind: 'clip' }
  | { readonly kind: 'group'; readonly outer: ContentStream; readonly command: PushGroupCommand }

class PageWriter {
  readonly #tools: PageTools
  readonly #page: PdfReference
  readonly #resources: PdfResources
  readonly #matrix: Matrix
  readonly #bounds: Rect
  readonly #width: number
  readonly #height: number
  readonly #frames: Frame[] = []
  readonly #drawers: { readonly [Kind in DrawnKind]: Drawer<Kind> }
  #content = new ContentStream()

  constructor({ width, height }: DisplayList, scale: number, tools: PageTools) {
    const factor = POINTS_PER_PX * scale
    this.#tools = tools
    this.#page = tools.file.reserve()
    this.#resources = new PdfResources(tools.file)
    this.#bounds = { x: 0, y: 0, width, height }
    this.#width = width * factor
    this.#height = height * factor
    this.#matrix = { a: factor, b: 0, c: 0, d: -factor, e: 0, f: this.#height }
    this.#drawers = {
      fill: (command) => this.#drawFill(command),
      stroke: (command) => this.#drawStroke(command),
      glyphs: (command) => this.#drawGlyphs(command),
      image: (command) => this.#drawImage(command),
      vector: (command) => this.#drawPixels(command, VECTOR_SCALE),
      shadow: (command) => this.#drawPixels(command, SHADOW_SCALE),
    }
  }

  async write(commands: readonly Command[]): Promise<PdfReference> {
    const { file, structure, pages, check } = this.#tools
    if (commands.some(isBeyondPdf)) {
      this.#content.add(`/Artifact BMC\nq\n${await this.#drawWhole(commands)}Q\nEMC\n`)
    } else {
      for (const command of commands) {
        check?.()
        await this.#add(command)
      }
    }
    const page = this.#page
    const links = addLinks(commands, { file, structure, page, matrix: this.#matrix })
    const contents = await file.addStream({}, { bytes: this.#content.bytes })
    this.#resources.write()
    return file.write(
      page,
      writeDictionary({
        Type: '/Page',
        Parent: String(pages),
        MediaBox: `[0 0 ${writeNumbers([this.#width, this.#height])}]`,
        Contents: String(contents),
        Resources: String(this.#resources.reference),
        Group: '<< /Type /Group /S /Transparency /CS /DeviceRGB >>',
        StructParents: structure.addStream(this.#content),
        Tabs: '/S',
        Annots: links.length === 0 ? undefined : `[${links.join(' ')}]`,
      }),
    )
  }

  async #add(command: Command): Promise<void> {
    switch (command.kind) {
      case 'push-clip': {
        const { geometry, transform } = command
        const path = writeGeometry(geometry, this.#toPoints(transform))
        this.#content.add(`q\n${path}${withRule('W', geometry)} n\n`)
        this.#frames.push({ kind: 'clip' })
        break
      }
      case 'push-group':
        this.#frames.push({ kind: 'group', outer: this.#content, command })
        this.#content = new ContentStream(this.#tools.file.reserve())
        break
      case 'push-mask':
        throw new TypeError('A page with masks is drawn as pixels.')
      case 'pop':
        await this.#pop()
        break
      default:
        await this.#draw(command)
    }
  }

  async #pop(): Promise<void> {
    const frame = this.#frames.pop()
    if (frame?.kind === 'clip') this.#content.add('Q\n')
    if (frame?.kind !== 'group') return
    const { file, structure } = this.#tools
    const inner = this.#content
    this.#content = frame.outer
    if (inner.group === undefined) return
    const { x, y, width, height } = this.#boundsOf(frame.command)
    await file.writeStream(
      inner.group,
      {
        Type: '/XObject',
        Subtype: '/Form',
        BBox: `[${writeNumbers([x, y, x + width, y + height])}]`,
        Group: '<< /Type /Group /S /Transparency /CS /DeviceRGB /I true >>',
        Resources: String(this.#resources.reference),
        StructParents: structure.addStream(inner),
      },
      { bytes: inner.bytes },
    )
    const name = this.#resources.name('XObject', String(inner.group))
    const alpha = writeAlpha(frame.command.opacity, this.#resources)
    this.#content.add(`q\n${alpha}/${name} Do\nQ\n`)
  }

  async #draw(command: CommandOf<DrawnKind>): Promise<void> {
    // The table pairs each kind with its drawer; a lookup cannot express that pair.
    const draw = this.#drawers[command.kind] as Drawer<DrawnKind>
    const operators = await draw(command)
    if (operators === '') return
    const mark = this.#tools.structure.mark(command, this.#content, this.#page)
    this.#content.add(`${mark}q\n${operators}Q\nEMC\n`)
  }

  async #drawFill(command: CommandOf<'fill'>): Promise<string> {
    const { geometry, paint } = command
    const place = this.#placeOf(command)
    const path = writeGeometry(geometry, place.matrix)
    return `${await writePaint(paint, 'fill', place)}${path}${withRule('f', geometry)}\n`
  }

  async #drawStroke(command: CommandOf<'stroke'>): Promise<string> {
    const place = this.#placeOf(command)
    return (await writePaint(command.paint, 'stroke', place)) + writeStroke(command, place.matrix)
  }

  async #drawGlyphs(command: CommandOf<'glyphs'>): Promise<string> {
    const place = this.#placeOf(command)
    const font = this.#tools.fonts.find(command.face)
    const name = this.#resources.name('Font', String(font.reference))
    const text = writeGlyphs(command, { font, name }, place.matrix)
    return (await writePaint(command.paint, 'fill', place)) + text
  }

  async #drawImage(command: CommandOf<'image'>): Promise<string> {
    const embedded = await this.#tools.images.find(command)
    const name = this.#resources.name('XObject', String(embedded.reference))
    const { transform } = command
    return `${placeImage(command, embedded, this.#toPoints(transform))}/${name} Do\n`
  }

  #drawWhole(commands: readonly Command[]): Promise<string> {
    return this.#drawPart({ commands, bounds: this.#bounds }, SHADOW_SCALE)
  }

  #drawPixels(command: CommandOf<'vector' | 'shadow'>, scale: number): Promise<string> {
    return this.#drawPart({ commands: [command], bounds: command.bounds }, scale)
  }

  /** What PDF has no operators for is drawn by us. */
  async #drawPart(part: Part, scale: number): Promise<string> {
    const { area, ...pixels } = await drawPart(part, scale, this.#tools)
    const reference = await embedPixels(pixels, this.#tools.file)
    const name = this.#resources.name('XObject', String(reference))
    return `${placeUnitSquare(area, this.#matrix)}/${name} Do\n`
  }

  #placeOf(command: CommandOf<'fill' | 'stroke' | 'glyphs'>): PaintPlace {
    const { file } = this.#tools
    const matrix = this.#toPoints(command.transform)
    return { file, resources: this.#resources, matrix, bounds: this.#boundsOf(command) }
  }

  #boundsOf({ bounds }: Pick<Command, 'bounds'>): Rect {
    return transformBounds(this.#matrix, bounds)
  }

  #toPoints(transform: Matrix | undefined): Matrix {
    return transform === undefined ? this.#matrix : multiply(this.#matrix, transform)
  }
}
