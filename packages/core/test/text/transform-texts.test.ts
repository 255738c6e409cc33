import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { transformTexts } from '../../src/text/transform-texts.ts'
import { anyText } from './any-text.ts'

const LOWER = 'lowercase'
const UPPER = 'uppercase'
const TITLE = 'capitalize'

type Transform = Parameters<typeof transformTexts>[1]['transform']

const apply = (texts: readonly string[], transform: Transform, lang = 'en') =>
  transformTexts(
    texts.map((text) => ({ text })),
    { transform, lang },
  ).map(({ text }) => text)

describe('transformTexts', () => {
  test.each<[transform: Transform, lang: string, text: string, expected: string, why: string]>([
    ['none', 'en', 'Straße', 'Straße', 'nothing changes'],
    [UPPER, 'de', 'Straße', 'STRASSE', 'ß has no capital in common use'],
    [UPPER, 'tr', 'istanbul ılık', 'İSTANBUL ILIK', 'Turkish has two letters i'],
    [LOWER, 'az', 'İSTANBUL ILIK', 'istanbul ılık', 'and so has Azerbaijani'],
    [UPPER, 'en', 'istanbul', 'ISTANBUL', 'English has one'],
    [UPPER, 'el', 'Άγιος ΐ', 'ΑΓΙΟΣ Ϊ', 'Greek capitals lose their accents'],
    [LOWER, 'el', 'ΟΔΟΣ', 'οδος'.replace(/σ$/, 'ς'), 'a sigma at the end of a word is another'],
    [LOWER, 'lt', 'Ì', 'i̇̀', 'Lithuanian keeps the dot under an accent'],
    [UPPER, 'en', 'ﬁne', 'FINE', 'a ligature becomes two letters'],
    [TITLE, 'en', 'hello wide WORLD', 'Hello Wide WORLD', 'other letters stay'],
    [TITLE, 'en', "don't “stop” (now) 4you", "Don't “Stop” (Now) 4you", 'words, not quotes'],
    [TITLE, 'nl', 'ijsland ijs, fijn', 'IJsland IJs, Fijn', 'Dutch ij is one letter'],
    [TITLE, 'en', 'ijsland', 'Ijsland', 'elsewhere it is two'],
    [TITLE, 'tr', 'istanbul', 'İstanbul', 'the language decides here too'],
    [TITLE, 'hr', 'ǆep', 'ǅep', 'digraphs have a form for titles'],
    [TITLE, 'en', 'ﬁne ßa', 'Fine Ssa', 'one capital only'],
    [TITLE, 'de', 'élan über 𐐨', 'Élan Über 𐐀', 'accents, and letters beyond the basic plane'],
    [UPPER, 'ja', '日本 abc', '日本 ABC', 'what has no case stays'],
  ])('%s in %s: "%s" is "%s": %s', (transform, lang, text, expected) => {
    expect(apply([text], transform, lang)).toEqual([expected])
  })

  test('a word that goes from one stretch to the next has one first letter', () => {
    expect(apply(['un', 'break', 'able two', ' three'], TITLE)).toEqual([
      'Un',
      'break',
      'able Two',
      ' Three',
    ])
  })

  test('any text is cut as the whole is, and twice is once', () => {
    fc.assert(
      fc.property(
        fc.array(anyText({ maxLength: 12 })),
        fc.constantFrom(UPPER, TITLE),
        (texts, to) => {
          const once = apply(texts, to)
          expect(once).toHaveLength(texts.length)
          expect(apply([texts.join('')], to).join('')).toBe(once.join(''))
        },
      ),
    )
  })
})
