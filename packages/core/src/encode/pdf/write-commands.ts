import { sha256Hex } from '../../foundation/digest.ts'
import type { Rect } from '../../foundation/geometry.ts'
import { type Matrix, multiply, transformBounds } from '../../foundation/matrix.ts'
import type {
  Command,
  CommandKind,
  CommandOf,
  PushGroupCommand,
  PushMaskCommand,
} from '../../paint/display-list.ts'
import type { ColorGlyphTexts } from './color-glyph-texts.ts'
import type { CommandPlace } from './command-place.ts'
import { ContentStream } from './content-stream.ts'
import { drawPart, type Part, type PartTools } from './draw-part.ts'
import { embedPixels } from './embed-pixels.ts'
import { findPop } from './find-pop.ts'
import { invertMask } from './invert-mask.ts'
import type { PdfFile, PdfReference } from './pdf-file.ts'
import type { PdfFonts } from './pdf-fonts.ts'
import type { PdfImages } from './pdf-images.ts'
import type { PdfResources } from './pdf-resources.ts'
import { placeImage, placeUnitSquare } from './place-image.ts'
import { ARTIFACT, type StructureTree } from './structure-tree.ts'
import { type ColorGlyphForms, writeColorGlyphs } from './write-color-glyphs.ts'
import { writeGlyphs } from './write-glyphs.ts'
import { type PaintPlace, writePaint } from './write-paint.ts'
import { withRule, writeGeometry } from './write-path.ts'
import { type GraphicsState, writeState } from './write-state.ts'
import { writeStroke } from './write-stroke.ts'
import { writeNumbers } from './write-value.ts'

/** What the commands of a file share. */
export interface CommandTools extends PartTools {
  readonly file: PdfFile
  readonly fonts: PdfFonts
  readonly images: PdfImages
  readonly structure: StructureTree
  readonly colorGlyphForms: ColorGlyphForms
  readonly colorGlyphTexts: ColorGlyphTexts
}

/** Px drawn per page px, for what PDF cannot draw. */
const EFFECT_SCALE = 2
const VECTOR_SCALE = 4

type Drawer<Kind extends CommandKind> = (command: CommandOf<Kind>) => Promise<string>
type DrawnKind = Exclude<CommandKind, `push-${string}` | 'pop'>

/** What is drawn by itself before it is mixed with what lies under it. */
type GroupingCommand = PushGroupCommand | PushMaskCommand

/** What a `pop` ends. */
type Frame =
  | { readonly kind: 'clip' }
  | { readonly kind: 'group'; readonly outer: ContentStream; readonly command: GroupingCommand }

/** Writes commands as the operators of one page or form. */
export class CommandWriter {
  readonly #tools: CommandTools
  readonly #page: PdfReference | undefined
  readonly #resources: PdfResources
  readonly #matrix: Matrix
  readonly #frames: Frame[] = []
  readonly #drawers: { readonly [Kind in DrawnKind]: Drawer<Kind> }
  #content: ContentStream
  /** What masks draw is never seen itself, and so has no words. */
  #isMask = false

  constructor({ content, resources, matrix, page }: CommandPlace, tools: CommandTools) {
    this.#tools = tools
    this.#page = page
    this.#resources = resources
    this.#matrix = matrix
    this.#content = content
    this.#drawers = {
      fill: (command) => this.#drawFill(command),
      stroke: (command) => this.#drawStroke(command),
      glyphs: (command) => this.#drawGlyphs(command),
      'color-glyphs': (command) => this.#drawColorGlyphs(command),
      image: (command) => this.#drawImage(command),
      vector: (command) => this.#drawPixels(command, VECTOR_SCALE),
      shadow: (command) => this.#drawPixels(command, EFFECT_SCALE),
    }
  }

  /** Draws commands as pixels, as decoration. */
  async addPicture(part: Part): Promise<void> {
    const pixels = await this.#drawPart(part, VECTOR_SCALE)
    this.#content.add(`${ARTIFACT}q\n${pixels}Q\nEMC\n`)
  }

  async addAll(commands: readonly Command[]): Promise<void> {
    for (let at = 0; at < commands.length; at++) {
      const command = commands[at]
      if (command === undefined) break
      this.#tools.check?.()
      if (command.kind === 'push-group' && command.blurSigma > 0) {
        const end = findPop(commands, at)
        await this.#addBlurred(command, commands.slice(at + 1, end + 1))
        at = end
      } else await this.#add(command)
    }
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
      case 'push-mask':
        this.#frames.push({ kind: 'group', outer: this.#content, command })
        this.#content = new ContentStream(this.#tools.file.reserve())
        break
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
    const { outer, command } = frame
    const group = await this.#writeGroup(this.#content, command)
    this.#content = outer
    const state = await this.#stateOf(command)
    const name = this.#resources.name('XObject', String(group))
    outer.add(`q\n${writeState(state, this.#resources)}/${name} Do\nQ\n`)
  }

  async #stateOf(command: GroupingCommand): Promise<GraphicsState> {
    if (command.kind === 'push-group') return command
    const { outer, wasMask } = { outer: this.#content, wasMask: this.#isMask }
    const inside = new ContentStream(this.#tools.file.reserve())
    this.#content = inside
    this.#isMask = true
    await this.addAll(command.mask)
    this.#content = outer
    this.#isMask = wasMask
    const group = await this.#writeGroup(inside, command)
    const softMask = { group, by: 'Alpha' } as const
    if (!command.inverted) return { softMask }
    const place = { file: this.#tools.file, resources: this.#resources }
    return { softMask: await invertMask(softMask, this.#boundsOf(command), place) }
  }

  /** A transparency group (ISO 32000-1, 11.6.6). */
  #writeGroup(content: ContentStream, { bounds }: GroupingCommand): Promise<PdfReference> {
    const { file, structure } = this.#tools
    const { x, y, width, height } = transformBounds(this.#matrix, bounds)
    return file.writeStream(
      content.group ?? file.reserve(),
      {
        Type: '/XObject',
        Subtype: '/Form',
        BBox: `[${writeNumbers([x, y, x + width, y + height])}]`,
        Group: '<< /Type /Group /S /Transparency /CS /DeviceRGB /I true >>',
        Resources: String(this.#resources.reference),
        StructParents: structure.addStream(content),
      },
      { bytes: content.bytes },
    )
  }

  /** PDF has no blur: all of the group is drawn by us, and then faded and blended as it is. */
  async #addBlurred(push: PushGroupCommand, rest: readonly Command[]): Promise<void> {
    const { opacity, blend, bounds } = push
    const digest = sha256Hex(`blur alone ${push.digest}`)
    const plain: Command = { ...push, opacity: 1, blend: 'normal', digest }
    const pixels = await this.#drawPart({ commands: [plain, ...rest], bounds }, EFFECT_SCALE)
    const alt = rest.find((command) => command.alt !== undefined)?.alt
    this.#mark({ ...push, alt }, writeState({ opacity, blend }, this.#resources) + pixels)
  }

  async #draw(command: CommandOf<DrawnKind>): Promise<void> {
    // The table pairs each kind with its drawer; a lookup cannot express that pair.
    const draw = this.#drawers[command.kind] as Drawer<DrawnKind>
    const operators = await draw(command)
    if (operators !== '') this.#mark(command, operators)
  }

  #mark(command: Command, operators: string): void {
    const { structure } = this.#tools
    const page = this.#page
    if (page === undefined) {
      this.#content.add(`q\n${operators}Q\n`)
      return
    }
    const mark = this.#isMask ? ARTIFACT : structure.mark(command, this.#content, page)
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

  async #drawColorGlyphs(command: CommandOf<'color-glyphs'>): Promise<string> {
    const matrix = this.#toPoints(command.transform)
    const forms = await writeColorGlyphs(command, {
      ...{ matrix, resources: this.#resources, tools: this.#tools },
      write: (drawing, place) => new CommandWriter(place, this.#tools).addAll(drawing),
    })
    if (this.#page === undefined || this.#isMask) return forms
    return forms + this.#tools.colorGlyphTexts.write(command, matrix, this.#resources)
  }

  async #drawImage(command: CommandOf<'image'>): Promise<string> {
    if (command.filters.length > 0) return this.#drawPixels(command, EFFECT_SCALE)
    const embedded = await this.#tools.images.find(command)
    const name = this.#resources.name('XObject', String(embedded.reference))
    const { transform } = command
    return `${placeImage(command, embedded, this.#toPoints(transform))}/${name} Do\n`
  }

  #drawPixels(command: CommandOf<'image' | 'vector' | 'shadow'>, scale: number): Promise<string> {
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
