import { describe, expect, test } from 'vitest'
import { findLineBreaks } from '../../../src/text/unicode/find-line-breaks.ts'
import { readFixture } from '../read-fixture.ts'

interface Case {
  readonly text: string
  readonly breaks: readonly number[]
}

/** Reads a line such as `× 0023 × 0020 ÷ 0023 ÷`. */
function parseCase(line: string): Case | undefined {
  const marks = line.split('#')[0]?.trim()
  if (!marks) return undefined
  let text = ''
  const breaks: number[] = []
  for (const mark of marks.split(/\s+/)) {
    if (mark === '÷') breaks.push(text.length)
    else if (mark !== '×') text += String.fromCodePoint(Number.parseInt(mark, 16))
  }
  return { text, breaks }
}

const SPACED_QUOTES =
  'LB15a and LB15b (15.1): only quotes that surely open or close glue across spaces'
const WORD_HYPHEN = 'LB20a (16.0): a hyphen at the start of a word stays with it'

/** Cases of version 15.0 that newer rules decide otherwise; each with what holds now. */
const CHANGED: ReadonlyMap<string, readonly [why: string, breaks: readonly number[]]> = new Map([
  ['-#', [WORD_HYPHEN, [2]]],
  ['-\u0308#', [WORD_HYPHEN, [3]]],
  ['-\u05d0', [WORD_HYPHEN, [2]]],
  ['-\u0308\u05d0', [WORD_HYPHEN, [3]]],
  ['-§', [WORD_HYPHEN, [2]]],
  ['-\u0308§', [WORD_HYPHEN, [3]]],
  ['-\u{50005}', [WORD_HYPHEN, [3]]],
  ['-\u0308\u{50005}', [WORD_HYPHEN, [4]]],
  ['-\u0e01', [WORD_HYPHEN, [2]]],
  ['-\u0308\u0e01', [WORD_HYPHEN, [3]]],
  ['" \u2329', [SPACED_QUOTES, [2, 3]]],
  ['"\u0308 \u2329', [SPACED_QUOTES, [3, 4]]],
  ['" (', [SPACED_QUOTES, [2, 3]]],
  ['"\u0308 (', [SPACED_QUOTES, [3, 4]]],
  ['ambigu(« \u0308 »)(e\u0308)', [SPACED_QUOTES, [13, 17]]],
  ['ambigu« ( \u0308 ) »(e\u0308)', [SPACED_QUOTES, [8, 14, 19]]],
  ['ambigu{« \u0308 »}(e\u0308)', [SPACED_QUOTES, [13, 17]]],
  ['ambigu« { \u0308 } »(e\u0308)', [SPACED_QUOTES, [8, 14, 19]]],
  ['equals .35 cents', ['LB15c (15.1): a space lets go of a decimal point', [7, 11, 16]]],
  ['\u05d0-\u05d0', ['LB21a (15.1): not between two Hebrew words', [2, 3]]],
])
/** LB25 (16.0): IS × NU, so that `a.2` is one word. */
const DOTTED_DIGIT = /[,.]\u0308?\d/

describe('findLineBreaks', () => {
  const cases = readFixture('LineBreakTest-15.0.0.txt.gz')
    .split('\n')
    .flatMap((line) => parseCase(line) ?? [])

  test('agrees with LineBreakTest of Unicode 15.0, but for rules that changed since', () => {
    const wrong = cases.filter(({ text, breaks }) => {
      const found = findLineBreaks(text, { smallKana: 'NS' })
      const expected = CHANGED.get(text)?.[1] ?? breaks
      return String(found) !== String(expected)
    })
    expect(cases.length).toBe(7654)
    expect(wrong.every(({ text }) => DOTTED_DIGIT.test(text))).toBe(true)
    expect(wrong.length).toBe(13)
  })

  test('every pinned change is still a case of the test file', () => {
    const texts = new Set(cases.map(({ text }) => text))
    expect([...CHANGED.keys()].filter((text) => !texts.has(text))).toEqual([])
  })

  test.each([
    ['a quotation among ideographs may start and end a line', '说“你好”吗', [1, 3, 5, 6]],
    ['a quotation among letters may not', 'a“b”c', [5]],
    ['a version number is one word', 'v1.2.3', [6]],
    ['small kana start no line when strict', 'あっあ', [2, 3]],
    ['syllables of Javanese are kept together', '\ua98f\ua9c0\ua98f', [3]],
    ['flags are pairs of indicators', '🇩🇪🇫🇷', [4, 8]],
    ['a skin tone stays with its hand', '👍🏽👍', [4, 6]],
    ['an empty text has no line', '', []],
  ])('%s', (_why, text, breaks) => {
    expect(findLineBreaks(text, { smallKana: 'NS' })).toEqual(breaks)
  })
})
