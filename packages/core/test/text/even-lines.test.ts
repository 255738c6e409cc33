import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { FontRegistry } from '../../src/text/fonts/font-registry.ts'
import type { Paragraph } from '../../src/text/paragraph.ts'
import { createTestRegistry, layOut, linesOf, type TextOptions, textInput } from './text-fonts.ts'

let registry: FontRegistry
beforeAll(() => {
  registry = createTestRegistry()
})

type Wrap = 'normal' | 'balance' | 'pretty'

const lay = (text: string, options: TextOptions) => layOut(textInput(text, options), registry)
const wrapped = (text: string, widthPx: number, wrap: Wrap, style: TextOptions['style'] = {}) =>
  lay(text, { widthPx, style: { ...style, wrap } })

const widths = ({ lines }: Paragraph) => lines.map(({ widthPx }) => widthPx)
const spread = (paragraph: Paragraph) =>
  Math.max(...widths(paragraph)) - Math.min(...widths(paragraph))

const HEADING = 'A heading that is a little too long for one line of it'

describe('wrap: balance', () => {
  test('evens the lines of a heading out', async () => {
    const [filled, even] = await Promise.all([
      wrapped(HEADING, 430, 'normal'),
      wrapped(HEADING, 430, 'balance'),
    ])
    expect(even.lines).toHaveLength(filled.lines.length)
    expect(spread(even)).toBeLessThan(spread(filled) / 2)
  })

  test.each([
    ['text of one line', 'Short', 300, {}],
    ['prose of more than ten lines', HEADING.repeat(5), 100, {}],
    ['what maxLines cuts off', HEADING, 200, { maxLines: 2 }],
    ['words wider than the box', 'Incomprehensibilities antidisestablishment', 50, {}],
  ])('leaves %s alone', async (_why, text, widthPx, style) => {
    const [filled, even] = await Promise.all([
      wrapped(text, widthPx, 'normal', style),
      wrapped(text, widthPx, 'balance', style),
    ])
    expect(linesOf(even)).toEqual(linesOf(filled))
  })

  test('each paragraph by itself', async () => {
    const { lines } = await wrapped(`${HEADING}\n${HEADING} and more`, 430, 'balance')
    expect(lines).toHaveLength(4)
    expect(Math.abs((lines[0]?.widthPx ?? 0) - (lines[1]?.widthPx ?? 0))).toBeLessThan(60)
    expect(Math.abs((lines[2]?.widthPx ?? 0) - (lines[3]?.widthPx ?? 0))).toBeLessThan(60)
  })
})

describe('wrap: pretty', () => {
  test('leaves no short word alone on the last line', async () => {
    const text = 'Some words that end with one alone, as it is'
    const filled = await wrapped(text, 395, 'normal')
    const pretty = await wrapped(text, 395, 'pretty')
    expect(linesOf(filled).at(-1)).toBe('is')
    expect(linesOf(pretty)).toHaveLength(2)
    expect(linesOf(pretty).at(-1)).toContain(' ')
  })

  test('of a paragraph too long to weigh, the end is still looked after', async () => {
    const text = `${'word '.repeat(1_200)}end`
    const filled = await wrapped(text, 250, 'normal')
    const pretty = await wrapped(text, 250, 'pretty')
    expect(pretty.lines).toHaveLength(filled.lines.length)
    expect(linesOf(pretty)[0]).toBe(linesOf(filled)[0])
  })
})

const words = fc
  .array(fc.constantFrom('a', 'be', 'see', 'deep', 'longer', 'שלום', '漢字', 'soft\u00adhyphen'), {
    minLength: 1,
    maxLength: 30,
  })
  .map((list) => list.join(' '))

describe('both', () => {
  test.each(['balance', 'pretty'] as const)(
    '%s shows the same text on as many lines, none too wide that was not',
    async (wrap) => {
      await fc.assert(
        fc.asyncProperty(words, fc.integer({ min: 60, max: 300 }), async (text, widthPx) => {
          const filled = await wrapped(text, widthPx, 'normal')
          const even = await wrapped(text, widthPx, wrap)
          expect(even.lines).toHaveLength(filled.lines.length)
          expect(linesOf(even).join('')).toBe(linesOf(filled).join(''))
          expect(even.widthPx).toBeLessThanOrEqual(Math.max(filled.widthPx, widthPx) + 1 / 64)
        }),
        { numRuns: 60 },
      )
    },
  )

  test.each(['balance', 'pretty'] as const)('%s takes bounded time', async (wrap) => {
    const startedAt = performance.now()
    await wrapped('a '.repeat(5_000), 9_000, wrap)
    await wrapped('a '.repeat(5_000), 20, wrap)
    expect(performance.now() - startedAt).toBeLessThan(5_000)
  })
})

describe('align: justify', () => {
  const justified = (text: string, options: TextOptions = {}) =>
    lay(text, { widthPx: 200, ...options, style: { ...options.style, align: 'justify' } })

  test('fills every line but the last of a paragraph', async () => {
    const { lines } = await justified(`${HEADING}\n${HEADING}`)
    const last = lines.map(
      (line, index) =>
        lines[index + 1]?.topPx === undefined || line.end < (lines[index + 1]?.start ?? 0),
    )
    for (const [index, line] of lines.entries()) {
      if (last[index]) expect(line.widthPx).toBeLessThan(200)
      else expect(line.widthPx).toBeCloseTo(200, 3)
      expect(line.xPx).toBe(0)
    }
    expect(last.filter(Boolean)).toHaveLength(2)
  })

  test('widens the spaces alone, each by as much', async () => {
    const plain = await lay(HEADING, { widthPx: 200 })
    const wide = await justified(HEADING)
    const xsOf = ({ lines }: Paragraph) => [...(lines[0]?.runs[0]?.xs ?? [])]
    const shifts = xsOf(wide).map((x, index) => x - (xsOf(plain)[index] ?? 0))
    const steps = shifts.slice(1).map((shift, index) => shift - (shifts[index] ?? 0))
    const text = wide.text.slice(wide.lines[0]?.start, wide.lines[0]?.end).trimEnd()
    const spaces = text.split(' ').length - 1
    const free = 200 - (plain.lines[0]?.widthPx ?? 0)
    expect(steps.filter((step) => step > 1e-3)).toHaveLength(spaces)
    for (const [index, step] of steps.entries()) {
      expect(step).toBeCloseTo(text[index] === ' ' ? free / spaces : 0, 3)
    }
  })

  test('moves ideographs apart', async () => {
    const { lines } = await justified('漢字漢字漢字漢字漢字漢字漢字漢字', { widthPx: 190 })
    expect(lines[0]?.widthPx).toBeCloseTo(190, 3)
  })

  test('right-to-left text fills its lines from the right', async () => {
    const { lines } = await justified('שלום עולם שלום עולם שלום עולם שלום עולם', { widthPx: 150 })
    const runs = lines[0]?.runs ?? []
    const last = runs.at(-1)
    expect(lines[0]?.widthPx).toBeCloseTo(150, 3)
    expect((last?.xPx ?? 0) + (last?.widthPx ?? 0)).toBeCloseTo(150, 2)
  })

  test.each([
    ['a line of one word', 'incomprehensibilities of it', 160],
    ['text without a width', HEADING, Number.POSITIVE_INFINITY],
  ])('%s stays as it is', async (_why, text, widthPx) => {
    const [plain, wide] = await Promise.all([lay(text, { widthPx }), justified(text, { widthPx })])
    expect(widths(wide)).toEqual(widths(plain))
  })

  test('in front of a tab nothing moves', async () => {
    const text = 'a b\tc d e f g h i j k l m n o p q r s t u'
    const [plain, wide] = await Promise.all([lay(text, { widthPx: 200 }), justified(text)])
    expect(wide.lines[0]?.runs[0]?.xs).toEqual(plain.lines[0]?.runs[0]?.xs)
    expect(wide.lines[0]?.widthPx).toBeCloseTo(200, 3)
  })

  test('a line with an ellipsis is not stretched, one that is cut off is', async () => {
    const [ellipsis, clip] = await Promise.all([
      justified(HEADING, { style: { maxLines: 1, overflow: 'ellipsis' } }),
      justified(HEADING, { style: { maxLines: 1, overflow: 'clip' } }),
    ])
    expect(ellipsis.lines[0]?.widthPx).toBeLessThan(200)
    expect(clip.lines[0]?.widthPx).toBeCloseTo(200, 3)
  })
})

describe('paragraphs, tabs and soft hyphens', () => {
  test('space parts paragraphs, not lines, and counts in height', async () => {
    const style = { paragraphSpacingPx: 10 }
    const text = 'one two three\nfour'
    const plain = await lay(text, { widthPx: 80 })
    const spaced = await lay(text, { widthPx: 80, style })
    const steps = spaced.lines.map(({ topPx }, index) => topPx - (plain.lines[index]?.topPx ?? 0))
    expect(steps.map(Math.round)).toEqual([...steps.slice(1).map(() => 0), 10])
    expect(spaced.heightPx - plain.heightPx).toBeCloseTo(10, 6)
  })

  test('it may leave no room for the last line', async () => {
    const style = { paragraphSpacingPx: 40, overflow: 'clip' } as const
    const { clamped, lines } = await lay('one\ntwo', { widthPx: 80, heightPx: 60, style })
    expect([clamped, lines.length]).toEqual([true, 1])
  })

  test('tab stops stand as many spaces apart as is said', async () => {
    const eight = await lay('a\tb', {})
    const four = await lay('a\tb', { style: { tabSize: 4 } })
    const none = await lay('a\tb', { style: { tabSize: 0 } })
    const at = ({ lines }: Paragraph) => lines[0]?.runs[1]?.xPx ?? 0
    expect(at(four)).toBeCloseTo(at(eight) / 2, 3)
    expect(at(none)).toBeCloseTo((await lay('a', {})).widthPx, 3)
  })

  test('hyphens: none divides no word', async () => {
    const text = 'Donau\u00addampf\u00adschiff'
    const manual = await lay(text, { widthPx: 80 })
    const none = await lay(text, { widthPx: 80, style: { hyphens: 'none' } })
    expect([manual.lines.length, none.lines.length]).toEqual([3, 1])
  })
})

describe('features and axes', () => {
  const widthOf = async (text: string, span: TextOptions['span']) =>
    (await lay(text, span === undefined ? {} : { span })).widthPx

  test('tabular figures are all of one width', async () => {
    const features = new Map([['tnum', 1]])
    expect(await widthOf('1111', {})).toBeLessThan(await widthOf('0000', {}))
    expect(await widthOf('1111', { features })).toBeCloseTo(await widthOf('0000', { features }), 3)
  })

  test('a feature that is switched off joins nothing', async () => {
    const { lines } = await lay('->', { span: { features: new Map([['calt', 0]]) } })
    const joined = await lay('->', {})
    expect(lines[0]?.runs[0]?.glyphIds).not.toEqual(joined.lines[0]?.runs[0]?.glyphIds)
  })
})
