import type { Rect } from '../foundation/geometry.ts'
import type { Matrix } from '../foundation/matrix.ts'
import type { Rgba } from '../foundation/rgba.ts'
import type { ContentHash } from './content-hash.ts'
import type {
  Command,
  CommandKind,
  CommandOf,
  Geometry,
  Paint,
  PictureFilter,
} from './display-list.ts'

type Without<Kind extends CommandKind> = Omit<CommandOf<Kind>, 'digest'>

/** A command whose digest is still to be made. */
export type Undigested = { readonly [Kind in CommandKind]: Without<Kind> }[CommandKind]

/** Every property that decides pixels; `bounds`, `path`, `volatile` and all words do not. */
const WRITERS: {
  readonly [Kind in CommandKind]: (hash: ContentHash, command: Without<Kind>) => void
} = {
  fill: (hash, command) => {
    addGeometry(hash, command.geometry)
    addPaint(hash, command.paint)
    addTransform(hash, command.transform)
  },
  stroke: (hash, command) => {
    const { width, dash, cap, join, miterLimit } = command.stroke
    addGeometry(hash, command.geometry)
    addPaint(hash, command.paint)
    addTransform(hash, command.transform)
    hash.number(width).numbers(dash).text(cap).text(join).number(miterLimit)
  },
  glyphs: (hash, command) => {
    hash.text(command.face.digest).number(command.fontSize)
    hash.bytes(command.glyphIds).bytes(command.xs).bytes(command.ys)
    addPaint(hash, command.paint)
    addTransform(hash, command.transform)
  },
  'color-glyphs': (hash, command) => {
    hash.text(command.face.digest).number(command.fontSize)
    hash.bytes(command.glyphIds).bytes(command.xs).bytes(command.ys)
    addColor(hash, command.colors.foreground)
    hash.flag(command.colors.inShades)
    addTransform(hash, command.transform)
  },
  image: (hash, command) => {
    hash.text(command.image.digest)
    addRect(hash, command.crop)
    addRect(hash, command.rect)
    hash.flag(command.flipX).flag(command.flipY)
    addFilters(hash, command.filters)
    addTransform(hash, command.transform)
  },
  vector: (hash, command) => {
    hash.text(command.digestOfMarkup)
    addRect(hash, command.rect)
    addFilters(hash, command.filters)
    addTransform(hash, command.transform)
  },
  shadow: (hash, command) => {
    addCommands(hash, command.casters)
    hash.number(command.x).number(command.y).number(command.sigma)
    addColor(hash, command.color)
    hash.flag(command.except !== undefined)
    if (command.except === undefined) return
    addGeometry(hash, command.except.geometry)
    addTransform(hash, command.except.transform)
  },
  'push-clip': (hash, command) => {
    addGeometry(hash, command.geometry)
    addTransform(hash, command.transform)
  },
  'push-group': (hash, command) =>
    hash.number(command.opacity).text(command.blend).number(command.blurSigma),
  'push-mask': (hash, command) => {
    addCommands(hash, command.mask)
    hash.flag(command.inverted)
  },
  pop: () => undefined,
}

/** SHA-256 in hex over all that decides a command's pixels; `hash` must be empty. */
export function digestCommand(command: Undigested, hash: ContentHash): string {
  hash.text(command.kind)
  const write = WRITERS[command.kind] as (hash: ContentHash, command: Undigested) => void
  write(hash, command)
  return hash.take()
}

function addCommands(hash: ContentHash, commands: readonly Pick<Command, 'digest'>[]): void {
  hash.count(commands.length)
  for (const { digest } of commands) hash.text(digest)
}

function addFilters(hash: ContentHash, filters: readonly PictureFilter[]): void {
  hash.count(filters.length)
  for (const filter of filters) {
    hash.text(filter.type)
    if (filter.type === 'matrix') hash.numbers(filter.values)
    else hash.number(filter.sigma)
  }
}

function addGeometry(hash: ContentHash, geometry: Geometry): void {
  hash.text(geometry.type)
  if (geometry.type === 'rect') {
    addRect(hash, geometry.rect)
    hash.numbers(geometry.radii)
  } else {
    hash.text(geometry.rule).bytes(geometry.path.verbs).bytes(geometry.path.points)
  }
}

function addPaint(hash: ContentHash, paint: Paint): void {
  hash.text(paint.type)
  switch (paint.type) {
    case 'solid':
      addColor(hash, paint.color)
      return
    case 'linear':
      hash.number(paint.x1).number(paint.y1).number(paint.x2).number(paint.y2)
      break
    case 'radial':
      hash.number(paint.centerX).number(paint.centerY).number(paint.radiusX).number(paint.radiusY)
      if (paint.start !== undefined) {
        hash.text('start').number(paint.start.x).number(paint.start.y).number(paint.start.radius)
      }
      break
    case 'conic':
      hash.number(paint.centerX).number(paint.centerY).number(paint.angleDeg)
      break
  }
  hash.count(paint.stops.length)
  for (const { at, color } of paint.stops) {
    hash.number(at)
    addColor(hash, color)
  }
}

function addColor(hash: ContentHash, { r, g, b, a }: Rgba): void {
  hash.number(r).number(g).number(b).number(a)
}

function addRect(hash: ContentHash, { x, y, width, height }: Rect): void {
  hash.number(x).number(y).number(width).number(height)
}

function addTransform(hash: ContentHash, transform: Matrix | undefined): void {
  hash.flag(transform !== undefined)
  if (transform === undefined) return
  const { a, b, c, d, e, f } = transform
  hash.number(a).number(b).number(c).number(d).number(e).number(f)
}
