import { beforeAll, describe, expect, test } from 'vitest'
import { analyzeOnce } from '../../src/text/analyze-once.ts'
import { fitFontSize } from '../../src/text/fit-font-size.ts'
import type { FontRegistry } from '../../src/text/fonts/font-registry.ts'
import { layoutAnalyzed } from '../../src/text/layout-paragraph.ts'
import type { Paragraph } from '../../src/text/paragraph.ts'
import type { ParagraphInput, SpanStyle } from '../../src/text/paragraph-input.ts'
import {
  createTestRegistry,
  fontsFor,
  layOut,
  linesOf,
  type TextOptions,
  textInput,
} from './text-fonts.ts'

let registry: FontRegistry
beforeAll(() => {
  registry = createTestRegistry()
})

type Piece = readonly [text: string, style?: Partial<SpanStyle>]

/** The input for stretches that differ from one style. */
function spansInput(pieces: readonly Piece[], options: TextOptions = {}): ParagraphInput {
  const input = textInput('', options)
  const [plain] = input.spans
  if (plain === undefined) throw new Error('The input has no span.')
  return {
    ...input,
    spans: pieces.map(([text, style]) => ({ text, style: { ...plain.style, ...style } })),
  }
}

const lay = (pieces: readonly Piece[], options?: TextOptions) =>
  layOut(spansInput(pieces, options), registry)

const BOLD = { fontWeight: 700 }

describe('spans', () => {
  test('cut a text without changing its lines where they look alike', async () => {
    const options = { widthPx: 120 }
    const whole = await layOut(textInput('The quick brown fox jumps over it', options), registry)
    const cut = await lay([['The qu'], ['ick brown f'], ['ox jumps over it']], options)
    expect(linesOf(cut)).toEqual(linesOf(whole))
    expect(cut.widthPx).toBeCloseTo(whole.widthPx, 0)
  })

  test('a word of two styles is not broken between them', async () => {
    const paragraph = await lay([['one un'], ['break', BOLD], ['able two']], { widthPx: 110 })
    expect(linesOf(paragraph)).toEqual(['one ', 'unbreakable ', 'two'])
    expect(paragraph.lines[1]?.runs.map(({ span }) => span)).toEqual([0, 1, 2])
  })

  test('runs follow each other without a gap', async () => {
    const [line] = (await lay([['a '], ['b', BOLD], [' c']])).lines
    for (const [index, run] of (line?.runs ?? []).entries()) {
      const before = line?.runs[index - 1]
      expect(run.xPx).toBeCloseTo(before === undefined ? 0 : before.xPx + before.widthPx, 4)
    }
  })

  test('letters of two spans form one direction, and numbers keep theirs', async () => {
    const [line] = (await lay([['שלו'], ['ם 12', BOLD], ['3 עולם']])).lines
    const all = line?.runs.map(({ span, direction }) => `${span}${direction}`) ?? []
    // A space may come from another font, which makes a run of its own.
    const spans = all.filter((each, index) => each !== all[index - 1])
    expect(spans).toEqual(['2rtl', '1ltr', '2ltr', '1rtl', '0rtl'])
  })

  test('a span inside a word of a joining script keeps the joined shapes', async () => {
    const whole = await layOut(textInput('محمد'), registry)
    const cut = await lay([['مح'], ['مد', { letterSpacingPx: 0 }]])
    const glyphsOf = ({ lines }: Paragraph) => lines[0]?.runs.flatMap((run) => [...run.glyphIds])
    expect(new Set(glyphsOf(cut))).toEqual(new Set(glyphsOf(whole)))
  })

  test('what is raised moves its glyphs and no line', async () => {
    const plain = await lay([['E = mc2']])
    const small = { fontSizePx: 40, raisePx: 8 }
    const [line] = (await lay([['E = mc'], ['2', small]])).lines
    expect(line?.heightPx).toBe(plain.lines[0]?.heightPx)
    expect(line?.runs.map(({ ys }) => ys[0])).toEqual([-0, -8])
  })

  test('a line of nothing but raised text is as high as that', async () => {
    const { heightPx } = await lay([['2', { fontSizePx: 40, raisePx: 8 }]])
    expect(heightPx).toBeCloseTo(48, 6)
  })

  test('all sizes shrink by one factor', async () => {
    const input = spansInput([['Big ', { fontSizePx: 40, raisePx: 4 }], ['and small words']], {
      widthPx: 100,
      heightPx: 40,
    })
    const fonts = await fontsFor(input, registry)
    const { fontSizePx, fits } = fitFontSize(input, { minPx: 4, maxPx: input.fontSizePx }, fonts)
    const scale = fontSizePx / input.fontSizePx
    const paragraph = layoutAnalyzed(analyzeOnce(input, fonts), input, scale)
    const sizes = paragraph.lines.flatMap(({ runs }) =>
      runs.map((run) => [run.span, run.fontSizePx]),
    )
    expect(fits).toBe(true)
    expect(fontSizePx).toBeLessThan(input.fontSizePx)
    expect(paragraph.fontSizePx).toBe(fontSizePx)
    expect(paragraph.heightPx).toBeLessThanOrEqual(40 + 1 / 64)
    for (const [span, sizePx] of sizes)
      expect(sizePx).toBeCloseTo(fontSizePx * (span === 0 ? 2 : 1), 6)
  })

  test('the ellipsis takes the style of the last span that is seen', async () => {
    const options: TextOptions = { widthPx: 130, style: { overflow: 'ellipsis', maxLines: 1 } }
    const paragraph = await lay([['aaa '], ['bbbbb bbbbbb', BOLD], [' c']], options)
    expect(paragraph.ellipsised).toBe(true)
    expect(paragraph.lines[0]?.runs.at(-1)).toMatchObject({ span: 1, face: { weight: 700 } })
  })

  test('five thousand spans are laid out in bounded time', async () => {
    const startedAt = performance.now()
    const pieces = Array.from({ length: 5_000 }, (_, index): Piece => ['a ', index % 2 ? BOLD : {}])
    expect((await lay(pieces, { widthPx: 50 })).lines.length).toBeGreaterThan(1_000)
    expect(performance.now() - startedAt).toBeLessThan(5_000)
  })
})
