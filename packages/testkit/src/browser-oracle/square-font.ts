/**
 * A font in which every printable ASCII character is a square of one em and a space is one em wide,
 * with 0.8 em above the baseline and 0.2 em below: its geometry can be checked in one's head.
 */
export function buildSquareFont(): Uint8Array {
  return assembleFont({
    'OS/2': buildOs2(),
    cmap: buildCmap(),
    glyf: SQUARE,
    head: buildHead(),
    hhea: buildHhea(),
    hmtx: new TableWriter().u16(EM, 0, EM, 0, EM, 0).bytes(),
    // Offsets of glyphs 0 to 2 in `glyf`, and its end: only the last glyph has an outline.
    loca: new TableWriter().u32(0, 0, 0, SQUARE_LENGTH).bytes(),
    maxp: new TableWriter().u32(0x00010000).u16(3, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0).bytes(),
    name: buildName('Square'),
    post: new TableWriter().u32(0x00030000, 0).u16(0xff9c, 50).u32(0, 0, 0, 0, 0).bytes(),
  })
}

const EM = 1000
const ASCENT = 800
const DESCENT = -200

class TableWriter {
  readonly #bytes: number[] = []

  u8(...values: readonly number[]): this {
    for (const value of values) this.#bytes.push(value & 0xff)
    return this
  }

  u16(...values: readonly number[]): this {
    for (const value of values) this.u8(value >> 8, value)
    return this
  }

  u32(...values: readonly number[]): this {
    for (const value of values) this.u16(value >>> 16, value & 0xffff)
    return this
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes)
  }
}

/** One contour of four points on the curve, with 16-bit coordinates. */
const SQUARE = new TableWriter()
  .u16(1, 0, DESCENT, EM, ASCENT)
  .u16(3, 0)
  .u8(1, 1, 1, 1)
  .u16(0, 0, EM, 0)
  .u16(DESCENT, EM, 0, -EM)
  .u16(0)
  .bytes()
const SQUARE_LENGTH = SQUARE.length

function buildHead(): Uint8Array {
  return new TableWriter()
    .u32(0x00010000, 0x00010000, 0, 0x5f0f3cf5)
    .u16(0x000b, EM)
    .u32(0, 0, 0, 0)
    .u16(0, DESCENT, EM, ASCENT, 0, 8, 2, 1, 0)
    .bytes()
}

function buildHhea(): Uint8Array {
  return new TableWriter()
    .u32(0x00010000)
    .u16(ASCENT, DESCENT, 0, EM, 0, 0, EM, 1, 0, 0, 0, 0, 0, 0, 0, 3)
    .bytes()
}

function buildOs2(): Uint8Array {
  return new TableWriter()
    .u16(4, EM, 400, 5, 0)
    .u16(500, 500, 0, 0, 500, 500, 0, 0, 50, 300, 0)
    .u8(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    .u32(1, 0, 0, 0, 0)
    .u16(0x40, 32, 126, ASCENT, DESCENT, 0, ASCENT, -DESCENT)
    .u32(1, 0)
    .u16(ASCENT, ASCENT, 0, 32, 1)
    .bytes()
}

/** Format 12: the space is glyph 1, U+0021 to U+007E share glyph 2 through one group each. */
function buildCmap(): Uint8Array {
  const first = 0x21
  const last = 0x7e
  const groups = 1 + last - first + 1
  const writer = new TableWriter()
    .u16(0, 1, 3, 10)
    .u32(12)
    .u16(12, 0)
    .u32(16 + groups * 12, 0, groups)
    .u32(0x20, 0x20, 1)
  for (let code = first; code <= last; code++) writer.u32(code, code, 2)
  return writer.bytes()
}

function buildName(family: string): Uint8Array {
  const values: readonly (readonly [id: number, text: string])[] = [
    [1, family],
    [2, 'Regular'],
    [3, family],
    [4, family],
    [6, family],
  ]
  const writer = new TableWriter().u16(0, values.length, 6 + values.length * 12)
  let offset = 0
  for (const [id, text] of values) {
    writer.u16(3, 1, 0x409, id, text.length * 2, offset)
    offset += text.length * 2
  }
  for (const [, text] of values) for (const character of text) writer.u16(character.charCodeAt(0))
  return writer.bytes()
}

/** Table directory and tables, sorted by tag, each on a multiple of four bytes (OpenType, "otff"). */
function assembleFont(tables: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const tags = Object.keys(tables).sort()
  const power = Math.floor(Math.log2(tags.length))
  const searchRange = 16 * 2 ** power
  const directory = new TableWriter()
    .u32(0x00010000)
    .u16(tags.length, searchRange, power, tags.length * 16 - searchRange)
  const body: number[] = []
  const bodyStart = 12 + tags.length * 16
  for (const tag of tags) {
    const table = tables[tag] ?? new Uint8Array()
    for (const character of tag) directory.u8(character.charCodeAt(0))
    directory.u32(sumOf(table), bodyStart + body.length, table.length)
    body.push(...table)
    while (body.length % 4 !== 0) body.push(0)
  }
  return Uint8Array.from([...directory.bytes(), ...body])
}

function sumOf(table: Uint8Array): number {
  let sum = 0
  for (let index = 0; index < table.length; index++) {
    sum = (sum + (table[index] ?? 0) * 2 ** (24 - 8 * (index % 4))) >>> 0
  }
  return sum
}
