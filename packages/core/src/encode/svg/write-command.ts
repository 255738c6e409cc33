import type {
  Command,
  CommandKind,
  CommandOf,
  PushClipCommand,
  StrokeCommand,
} from '../../paint/display-list.ts'
import type { UseCounts } from './count-uses.ts'
import { formatNumber } from './format-number.ts'
import type { SvgDocument } from './svg-document.ts'
import { writeColorGlyphs } from './write-color-glyphs.ts'
import { writeAttributes, writeElement } from './write-element.ts'
import { writeGeometry } from './write-geometry.ts'
import { writeGlyphs } from './write-glyphs.ts'
import { writeGroupStart, writeMaskStart } from './write-group.ts'
import { writeImage } from './write-image.ts'
import { writePaint } from './write-paint.ts'
import { writeShadow } from './write-shadow.ts'
import { writeTransform } from './write-transform.ts'
import { writeVector } from './write-vector.ts'

type Writer<Kind extends CommandKind> = (
  command: CommandOf<Kind>,
  document: SvgDocument,
  counts: UseCounts,
) => string

/** The initial value of `stroke-miterlimit`. */
const INITIAL_MITER_LIMIT = 4

const WRITERS = {
  fill: (command, document) =>
    writeGeometry(command.geometry, {
      transform: writeTransform(command.transform),
      ...writePaint('fill', command, document),
    }),
  stroke: writeStroke,
  glyphs: writeGlyphs,
  'color-glyphs': (command, document, counts) =>
    writeColorGlyphs(command, document, (drawing) => writeCommands(drawing, document, counts)),
  image: writeImage,
  vector: writeVector,
  shadow: (command, document, counts) =>
    writeShadow(command, writeCommands(command.casters, document, counts), document),
  'push-clip': (command, document) =>
    `<g${writeAttributes({ 'clip-path': `url(#${defineClip(command, document)})` })}>`,
  'push-group': writeGroupStart,
  'push-mask': (command, document, counts) =>
    writeMaskStart(command, writeCommands(command.mask, document, counts), document),
  pop: () => '</g>',
} satisfies { readonly [Kind in CommandKind]: Writer<Kind> }

/** The markup of one command; groups are opened by one and closed by a later one. */
export function writeCommand(command: Command, document: SvgDocument, counts: UseCounts): string {
  // The table's own type pairs each kind with its writer; a lookup cannot express that pair.
  const write = WRITERS[command.kind] as Writer<CommandKind>
  return write(command, document, counts)
}

function writeCommands(
  commands: readonly Command[],
  document: SvgDocument,
  counts: UseCounts,
): string {
  return commands.map((command) => writeCommand(command, document, counts)).join('')
}

function writeStroke(command: StrokeCommand, document: SvgDocument): string {
  const { width, dash, cap, join, miterLimit } = command.stroke
  return writeGeometry(command.geometry, {
    transform: writeTransform(command.transform),
    fill: 'none',
    ...writePaint('stroke', command, document),
    'stroke-width': width,
    'stroke-dasharray':
      dash.length === 0 ? undefined : dash.map((length) => formatNumber(length)).join(' '),
    'stroke-linecap': cap === 'butt' ? undefined : cap,
    'stroke-linejoin': join === 'miter' ? undefined : join,
    'stroke-miterlimit': miterLimit === INITIAL_MITER_LIMIT ? undefined : miterLimit,
  })
}

function defineClip({ geometry, transform }: PushClipCommand, document: SvgDocument): string {
  const shape = writeGeometry(geometry, { transform: writeTransform(transform) }, 'clip-rule')
  return document.define(`clip ${shape}`, (id) => writeElement('clipPath', { id }, shape))
}
