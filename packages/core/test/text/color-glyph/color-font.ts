import { PNG_DOT } from './png-dot.ts'

/** 1000 units an em. Glyph 1 is `A`, glyph 2 a square of 800 units, glyph 3 one of 400 in its middle. */
const EM = 1000

const u16 = (...values: readonly number[]) => values.flatMap((v) => [(v >> 8) & 255, v & 255])
const u24 = (value: number) => [(value >> 16) & 255, ...u16(value)]
const u32 = (...values: readonly number[]) => values.flatMap((v) => [...u16(v >>> 16), ...u16(v)])
/** F2DOT14. */
const fixed = (value: number) => u16(Math.round(value * 16_384))
const text = (value: string) => [...Buffer.from(value, 'latin1')]

/** A paint of OpenType's `COLR`, children behind their parents. */
export type PaintBytes = readonly number[]

/** Joins a head whose offsets (of 24 bits, from its start) are `undefined` with what they lead to. */
function withChildren(head: readonly (number | undefined)[], children: readonly PaintBytes[]) {
  const length = head.reduce<number>((sum, byte) => sum + (byte === undefined ? 3 : 1), 0)
  let at = length
  const offsets = children.map((child) => {
    const offset = at
    at += child.length
    return offset
  })
  const bytes = head.flatMap((byte) => (byte === undefined ? u24(offsets.shift() ?? 0) : [byte]))
  return [...bytes, ...children.flat()]
}

export const FOREGROUND = 0xffff
export type Stop = readonly [at: number, color: number, alpha?: number]

const line = (extend: number, stops: readonly Stop[]): PaintBytes => [
  extend,
  ...u16(stops.length),
  ...stops.flatMap(([at, color, alpha = 1]) => [...fixed(at), ...u16(color), ...fixed(alpha)]),
]

export const paint = {
  solid: (color: number, alpha = 1): PaintBytes => [2, ...u16(color), ...fixed(alpha)],
  linear: (points: readonly number[], stops: readonly Stop[], extend = 0): PaintBytes =>
    withChildren([4, undefined, ...u16(...points)], [line(extend, stops)]),
  radial: (circles: readonly number[], stops: readonly Stop[], extend = 0): PaintBytes =>
    withChildren([6, undefined, ...u16(...circles)], [line(extend, stops)]),
  /** Degrees. */
  sweep: (place: readonly number[], stops: readonly Stop[], extend = 0): PaintBytes => {
    const [x = 0, y = 0, start = 0, end = 360] = place
    const angles = [start, end].flatMap((angle) => fixed(angle / 180 - 1))
    return withChildren([8, undefined, ...u16(x, y), ...angles], [line(extend, stops)])
  },
  glyph: (glyphId: number, fill: PaintBytes): PaintBytes =>
    withChildren([10, undefined, ...u16(glyphId)], [fill]),
  colrGlyph: (glyphId: number): PaintBytes => [11, ...u16(glyphId)],
  translate: (x: number, y: number, child: PaintBytes): PaintBytes =>
    withChildren([14, undefined, ...u16(x, y)], [child]),
  composite: (mode: number, source: PaintBytes, backdrop: PaintBytes): PaintBytes =>
    withChildren([32, undefined, mode, undefined], [source, backdrop]),
}

/** Red, green, blue: what colour indexes 0, 1 and 2 mean. */
const PALETTE = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
]

const cpal = [
  ...u16(0, 3, 1, 3),
  ...u32(14),
  ...u16(0),
  ...PALETTE.flatMap(([r = 0, g = 0, b = 0]) => [b, g, r, 255]),
]

/** `COLR` version 1 that draws glyph 1. */
export function paintedFont(root: PaintBytes): Uint8Array {
  const list = [...u32(1), ...u16(1), ...u32(10), ...root]
  const colr = [...u16(1, 0), ...u32(0, 0), ...u16(0), ...u32(34, 0, 0, 0, 0), ...list]
  return assemble({ ...basics(), COLR: colr, CPAL: cpal })
}

/** `COLR` version 0: glyph 1 as layers of other glyphs. */
export function layeredFont(
  layers: readonly { readonly glyphId: number; readonly color: number }[],
  codePoint = 0x41,
): Uint8Array {
  const colr = [
    ...u16(0, 1),
    ...u32(14, 20),
    ...u16(layers.length),
    ...u16(1, 0, layers.length),
    ...layers.flatMap(({ glyphId, color }) => u16(glyphId, color)),
  ]
  return assemble({ ...basics(codePoint), COLR: colr, CPAL: cpal })
}

/** `SVG `: one document for glyph 1. */
export function svgFont(document: string): Uint8Array {
  const list = [...u16(1), ...u16(1, 1), ...u32(14, document.length), ...text(document)]
  return assemble({ ...basics(), 'SVG ': [...u16(0), ...u32(10, 0), ...list] })
}

/** `sbix`: glyph 1 as a PNG of 8 × 8 px at 8 px an em. */
export function bitmapFont(png: Uint8Array = PNG_DOT): Uint8Array {
  const glyph = [...u16(0, 0), ...text('png '), ...png]
  const offsets = [24, 24, 24 + glyph.length, 24 + glyph.length, 24 + glyph.length]
  const strike = [...u16(8, 72), ...u32(...offsets), ...glyph]
  return assemble({ ...basics(), sbix: [...u16(1, 1), ...u32(1, 12), ...strike] })
}

/** No glyph has colours. */
export function plainFont(codePoint = 0x41): Uint8Array {
  return assemble(basics(codePoint))
}

function squareOutline(low: number, high: number): number[] {
  const side = high - low
  return [
    ...u16(1, low, low, high, high),
    ...u16(3, 0),
    ...[1, 1, 1, 1],
    ...u16(low, side, 0, -side),
    ...u16(low, 0, side, 0),
  ]
}

/** @param codePoint What glyph 1 stands for. */
function basics(codePoint = 0x41): Record<string, readonly number[]> {
  const [square, small] = [squareOutline(100, 900), squareOutline(300, 700)]
  const ends = [0, 0, square.length, 2 * square.length, 2 * square.length + small.length]
  return {
    cmap: [
      ...u16(0, 1, 3, 10),
      ...u32(12),
      ...u16(12, 0),
      ...u32(28, 0, 1, codePoint, codePoint, 1),
    ],
    glyf: [...square, ...square, ...small],
    head: [
      ...u32(0x10000, 0x10000, 0, 0x5f0f3cf5),
      ...u16(11, EM),
      ...u32(0, 0, 0, 0),
      ...u16(0, 0, EM, EM, 0, 8, 2, 1, 0),
    ],
    hhea: [...u32(0x10000), ...u16(800, -200, 0, EM, 0, 0, EM, 1, 0, 0, 0, 0, 0, 0, 0, 4)],
    hmtx: u16(EM, 0, EM, 100, EM, 100, EM, 300),
    loca: u32(...ends),
    maxp: [...u32(0x10000), ...u16(4, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)],
    // Browsers, with which the drawings were compared, ask for these three.
    'OS/2': [
      ...u16(4, EM, 400, 5, 0, 500, 500, 0, 0, 500, 500, 0, 0, 50, 300, 0),
      ...u32(0, 0, 0, 0, 0, 0, 0),
      ...u16(0, 0x40, 65, 65, 800, -200, 0, 800, 200),
      ...u32(1, 0),
      ...u16(500, 800, 0, 32, 1),
    ],
    name: [...u16(0, 1, 18, 3, 1, 0x409, 1, 2, 0), 0, 84],
    post: [...u32(0x30000, 0), ...u16(-100, 50), ...u32(0, 0, 0, 0, 0)],
  }
}

function assemble(tables: Readonly<Record<string, readonly number[]>>): Uint8Array {
  const tags = Object.keys(tables).sort()
  const directory = [...u32(0x10000), ...u16(tags.length, 0, 0, 0)]
  const body: number[] = []
  for (const tag of tags) {
    const table = tables[tag] ?? []
    directory.push(...text(tag), ...u32(0, 12 + 16 * tags.length + body.length, table.length))
    body.push(...table)
    while (body.length % 4 !== 0) body.push(0)
  }
  return Uint8Array.from([...directory, ...body])
}
