import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { isPlatenError } from '../../../src/foundation/errors.ts'
import { DEFAULT_LIMITS } from '../../../src/foundation/limits.ts'
import { checkFont } from '../../../src/text/font-file/check-font.ts'
import { decodeFont } from '../../../src/text/font-file/decode-font.ts'
import { describeFont } from '../../../src/text/font-file/describe-font.ts'
import { readFontTables } from '../../../src/text/font-file/font-tables.ts'

const require = createRequire(import.meta.url)
const readPackageFile = (path: string) => new Uint8Array(readFileSync(require.resolve(path)))

const woff = readPackageFile('@fontsource/inter/files/inter-greek-400-normal.woff')
const woff2 = readPackageFile('@fontsource/inter/files/inter-greek-400-normal.woff2')
const variable = readPackageFile('@fontsource-variable/inter/files/inter-greek-wght-normal.woff2')

const decode = (bytes: Uint8Array) => decodeFont(bytes, DEFAULT_LIMITS, 'Test')

/** Decodes, reads and checks, as a registry does. */
async function open(bytes: Uint8Array, faceIndex = 0) {
  const tables = readFontTables(await decode(bytes), faceIndex, 'Test')
  checkFont(tables, 'Test')
  return tables
}

const bytesOf = (table: DataView | undefined): Buffer =>
  table === undefined
    ? Buffer.alloc(0)
    : Buffer.from(table.buffer, table.byteOffset, table.byteLength)

/** A copy with one 16-bit number of one table changed. */
function patch(sfnt: Uint8Array, tag: string, [offset, value]: readonly [number, number]) {
  const copy = sfnt.slice()
  const table = readFontTables(copy, 0, 'Test').get(tag)
  table?.setUint16(offset, value)
  return copy
}

/** One face, told twice, as a collection. */
function toCollection(sfnt: Uint8Array): Uint8Array {
  const header = 20
  const collection = new Uint8Array(header + sfnt.length)
  collection.set(sfnt, header)
  const view = new DataView(collection.buffer)
  view.setUint32(0, 0x74746366)
  view.setUint32(4, 0x00010000)
  view.setUint32(8, 2)
  view.setUint32(12, header)
  view.setUint32(16, header)
  const tables = view.getUint16(header + 4)
  for (let i = 0; i < tables; i++) {
    const at = header + 12 + i * 16 + 8
    view.setUint32(at, view.getUint32(at) + header)
  }
  return collection
}

let sfnt: Uint8Array
beforeAll(async () => {
  sfnt = await decode(woff)
})

describe('decodeFont', () => {
  test('WOFF and WOFF2 of one font unpack to the same tables', async () => {
    const bundled = new URL('../../../fonts/inter-greek-normal.woff', import.meta.url)
    const fromWoff = await open(new Uint8Array(readFileSync(bundled)))
    const fromWoff2 = await open(variable)
    expect([...fromWoff.keys()].sort()).toEqual([...fromWoff2.keys()].sort())
    for (const [tag, table] of fromWoff2)
      expect(bytesOf(fromWoff.get(tag)), tag).toEqual(bytesOf(table))
  })

  test.each([
    ['an empty file', new Uint8Array(0), 'font_not_font'],
    ['zeros', new Uint8Array(1_000), 'font_not_font'],
    ['a web page', new TextEncoder().encode('<!doctype html><title>404</title>'), 'font_not_font'],
    ['a PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), 'font_not_font'],
    ['a bare signature', Uint8Array.of(0, 1, 0, 0), 'font_corrupt'],
    ['half a WOFF', woff.slice(0, woff.length / 2), 'font_corrupt'],
    ['half a WOFF2', woff2.slice(0, woff2.length / 2), 'font_corrupt'],
  ])('%s is refused', async (_why, bytes, code) => {
    await expect(open(bytes)).rejects.toMatchObject({ code })
  })

  test('a WOFF that claims four gigabytes is refused before it is unpacked', async () => {
    const bomb = woff.slice()
    new DataView(bomb.buffer).setUint32(44 + 12, 0xfffffff0)
    await expect(decode(bomb)).rejects.toMatchObject({ code: 'font_too_large' })
  })

  test('a WOFF2 that claims more than a hundred times its size is refused unread', async () => {
    const bomb = woff2.slice()
    new DataView(bomb.buffer).setUint32(16, 101 * bomb.length)
    await expect(decode(bomb)).rejects.toMatchObject({ code: 'font_too_large' })
  })

  test('a file above the limit is refused', async () => {
    const limits = { ...DEFAULT_LIMITS, fontBytes: 1_000 }
    await expect(decodeFont(woff, limits, 'Test')).rejects.toMatchObject({ code: 'font_too_large' })
  })

  test('each face of a collection can be opened, and no further one', async () => {
    const collection = toCollection(sfnt)
    expect((await open(collection, 1)).has('cmap')).toBe(true)
    await expect(open(collection, 2)).rejects.toMatchObject({ code: 'font_corrupt' })
  })

  test.each([
    ['no units per em', 'head', [18, 0], 'font_corrupt'],
    ['more units per em than the format has', 'head', [18, 20_000], 'font_corrupt'],
    ['no glyphs', 'maxp', [4, 0], 'font_corrupt'],
    ['more glyphs than offsets', 'maxp', [4, 65_535], 'font_corrupt'],
    ['no widths', 'hhea', [34, 0], 'font_corrupt'],
  ] as const)('a font with %s is refused', async (_why, tag, change, code) => {
    await expect(open(patch(sfnt, tag, change))).rejects.toMatchObject({ code })
  })

  test('a font with too many axes is refused', async () => {
    const bytes = patch(await decode(variable), 'fvar', [8, 64])
    await expect(open(bytes)).rejects.toMatchObject({ code: 'font_too_complex' })
  })

  test('a table that lies over another is refused', async () => {
    const copy = sfnt.slice()
    const view = new DataView(copy.buffer)
    view.setUint32(12 + 16 + 8, view.getUint32(12 + 8))
    await expect(open(copy)).rejects.toMatchObject({ code: 'font_corrupt' })
  })

  test('a font says its weight, width and slant itself', async () => {
    const bold = readPackageFile('@fontsource/inter/files/inter-latin-700-italic.woff2')
    expect(describeFont(await open(bold))).toMatchObject({ weight: [700, 700], style: 'italic' })
    expect(describeFont(await open(variable))).toMatchObject({
      weight: [100, 900],
      stretch: [100, 100],
    })
  })

  test.each([
    ['an sfnt', () => sfnt],
    ['a WOFF', () => woff],
    ['a WOFF2', () => woff2],
  ])('%s with any bytes changed is read or refused, and nothing else', async (_why, original) => {
    const changes = fc.array(fc.tuple(fc.nat(original().length - 1), fc.nat(255)), { minLength: 1 })
    await fc.assert(
      fc.asyncProperty(changes, fc.nat(original().length), async (bytes, cut) => {
        const damaged = original().slice()
        for (const [offset, value] of bytes) damaged[offset] = value
        try {
          await open(cut % 3 === 0 ? damaged.slice(0, cut) : damaged)
        } catch (error) {
          if (!isPlatenError(error)) throw error
        }
      }),
      { numRuns: 60 },
    )
  })
})
