import { beforeAll, describe, expect, test } from 'vitest'
import type { FontRegistry } from '../../../src/text/fonts/font-registry.ts'
import type { GlyphRun, Paragraph } from '../../../src/text/paragraph.ts'
import { createTestRegistry, layOut, type TextOptions, textInput } from '../text-fonts.ts'

let registry: FontRegistry
beforeAll(() => {
  registry = createTestRegistry()
})

const lay = (text: string, options?: TextOptions) => layOut(textInput(text, options), registry)

/** The one run that a text is expected to be. */
async function shapeAsOne(text: string): Promise<GlyphRun> {
  const paragraph = await lay(text)
  const runs = paragraph.lines.flatMap((line) => line.runs)
  expect(runs.length).toBe(1)
  expect(paragraph.missing).toEqual([])
  return runs[0] as GlyphRun
}

const runsOf = ({ lines }: Paragraph) => lines.flatMap(({ runs }) => runs)
/** Each run as the characters that it draws, with its direction. */
const describeRuns = (paragraph: Paragraph) =>
  runsOf(paragraph).map(({ clusters, direction }) => {
    const start = Math.min(...clusters)
    const end = Math.max(...clusters)
    return `${direction} ${paragraph.text.slice(start, end + 1)}`
  })

describe('Latin, Cyrillic and Greek', () => {
  test('a letter and its accent are one glyph, composed or not', async () => {
    const composed = await shapeAsOne('\u00e9')
    const decomposed = await shapeAsOne('e\u0301')
    expect([...decomposed.glyphIds]).toEqual([...composed.glyphIds])
    expect([...decomposed.clusters]).toEqual([0])
  })

  test('pairs are kerned', async () => {
    const [pair, first, second] = await Promise.all([lay('AV'), lay('A'), lay('V')])
    expect(pair.widthPx).toBeLessThan(first.widthPx + second.widthPx - 0.5)
  })

  test('a feature that is switched off leaves its glyphs as they are', async () => {
    const arrow = await lay('->')
    const plain = await lay('->', { span: { features: new Map([['calt', 0]]) } })
    expect([...(runsOf(arrow)[0]?.glyphIds ?? [])]).not.toEqual([
      ...(runsOf(plain)[0]?.glyphIds ?? []),
    ])
  })

  test('one bundled family draws all three alphabets', async () => {
    const paragraph = await lay('Ex Эх Ωχ')
    expect(paragraph.missing).toEqual([])
    expect(new Set(runsOf(paragraph).map(({ face }) => face.family))).toEqual(new Set(['Inter']))
  })
})

describe('Arabic', () => {
  test('letters take the form of their place in the word', async () => {
    const alone = await shapeAsOne('ه')
    const inWord = await shapeAsOne('ههه')
    expect(inWord.direction).toBe('rtl')
    expect(new Set([...inWord.glyphIds, ...alone.glyphIds]).size).toBe(4)
  })

  test('lam takes a form of its own in front of alef', async () => {
    const [beforeAlef, beforeDal] = await Promise.all(['لا', 'لد'].map(shapeAsOne))
    expect(beforeAlef?.glyphIds[1]).not.toBe(beforeDal?.glyphIds[1])
  })

  test('letters join across a change of style', async () => {
    const input = textInput('ههه')
    const [span] = input.spans
    if (span === undefined) throw new Error('The input has no span.')
    const split = await layOut(
      { ...input, spans: ['ه', 'هه'].map((text) => ({ ...span, text })) },
      registry,
    )
    const whole = await shapeAsOne('ههه')
    expect(runsOf(split).flatMap(({ glyphIds }) => [...glyphIds])).toEqual([...whole.glyphIds])
  })

  test('digits run to the right inside text that runs to the left', async () => {
    expect(describeRuns(await lay('نص ١٢٣'))).toEqual(['ltr ١٢٣', 'rtl  ', 'rtl نص'])
  })

  test('letter spacing tears no word apart', async () => {
    const spaced = await lay('سلام', { span: { letterSpacingPx: 10 } })
    expect(spaced.widthPx).toBe((await lay('سلام')).widthPx)
  })
})

describe('Hebrew', () => {
  test('points stand on their letter and take no room', async () => {
    const pointed = await lay('שָׁ')
    expect(pointed.widthPx).toBeCloseTo((await lay('ש')).widthPx, 3)
    expect([...(runsOf(pointed)[0]?.clusters ?? [])].every((cluster) => cluster === 0)).toBe(true)
  })

  test('brackets belong to the text that they stand in', async () => {
    const paragraph = await lay('abc (אבג) def')
    expect(describeRuns(paragraph).filter((run) => run.startsWith('rtl'))).toEqual(['rtl אבג'])
  })
})

describe('Indic scripts', () => {
  test.each([
    ['a Devanagari conjunct is one glyph', 'क्ष', 1],
    ['a Bengali conjunct is one glyph', 'ক্ষ', 1],
    ['a split Tamil vowel stands on both sides', 'கொ', 3],
  ])('%s', async (_why, text, glyphs) => {
    expect((await shapeAsOne(text)).glyphIds.length).toBe(glyphs)
  })

  test('a Devanagari vowel sign is drawn in front of its letter', async () => {
    const [letter] = (await shapeAsOne('ह')).glyphIds
    const glyphs = [...(await shapeAsOne('हि')).glyphIds]
    expect(glyphs.length).toBe(2)
    expect(glyphs.indexOf(letter ?? -1)).toBe(1)
  })
})

describe('scripts of South-East Asia', () => {
  test('Thai marks stack without taking room', async () => {
    expect((await lay('ที่')).widthPx).toBeCloseTo((await lay('ท')).widthPx, 3)
  })

  test('a Khmer letter below another is in its cluster', async () => {
    const run = await shapeAsOne('ស្រី')
    expect(new Set(run.clusters).size).toBe(1)
  })
})

describe('Chinese and Japanese', () => {
  test('every character is one glyph, as wide as the font is high', async () => {
    const paragraph = await lay('漢字かな', { span: { fontFamilies: ['Noto Sans JP'] } })
    expect(paragraph.widthPx).toBeCloseTo(4 * 20, 3)
  })
})

describe('what no font has', () => {
  test('an emoji sequence is one cluster, and each of its characters is reported once', async () => {
    const paragraph = await lay('👨‍👩‍👧 👨')
    expect(paragraph.missing).toEqual([0x1f467, 0x1f468, 0x1f469])
    const clusters = new Set(runsOf(paragraph).flatMap((run) => [...run.clusters]))
    expect([...clusters].sort((a, b) => a - b)).toEqual([0, 8, 9])
  })

  test('marks and selectors never leave their base for another font', async () => {
    const paragraph = await lay('漢\u0301\ufe0f')
    expect(runsOf(paragraph).length).toBe(1)
  })

  test('controls need no font and are never missing', async () => {
    expect((await lay('a\u200b\u200e\u2066b\u2069\ufeff')).missing).toEqual([])
  })
})

describe('outlines', () => {
  test('a letter has an outline in font units, y up, and a space has none', async () => {
    const run = await shapeAsOne('H H')
    const [letter = 0, space = 0] = run.glyphIds
    const { points, verbs } = run.face.outline(letter)
    const ys = points.filter((_, index) => index % 2 === 1)
    expect(verbs[0]).toBe(0)
    expect(Math.min(...ys)).toBe(0)
    expect(Math.max(...ys)).toBeCloseTo(run.face.metrics.capHeight, -1)
    expect(run.face.outline(space).verbs.length).toBe(0)
    expect(run.face.outline(letter)).toBe(run.face.outline(letter))
  })

  test('a bolder face of a variable font has wider strokes', async () => {
    const [regular, bold] = await Promise.all(
      [400, 700].map(async (fontWeight) => (await lay('llll', { span: { fontWeight } })).widthPx),
    )
    expect(bold).toBeGreaterThan(regular ?? Number.POSITIVE_INFINITY)
  })
})
