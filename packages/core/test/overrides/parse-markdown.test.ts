import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeMarkdown, parseMarkdown } from '../../src/overrides/parse-markdown.ts'
import { anyText } from '../text/any-text.ts'

const PALETTE = new Map([['brand', { r: 1, g: 2, b: 3, a: 1 }]])

/** Each stretch as `<what differs>text`, which reads well in a failed test. */
function read(source: string): string {
  return parseMarkdown(source, PALETTE)
    .map(({ text, style }) => {
      const marks = [
        style.fontWeight === 700 ? 'b' : '',
        style.fontStyle === 'italic' ? 'i' : '',
        style.decoration === 'line-through' ? 's' : '',
        style.fill === undefined ? '' : `c${style.fill}`,
        style.link === undefined ? '' : `a${style.link}`,
      ].join('')
      return marks === '' ? text : `<${marks}>${text}</>`
    })
    .join('')
}

describe('parseMarkdown', () => {
  test.each([
    ['plain text', 'plain text', 'no marks'],
    ['**a** b', '<b>a</> b', 'bold'],
    ['*a* b', '<i>a</> b', 'italic'],
    ['~~a~~ b', '<s>a</> b', 'struck'],
    ['***a*** b', '<bi>a</> b', 'bold and italic'],
    ['**a *b* c**', '<b>a </><bi>b</><b> c</>', 'one in the other'],
    ['*a **b***', '<i>a </><bi>b</>', 'closed together'],
    ['**a *b** c*', '<b>a *b</> c*', 'crossed: the outer one wins'],
    ['a**b**c', 'a<b>b</>c', 'inside a word'],
    ['2 * 3 ** 4 ~~ 5', '2 * 3 ** 4 ~~ 5', 'marks among spaces'],
    ['**a', '**a', 'not closed'],
    ['a**', 'a**', 'not opened'],
    ['****', '****', 'nothing inside'],
    ['\\*a\\* \\\\ \\d', '*a* \\ \\d', 'escaped punctuation, and a letter'],
    ['[a](https://x.y/z) b', '<ahttps://x.y/z>a</> b', 'a link'],
    ['[**a** b](mailto:c@d.e)', '<bamailto:c@d.e>a</><amailto:c@d.e> b</>', 'marks in a link'],
    ['**[a](https://x.y)**', '<bahttps://x.y>a</>', 'a link in marks'],
    ['[a](javascript:alert)', '[a](javascript:alert)', 'a scheme that runs'],
    ['[a](/path)', '[a](/path)', 'no scheme'],
    [
      '[a [b](https://x.y) c](https://z.y)',
      '[a <ahttps://x.y>b</> c](https://z.y)',
      'no nested link',
    ],
    ['a](https://x.y)', 'a](https://x.y)', 'no link is open'],
    ['<c=#f00>a</c> b', '<c#f00>a</> b', 'a colour'],
    ['<c=rgb(1 2 3)>a</c>', '<crgb(1 2 3)>a</>', 'a colour function'],
    ['<c=red>a<c=blue>b</c>c</c>', '<cred>a</><cblue>b</><cred>c</>', 'colours nest'],
    ['<c=$brand>a</c>', '<c$brand>a</>', 'a token of the template'],
    ['<c=$other>a</c>', '<c=$other>a</c>', 'no token of the template'],
    ['<c=nonsense>a</c>', '<c=nonsense>a</c>', 'no colour'],
    ['<c=red>a', '<c=red>a', 'a colour that is not closed'],
    ['<b>a</b> _b_ # c', '<b>a</b> _b_ # c', 'neither HTML nor other Markdown'],
  ])('%j is %j: %s', (source, expected) => {
    expect(read(source)).toBe(expected)
  })

  const MARKS = [
    '*',
    '**',
    '~~',
    '[',
    ']',
    '(',
    '](https://a.b)',
    '<c=red>',
    '</c>',
    '\\',
    'a',
    ' ',
  ]
  const marked = fc
    .array(fc.oneof(fc.constantFrom(...MARKS), anyText({ maxLength: 3 })))
    .map((pieces) => pieces.join(''))

  test('any text is read, no stretch is empty, and nothing is added', () => {
    fc.assert(
      fc.property(marked, (source) => {
        const stretches = parseMarkdown(source, PALETTE)
        expect(stretches.every(({ text }) => text !== '')).toBe(true)
        let at = 0
        for (const unit of stretches
          .map(({ text }) => text)
          .join('')
          .split('')) {
          at = source.indexOf(unit, at) + 1
          expect(at).toBeGreaterThan(0)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('an escaped text is itself, wherever it is put in', () => {
    fc.assert(
      fc.property(marked, marked, (text, around) => {
        // Escaped too, what is around may not swallow it.
        const source = escapeMarkdown(around) + escapeMarkdown(text) + escapeMarkdown(around)
        expect(read(source)).toBe(around + text + around)
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['bold marks', '**a'],
    ['stars', '*'],
    ['links', '[a](https://b.c)'],
    ['brackets', '['],
    ['ends of links', ']('],
    ['colours', '<c=red>a'],
    ['starts of colours', '<c='],
    ['crossing marks', '*a ~~b **c '],
    ['backslashes', '\\'],
  ])('a hundred thousand characters of %s take linear time', (_why, piece) => {
    const startedAt = performance.now()
    parseMarkdown(piece.repeat(Math.ceil(100_000 / piece.length)), PALETTE)
    expect(performance.now() - startedAt).toBeLessThan(5_000)
  })
})
