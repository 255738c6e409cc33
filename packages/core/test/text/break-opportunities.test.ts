import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { breakOpportunities } from '../../src/text/break-opportunities.ts'
import { anyText } from './any-text.ts'
import { readFixture } from './read-fixture.ts'

/** Where we differ from Chromium, and why. */
const KNOWN_MISSES: ReadonlyMap<string, string> = new Map([
  ['1:£', 'LB25 glues a currency sign to digits and a colon; ICU does not across its own table'],
])

describe('breakOpportunities', () => {
  test('breaks where Chromium breaks', () => {
    const cases: [string, number[]][] = JSON.parse(readFixture('chromium-line-breaks.json.gz'))
    const misses = cases.filter(([text, breaks]) => {
      return String(breakOpportunities(text)) !== String([...breaks, text.length])
    })
    expect(cases.length).toBe(3_114)
    expect(misses.map(([text]) => text)).toEqual([...KNOWN_MISSES.keys()])
  })

  test.each([
    [
      'an address breaks behind its question mark only',
      'http://a.b/c?d=e',
      ['http://a.b/c?', 'd=e'],
    ],
    ['a minus sign stays with its number', '(-1', ['(-1']],
    ['a hyphen lets go of a number', 'a-1', ['a-', '1']],
    ['a space lets go of closing punctuation', 'a )', ['a ', ')']],
    ['spaces stay with what they follow', 'a  \t b', ['a  \t ', 'b']],
    ['small kana may start a line', 'あっあ', ['あ', 'っ', 'あ']],
    ['Thai words come from a dictionary', 'สวัสดีชาวโลก', ['สวัสดี', 'ชาว', 'โลก']],
  ])('%s', (_why, text, parts) => {
    const ends = breakOpportunities(text)
    const found = ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end))
    expect(found).toEqual(parts)
  })

  test('offsets ascend and end with the text', () => {
    fc.assert(
      fc.property(anyText({ minLength: 1 }), (text) => {
        const breaks = breakOpportunities(text)
        const ascending = breaks.every((offset, index) => offset > (breaks[index - 1] ?? 0))
        return ascending && breaks.at(-1) === text.length
      }),
    )
  })
})
