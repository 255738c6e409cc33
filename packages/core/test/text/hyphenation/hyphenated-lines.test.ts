import { beforeAll, describe, expect, test } from 'vitest'
import type { FontRegistry } from '../../../src/text/fonts/font-registry.ts'
import { hyphenateText } from '../../../src/text/hyphenation/hyphenate-text.ts'
import { loadHyphenator } from '../../../src/text/hyphenation/load-hyphenator.ts'
import type { ParagraphStyle } from '../../../src/text/paragraph-input.ts'
import { createTestRegistry, layOut, linesOf, type TextOptions, textInput } from '../text-fonts.ts'

const TEXT = 'Die Geschwindigkeitsbegrenzung der Donauschifffahrt: Trennung.'
const WIDTHS = [90, 120, 150, 190, 240]

let registry: FontRegistry
beforeAll(() => {
  registry = createTestRegistry()
})

const lay = (text: string, options: TextOptions = {}) => layOut(textInput(text, options), registry)
const german = (widthPx: number, style: Partial<ParagraphStyle> = {}): TextOptions => ({
  widthPx,
  span: { fontFamilies: ['Noto Sans'] },
  style: { hyphens: 'auto', lang: 'de', ...style },
})

describe('hyphens: auto', () => {
  test.each(WIDTHS)(
    'breaks as soft hyphens at the same places would, at %d px',
    async (widthPx) => {
      const places = new Set(hyphenateText(TEXT, await loadHyphenator('de')))
      const letters = Array.from(TEXT, (letter, at) =>
        places.has(at) ? `\u00ad${letter}` : letter,
      )
      const auto = await lay(TEXT, german(widthPx))
      const soft = await lay(letters.join(''), german(widthPx, { hyphens: 'manual' }))
      expect(linesOf(auto)).toEqual(linesOf(soft).map((line) => line.replaceAll('\u00ad', '')))
      expect(auto.lines.some(({ hyphenated }) => hyphenated)).toBe(true)
      expect(soft.lines.some(({ hyphenated }) => hyphenated)).toBe(false)
      for (const [index, line] of auto.lines.entries()) {
        expect(line.widthPx).toBeCloseTo(soft.lines[index]?.widthPx ?? -1, 3)
        expect(line.widthPx).toBeLessThanOrEqual(widthPx + 0.01)
      }
    },
  )

  test('letters of a ligature that is divided are shaped apart', async () => {
    const glyphs = async (text: string, widthPx = 300) =>
      (await lay(text, german(widthPx))).lines.map(({ runs }) =>
        runs.flatMap(({ glyphIds }) => [...glyphIds]),
      )
    // Noto Sans has one glyph for "fl".
    expect((await glyphs('Auflage'))[0]).toHaveLength('Auflage'.length - 1)
    const [front, behind] = [await glyphs('Auf-'), await glyphs('lage')]
    expect(await glyphs('Auflage', 45)).toEqual([...front, ...behind])
  })

  test('the hyphen belongs to no letter', async () => {
    const { lines } = await lay('Trennung', german(70))
    expect(lines.map(({ start, end, hyphenated }) => [start, end, hyphenated])).toEqual([
      [0, 4, true],
      [4, 8, false],
    ])
    expect(lines[0]?.runs.at(-1)?.clusters.at(-1)).toBe(4)
  })

  test.each([
    ['Noto Sans', 'Tren\u00adnung', '-'],
    ['Noto Sans Arabic', 'سلام\u00adعليكم', '\u2010'],
  ])('%s divides "%s" with the hyphen that it has: %s', async (family, text, hyphen) => {
    const style = { span: { fontFamilies: [family] }, style: { hyphens: 'auto' as const } }
    const [line] = (await lay(text, { ...style, widthPx: 60 })).lines
    const drawn = (await lay(hyphen, style)).lines[0]?.runs[0]
    const face = drawn?.face.digest
    const own = line?.runs.filter((run) => run.face.digest === face) ?? []
    expect(own.flatMap(({ glyphIds }) => [...glyphIds])).toContain(drawn?.glyphIds[0])
  })

  test('pretty lines divide fewer words, the least width is that of a syllable', async () => {
    const count = async (wrap: ParagraphStyle['wrap']) =>
      (await lay(TEXT, german(240, { wrap }))).lines.filter(({ hyphenated }) => hyphenated).length
    expect(await count('pretty')).toBeLessThanOrEqual(await count('normal'))
    const narrow = await lay('Geschwindigkeit', german(1))
    expect(linesOf(narrow)).toEqual(['Ge', 'schwin', 'dig', 'keit'])
  })

  test('what is cut off ends in the ellipsis alone', async () => {
    const cut = german(110, { maxLines: 1, overflow: 'ellipsis' })
    const { lines } = await lay('Geschwindigkeitsbegrenzung', cut)
    expect(lines.map(({ hyphenated }) => hyphenated)).toEqual([false])
  })

  test('a language without patterns has soft hyphens alone', async () => {
    const czech = german(60, { lang: 'cs' })
    expect(linesOf(await lay('Knihovna', czech))).toEqual(['Knihovna'])
    expect(linesOf(await lay('Kni\u00adhovna', czech))).toEqual(['Kni\u00ad', 'hovna'])
  })
})
