/**
 * Writes the default font of `fonts/` and its list of slices, from @fontsource-variable/inter.
 *
 * Usage: `tsx scripts/bundle-fonts.ts`, by hand, when Inter moves on. The slices are stored as WOFF
 * rather than WOFF2: zlib unpacks them in a millisecond, whereas the WOFF2 decoder takes sixty to
 * start, which every first render would wait for.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { DEFAULT_LIMITS } from '../src/foundation/limits.ts'
import { decodeFont } from '../src/text/font-file/decode-font.ts'
import { readFontsource } from '../src/text/fonts/read-fontsource.ts'

/** Italics of the Latin alphabet alone: the others are drawn upright, to keep the package small. */
const KEPT =
  /-(latin|latin-ext|cyrillic|cyrillic-ext|greek|greek-ext|vietnamese)-wght-normal|-latin-wght-italic/

const fonts = new URL('../fonts/', import.meta.url)

function encodeWoff(sfnt: Uint8Array): Uint8Array {
  const view = new DataView(sfnt.buffer, sfnt.byteOffset, sfnt.byteLength)
  const count = view.getUint16(4)
  const tables = Array.from({ length: count }, (_, index) => {
    const at = 12 + index * 16
    const offset = view.getUint32(at + 8)
    const length = view.getUint32(at + 12)
    const raw = sfnt.subarray(offset, offset + length)
    const packed = deflateSync(raw, { level: 9 })
    return {
      tag: view.getUint32(at),
      checksum: view.getUint32(at + 4),
      length,
      data: packed.length < length ? packed : raw,
    }
  })
  const padded = (length: number) => (length + 3) & ~3
  const total = tables.reduce((sum, table) => sum + padded(table.data.length), 44 + count * 20)
  const woff = new Uint8Array(total)
  const out = new DataView(woff.buffer)
  const sfntSize = tables.reduce((sum, table) => sum + padded(table.length), 12 + count * 16)
  out.setUint32(0, 0x774f4646)
  out.setUint32(4, view.getUint32(0))
  out.setUint32(8, total)
  out.setUint16(12, count)
  out.setUint32(16, sfntSize)
  let offset = 44 + count * 20
  for (const [index, table] of tables.entries()) {
    const at = 44 + index * 20
    out.setUint32(at, table.tag)
    out.setUint32(at + 4, offset)
    out.setUint32(at + 8, table.data.length)
    out.setUint32(at + 12, table.length)
    out.setUint32(at + 16, table.checksum)
    woff.set(table.data, offset)
    offset += padded(table.data.length)
  }
  return woff
}

for (const file of readdirSync(fonts)) if (file.endsWith('.woff')) rmSync(new URL(file, fonts))
const entries: string[] = []
for (const source of readFontsource('@fontsource-variable/inter', import.meta.url)) {
  if (!('path' in source) || !(source.path instanceof URL) || !KEPT.test(source.path.href)) continue
  const sfnt = await decodeFont(readFileSync(source.path), DEFAULT_LIMITS, source.family)
  const file = source.path.pathname
    .replace(/^.*\//, '')
    .replace('-wght', '')
    .replace('woff2', 'woff')
  writeFileSync(new URL(file, fonts), encodeWoff(sfnt))
  entries.push(
    `  {\n    file: '${file}',\n    style: '${source.style}',\n    unicodeRange:\n      '${source.unicodeRange}',\n  },`,
  )
}
const list = [
  '// Made by scripts/bundle-fonts.ts.',
  '',
  '/** The files of the default font: every weight from 100 to 900, sliced by code points. */',
  'export const BUNDLED_SLICES = [',
  ...entries,
  '] as const',
  '',
]
writeFileSync(new URL('../src/text/fonts/bundled-slices.ts', import.meta.url), list.join('\n'))
