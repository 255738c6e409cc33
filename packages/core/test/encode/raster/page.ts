import { createHash } from 'node:crypto'
import type { RasterImage } from '../../../src/encode/raster/raster-image.ts'
import {
  createRasterizer,
  type Rasterizer,
  type RasterizerOptions,
} from '../../../src/encode/raster/rasterize.ts'
import type { Rect } from '../../../src/foundation/geometry.ts'
import { type Path, PathBuilder } from '../../../src/foundation/path.ts'
import type {
  Command,
  CommandKind,
  CommandOf,
  DisplayList,
  FillCommand,
  Geometry,
  GlyphsCommand,
  Paint,
  PushGroupCommand,
} from '../../../src/paint/display-list.ts'
import type { FontFace } from '../../../src/paint/font-face.ts'
import { SANDBOX } from '../../sandbox/shared-sandbox.ts'

/** Display lists written by hand. */

export const EVERYWHERE: Rect = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 }

type Parts<Kind extends CommandKind> = Omit<CommandOf<Kind>, 'kind' | 'digest' | 'path'> & {
  readonly path?: string
}

/** A command whose digest is that of its parts; `bounds` everywhere and steady unless told. */
export function command<Kind extends CommandKind>(
  kind: Kind,
  parts: Omit<Parts<Kind>, 'bounds' | 'volatile'> & Partial<Parts<Kind>>,
): CommandOf<Kind> {
  const whole = { bounds: EVERYWHERE, volatile: false, path: 'layer', ...parts, kind }
  const text = JSON.stringify(whole, (_key, value) =>
    ArrayBuffer.isView(value) ? [...(value as Uint8Array)] : value,
  )
  const digest = createHash('sha256').update(text).digest('hex')
  return { ...whole, digest } as unknown as CommandOf<Kind>
}

export function rect(x: number, y: number, width: number, height: number, radius = 0): Geometry {
  return { type: 'rect', rect: { x, y, width, height }, radii: [radius, radius, radius, radius] }
}

export function solid(r: number, g: number, b: number, a = 1): Paint {
  return { type: 'solid', color: { r, g, b, a } }
}

export function outline(path: Path): Geometry {
  return { type: 'path', path, rule: 'nonzero' }
}

export function fill(
  geometry: Geometry,
  paint: Paint,
  parts: Partial<FillCommand> = {},
): FillCommand {
  return command('fill', { geometry, paint, transform: undefined, ...parts })
}

/** A group that is faded, blended and blurred as told. */
export function group(parts: Partial<PushGroupCommand> = {}): PushGroupCommand {
  return command('push-group', { opacity: 1, blend: 'normal', blurSigma: 0, ...parts })
}

export const pop: Command = command('pop', {})

export interface PageSize {
  readonly width: number
  readonly height: number
  readonly opaque?: boolean
}

export function page(size: PageSize, commands: readonly Command[]): DisplayList {
  return { opaque: false, title: undefined, description: undefined, ...size, commands }
}

/** A rasteriser with the sandbox of the tests. */
export function openRasterizer(options: Partial<RasterizerOptions> = {}): Rasterizer {
  return createRasterizer({ sandbox: SANDBOX, ...options })
}

/** Draws a page with a rasteriser of its own. */
export async function draw(list: DisplayList, scale = 1): Promise<RasterImage> {
  const rasterizer = openRasterizer()
  try {
    return await rasterizer.rasterize(list, { scale })
  } finally {
    rasterizer.close()
  }
}

/** Red, green, blue and alpha of a pixel. */
export function pixelAt(image: RasterImage, x: number, y: number): readonly number[] {
  const at = (y * image.width + x) * image.channels
  const pixel = [...image.pixels.subarray(at, at + image.channels)]
  return image.channels === 3 ? [...pixel, 255] : pixel
}

/** A font of squares: glyph n is n tenths of an em wide and high, on the baseline; glyph 0 empty. */
const SQUARE_FONT: FontFace = {
  digest: 'squares',
  family: 'Squares',
  weight: 400,
  style: 'normal',
  unitsPerEm: 1000,
  bytes: new Uint8Array(0),
  faceIndex: 0,
  variations: new Map(),
  advance: (glyphId) => glyphId * 100,
  outline: (glyphId) => {
    const side = glyphId * 100
    const builder = new PathBuilder()
    if (glyphId === 0) return builder.build()
    return builder.moveTo(0, 0).lineTo(side, 0).lineTo(side, side).lineTo(0, side).close().build()
  },
}

export interface GlyphAt {
  readonly glyphId: number
  readonly x: number
  readonly y: number
}

export function glyphs(
  fontSize: number,
  placed: readonly GlyphAt[],
  parts: Partial<GlyphsCommand> = {},
): GlyphsCommand {
  return command('glyphs', {
    face: SQUARE_FONT,
    fontSize,
    glyphIds: Uint32Array.from(placed, (glyph) => glyph.glyphId),
    xs: Float32Array.from(placed, (glyph) => glyph.x),
    ys: Float32Array.from(placed, (glyph) => glyph.y),
    paint: solid(0, 0, 0),
    transform: undefined,
    text: '',
    clusters: new Uint32Array(placed.length),
    direction: 'ltr',
    ...parts,
  })
}
