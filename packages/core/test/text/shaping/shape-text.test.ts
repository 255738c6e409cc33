import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../../src/foundation/limits.ts'
import { decodeFont } from '../../../src/text/font-file/decode-font.ts'
import { readFontTables } from '../../../src/text/font-file/font-tables.ts'
import { createFontRegistry } from '../../../src/text/fonts/font-registry.ts'
import { layOut, textInput } from '../text-fonts.ts'

/** Numbers of 16 bits, as OpenType writes them. */
function words(...numbers: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(numbers.length * 2)
  const view = new DataView(bytes.buffer)
  for (const [index, number] of numbers.entries()) view.setUint16(index * 2, number)
  return bytes
}

/** A GSUB table whose `ccmp` feature turns one glyph into `count` of itself. */
function multiplyingGsub(glyphId: number, count: number): Uint8Array {
  const [dflt, ccmp] = [
    [0x4446, 0x4c54],
    [0x6363, 0x6d70],
  ]
  const sequence = [count, ...Array<number>(count).fill(glyphId)]
  return words(
    ...[1, 0, 10, 30, 44], // version, offsets of the three lists
    ...[1, ...dflt, 8, 4, 0, 0, 0xffff, 1, 0], // script DFLT with one feature
    ...[1, ...ccmp, 8, 0, 1, 0], // feature ccmp with lookup 0
    ...[1, 4, 2, 0, 1, 8], // one lookup of type 2 with one subtable
    ...[1, 8, 1, 14, 1, 1, glyphId, ...sequence], // coverage, then the one sequence
  )
}

/** The sfnt with one table replaced. */
function replaceTable(sfnt: Uint8Array, replaced: string, content: Uint8Array): Uint8Array {
  const tables = [...readFontTables(sfnt, 0, 'Test')].map(([tag, view]) => {
    const own = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
    return { tag, data: tag === replaced ? content : own }
  })
  const header = 12 + tables.length * 16
  const total = tables.reduce((sum, { data }) => sum + Math.ceil(data.length / 4) * 4, header)
  const output = new Uint8Array(total)
  const view = new DataView(output.buffer)
  view.setUint32(0, 0x00010000)
  view.setUint16(4, tables.length)
  let offset = header
  for (const [index, { tag, data }] of tables.entries()) {
    const at = 12 + index * 16
    output.set(new TextEncoder().encode(tag), at)
    view.setUint32(at + 8, offset)
    view.setUint32(at + 12, data.length)
    output.set(data, offset)
    offset += Math.ceil(data.length / 4) * 4
  }
  return output
}

async function createBomb(glyphsPerLetter: number) {
  const path = createRequire(import.meta.url).resolve(
    '@fontsource/inter/files/inter-latin-400-normal.woff2',
  )
  const sfnt = await decodeFont(new Uint8Array(readFileSync(path)), DEFAULT_LIMITS, 'Inter')
  const probe = createFontRegistry()
  probe.register({ family: 'Probe', bytes: sfnt })
  const letter = await layOut(textInput('a', { span: { fontFamilies: ['Probe'] } }), probe)
  const glyphId = letter.lines[0]?.runs[0]?.glyphIds[0] ?? 0
  const registry = createFontRegistry()
  const bytes = replaceTable(sfnt, 'GSUB', multiplyingGsub(glyphId, glyphsPerLetter))
  registry.register({ family: 'Bomb', bytes })
  return (text: string) => layOut(textInput(text, { span: { fontFamilies: ['Bomb'] } }), registry)
}

describe('shapeText', () => {
  test('a font may make a few glyphs of a letter', async () => {
    const { lines } = await (await createBomb(3))('aa')
    expect(lines[0]?.runs[0]?.glyphIds.length).toBe(6)
  })

  test('a font that makes very many glyphs of a letter is refused', async () => {
    const layOutBomb = await createBomb(20)
    await expect(layOutBomb('a'.repeat(1_000))).rejects.toMatchObject({ code: 'text_too_complex' })
  })

  test('more features than any font has are refused, not passed on', async () => {
    const tags = Array.from({ length: 65 }, (_, index) => `ss${String(index).padStart(2, '0')}`)
    const features = new Map(tags.map((tag) => [tag, 1]))
    const input = textInput('a', { span: { features } })
    await expect(layOut(input, createFontRegistry())).rejects.toMatchObject({
      code: 'out_of_range',
    })
  })
})
