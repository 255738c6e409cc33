import { createRequire } from 'node:module'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { isPlatenError } from '../../src/foundation/errors.ts'
import { createFontRegistry, type FontRegistry } from '../../src/text/fonts/font-registry.ts'
import type { Paragraph } from '../../src/text/paragraph.ts'
import { anyText } from './any-text.ts'
import { readFixture } from './read-fixture.ts'
import { createTestRegistry, layOut, linesOf, type TextOptions, textInput } from './text-fonts.ts'

const TOLERANCE_PX = 1 / 64
const HANGING = /[\t ]+$/

let registry: FontRegistry
beforeAll(() => {
  registry = createTestRegistry()
})

const lay = (text: string, options?: TextOptions) => layOut(textInput(text, options), registry)

describe('lines', () => {
  interface Recorded {
    readonly package: string
    readonly file: string
    readonly lang: string
    readonly text: string
    readonly widthPx: number
    readonly breaks: readonly number[]
  }
  const recorded: Recorded[] = JSON.parse(readFixture('chromium-paragraphs.json.gz'))

  test('sentences of five scripts break where Chromium breaks them', async () => {
    const own = createFontRegistry()
    const { resolve } = createRequire(import.meta.url)
    for (const file of new Set(recorded.map((entry) => `${entry.package}/${entry.file}`))) {
      own.register({ family: file, weight: 400, style: 'normal', path: resolve(file) })
    }
    const misses: Recorded[] = []
    for (const entry of recorded) {
      const span = { fontFamilies: [`${entry.package}/${entry.file}`] }
      const style = { lang: entry.lang, direction: 'ltr' } as const
      const options = { span, style, widthPx: entry.widthPx }
      const { lines } = await layOut(textInput(entry.text, options), own)
      if (String(lines.slice(1).map(({ start }) => start)) !== String(entry.breaks))
        misses.push(entry)
    }
    expect(recorded.length).toBe(176)
    expect(misses).toEqual([])
  })

  test.each<[string, string, TextOptions, string[]]>([
    ['a line takes what fits', 'aaa bbb ccc', { widthPx: 85 }, ['aaa bbb ', 'ccc']],
    ['hard breaks end lines', 'a\nb\r\nc\u2028d', {}, ['a', 'b', 'c', 'd']],
    ['a break at the end starts no line', 'a\n', {}, ['a']],
    ['an empty line is a line', 'a\n\nb', {}, ['a', '', 'b']],
    ['no text has no lines', '', {}, []],
    [
      'a word wider than the box stands alone',
      'a wideword b',
      { widthPx: 30 },
      ['a ', 'wideword ', 'b'],
    ],
    [
      'without wrapping only hard breaks end lines',
      'a b\nc',
      { widthPx: 1, style: { wrap: 'none' } },
      ['a b', 'c'],
    ],
    [
      'anywhere divides a word when nothing else fits',
      'a wide',
      { widthPx: 22, style: { wordBreak: 'anywhere' } },
      ['a ', 'wi', 'd', 'e'],
    ],
    [
      'anywhere divides no cluster',
      'e\u0301e\u0301',
      { widthPx: 1, style: { wordBreak: 'anywhere' } },
      ['e\u0301', 'e\u0301'],
    ],
    ['spaces at the end hang', 'aaa      b', { widthPx: 40 }, ['aaa      ', 'b']],
  ])('%s', async (_why, text, options, lines) => {
    expect(linesOf(await lay(text, options))).toEqual(lines)
  })

  test('hanging spaces take no room, inner ones do', async () => {
    const [plain, hanging, inner] = await Promise.all([lay('ab'), lay('ab   '), lay('a   b')])
    expect(hanging.widthPx).toBe(plain.widthPx)
    expect(inner.widthPx).toBeGreaterThan(plain.widthPx)
  })

  test('wider spaces take room at the end of a line, as in browsers', async () => {
    const [plain, wide] = await Promise.all([lay('ab'), lay('ab\u2003')])
    expect(wide.widthPx).toBeGreaterThan(plain.widthPx + 10)
  })

  test('a divided word ends in a hyphen that fits', async () => {
    const text = 'Donau\u00addampf'
    const whole = await lay(text)
    const divided = await lay(text, { widthPx: whole.widthPx - 10 })
    const [first] = divided.lines
    expect(linesOf(divided)).toEqual(['Donau\u00ad', 'dampf'])
    expect(first?.widthPx).toBeGreaterThan((await lay('Donau')).widthPx + 3)
    expect(Math.max(...(first?.runs.at(-1)?.clusters ?? []))).toBe(6)
  })

  test('a cut between letters that kern is shaped as it is drawn', async () => {
    const divided = await lay('AVAVAV', { widthPx: 1, style: { wordBreak: 'anywhere' } })
    const widths = new Set(divided.lines.map((line) => line.widthPx))
    const alone = await Promise.all([lay('A'), lay('V')])
    expect(widths).toEqual(new Set(alone.map(({ widthPx }) => widthPx)))
  })

  test('a tab goes to the next stop, which stands at every eighth space', async () => {
    const stop = 8 * (await lay('a a')).widthPx - 16 * (await lay('a')).widthPx
    const paragraph = await lay('a\tb')
    expect(paragraph.lines[0]?.runs[1]?.xPx).toBeCloseTo(stop, 3)
  })

  test('word spacing widens spaces, letter spacing all but the last letter', async () => {
    const plain = (await lay('ab cd')).widthPx
    const words = await lay('ab cd', { span: { wordSpacingPx: 7 } })
    const letters = await lay('ab cd', {
      span: { letterSpacingPx: 3, features: new Map([['calt', 1]]) },
    })
    expect(words.widthPx).toBeCloseTo(plain + 7, 3)
    expect(letters.widthPx).toBeCloseTo(plain + 4 * 3, 3)
  })
})

describe('height and alignment', () => {
  test('the line height is centred on ascent and descent', async () => {
    const { lines, heightPx } = await lay('a\nb', {
      span: { lineHeight: { unit: 'px', value: 50 } },
    })
    const metrics = lines[0]?.runs[0]?.face.metrics
    const pxPerUnit = 20 / (lines[0]?.runs[0]?.face.unitsPerEm ?? 1)
    const ascent = (metrics?.ascender ?? 0) * pxPerUnit
    const descent = -(metrics?.descender ?? 0) * pxPerUnit
    expect(heightPx).toBeCloseTo(100, 6)
    expect(lines[1]?.topPx).toBeCloseTo(50, 6)
    // Of whole px, as in browsers, and what is left over by them is below.
    const leading = 50 - Math.round(ascent) - Math.round(descent)
    expect(lines[0]?.baselinePx).toBe(Math.floor(leading / 2) + Math.round(ascent))
  })

  test('text that is too small to be read unless it is enlarged is centred exactly', async () => {
    const span = { fontSizePx: 4, lineHeight: { unit: 'px' as const, value: 7 } }
    const [line] = (await lay('a', { span })).lines
    const { metrics, unitsPerEm = 1 } = line?.runs[0]?.face ?? {}
    const lift = ((metrics?.ascender ?? 0) + (metrics?.descender ?? 0)) / 2
    expect(line?.baselinePx).toBeCloseTo(7 / 2 + (lift * 4) / unitsPerEm, 6)
  })

  test('a character of another font moves no line', async () => {
    const [latin, mixed] = await Promise.all([lay('aaa'), lay('aa漢')])
    expect(mixed.heightPx).toBe(latin.heightPx)
    expect(mixed.lines[0]?.baselinePx).toBe(latin.lines[0]?.baselinePx)
  })

  test('the largest span of a line decides its height', async () => {
    const input = textInput('big')
    const [span] = input.spans
    if (span === undefined) throw new Error('The input has no span.')
    const big = { ...span, style: { ...span.style, fontSizePx: 40 } }
    const spans = [big, { ...span, text: ' and small\nsmall' }]
    const { lines } = await layOut({ ...input, spans }, registry)
    expect(lines.map(({ heightPx }) => Math.round(heightPx))).toEqual([48, 24])
  })

  test.each([
    ['start', 'abc', 0],
    ['end', 'abc', 1],
    ['center', 'abc', 0.5],
    ['start', 'אבג', 1],
    ['end', 'אבג', 0],
    ['left', 'אבג', 0],
    ['right', 'abc', 1],
  ] as const)('%s aligns "%s" at %d of the free room', async (align, text, share) => {
    const { lines, widthPx } = await lay(text, { style: { align }, widthPx: 200 })
    expect(lines[0]?.xPx).toBeCloseTo((200 - widthPx) * share, 6)
  })

  test('what is wider than its box starts where reading starts', async () => {
    const options: TextOptions = { style: { align: 'center', wrap: 'none' }, widthPx: 10 }
    const [latin, hebrew] = await Promise.all([lay('too wide', options), lay('ארוך מדי', options)])
    expect(latin.overflowsWidth).toBe(true)
    expect(latin.lines[0]?.xPx).toBe(0)
    expect(hebrew.lines[0]?.xPx).toBeCloseTo(10 - hebrew.widthPx, 6)
  })

  test('each line takes the direction of its own first strong letter', async () => {
    const { lines } = await lay('abc\nאבג\n123')
    expect(lines.map(({ direction }) => direction)).toEqual(['ltr', 'rtl', 'ltr'])
  })
})

/** Everything that must hold of any paragraph. */
function assertSound(paragraph: Paragraph, widthPx: number): void {
  let end = 0
  for (const line of paragraph.lines) {
    expect(paragraph.text.slice(end, line.start)).toMatch(/^[\n\u2028\u2029]?$/)
    expect(line.end).toBeGreaterThanOrEqual(line.start)
    end = line.end
    for (const run of line.runs) {
      const lengths = [run.xs.length, run.ys.length, run.clusters.length]
      expect(lengths).toEqual(Array(3).fill(run.glyphIds.length))
      expect([...run.xs, ...run.ys, run.xPx, run.widthPx].every(Number.isFinite)).toBe(true)
      expect(run.clusters.every((at) => at >= line.start && at <= line.end)).toBe(true)
    }
  }
  expect(paragraph.text.slice(end)).toMatch(/^[\n\u2028\u2029]?$/)
  const overflows = paragraph.lines.some((line) => line.widthPx > widthPx + TOLERANCE_PX)
  expect(paragraph.overflowsWidth).toBe(overflows)
}

describe('properties', () => {
  test('any string becomes a sound paragraph or a PlatenError', async () => {
    const widths = fc.constantFrom(0, 30, 120, Number.POSITIVE_INFINITY)
    const styles = fc.record({
      wordBreak: fc.constantFrom('normal' as const, 'anywhere' as const),
      direction: fc.constantFrom('auto' as const, 'ltr' as const, 'rtl' as const),
    })
    await fc.assert(
      fc.asyncProperty(anyText({ maxLength: 60 }), widths, styles, async (text, widthPx, style) => {
        try {
          assertSound(await lay(text, { widthPx, style }), widthPx)
        } catch (error) {
          if (!isPlatenError(error)) throw error
        }
      }),
      { numRuns: 300 },
    )
  }, 60_000)

  const words = fc
    .array(fc.constantFrom('a', 'be', 'see', 'deep', 'To', 'AVA', 'שלום', 'سلام', '漢字', '—'), {
      maxLength: 30,
    })
    .map((list) => list.join(' '))

  test('no line is wider than its box unless nothing in it can be broken', async () => {
    await fc.assert(
      fc.asyncProperty(words, fc.integer({ min: 20, max: 300 }), async (text, widthPx) => {
        const paragraph = await lay(text, { widthPx })
        for (const line of paragraph.lines) {
          const content = paragraph.text.slice(line.start, line.end).replace(HANGING, '')
          if (line.widthPx > widthPx + TOLERANCE_PX) expect(content).not.toContain(' ')
        }
      }),
    )
  })

  test('more room never makes more lines', async () => {
    await fc.assert(
      fc.asyncProperty(words, fc.integer({ min: 10, max: 300 }), async (text, widthPx) => {
        const narrow = await lay(text, { widthPx })
        const wide = await lay(text, { widthPx: widthPx + 25 })
        expect(wide.lines.length).toBeLessThanOrEqual(narrow.lines.length)
      }),
    )
  })
})

describe('hostile texts', () => {
  test.each([
    ['lone surrogates', '\ud800'.repeat(10_000)],
    ['bidi controls', '\u202e\u2066'.repeat(5_000)],
    ['joiners', 'a\u200d'.repeat(5_000)],
    ['marks on one letter', `a${'\u0301'.repeat(9_999)}`],
    ['one word', 'x'.repeat(10_000)],
    ['line breaks', '\n'.repeat(10_000)],
    ['flags', '🇩🇪'.repeat(2_500)],
    ['directions in turn', 'אa'.repeat(5_000)],
    ['tabs', '\t'.repeat(10_000)],
  ])('ten thousand characters of %s are laid out in bounded time', async (_why, text) => {
    const startedAt = performance.now()
    const options: TextOptions = {
      widthPx: 400,
      style: { wordBreak: 'anywhere', overflow: 'ellipsis' },
    }
    expect((await lay(text, { ...options, heightPx: 500 })).lines.length).toBeGreaterThan(0)
    expect(performance.now() - startedAt).toBeLessThan(5_000)
  })

  test('what cannot be drawn becomes U+FFFD, controls vanish', async () => {
    expect((await lay('a\u0000b\ud800c\ufffed\u0007e\u0085f')).text).toBe(
      'a\ufffdb\ufffdc\ufffdde\nf',
    )
  })
})
