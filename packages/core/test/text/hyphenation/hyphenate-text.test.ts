import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findPatterns } from '../../../src/text/hyphenation/find-patterns.ts'
import { hyphenateText } from '../../../src/text/hyphenation/hyphenate-text.ts'
import { loadHyphenator } from '../../../src/text/hyphenation/load-hyphenator.ts'
import { anyText } from '../any-text.ts'

/** The text with a mark at each place to divide it. */
async function divide(text: string, lang: string, mark = '-'): Promise<string> {
  const hyphenator = await loadHyphenator(findPatterns(lang) ?? '')
  const places = new Set(hyphenateText(text, hyphenator))
  return Array.from(
    { length: text.length },
    (_, at) => (places.has(at) ? mark : '') + text[at],
  ).join('')
}

/** As the dictionaries of each language have them, less what the least numbers of letters rule out. */
const KNOWN: readonly (readonly [lang: string, words: string])[] = [
  ['en-US', 'hy-phen-ation al-go-rithm in-ter-na-tional as-so-ciate Ty-pog-ra-phy ta-ble'],
  ['en-GB', 'pho-to-graph or-gan-isa-tion uni-ver-sity'],
  ['de', 'Sil-ben-tren-nung Stra-ße Do-nau-dampf-schiff-fahrts-ge-sell-schaft Über-grö-ßen'],
  ['fr', 'dé-ve-lop-pe-ment bi-blio-thèque na-tu-rel-le-ment'],
  ['es', 'de-sa-rro-llo bi-blio-te-ca in-ter-na-cio-na-li-za-ción'],
  ['it', 'svi-lup-po bi-blio-te-ca ac-qua per-ché'],
  ['nl', 'ont-wik-ke-laars uni-ver-si-teit ver-ga-de-ring ge-ïn-te-res-seerd'],
  ['pl', 'mię-dzy-na-ro-do-wy przed-się-bior-stwo bi-blio-te-ka'],
  ['ru', 'про-грам-ми-ро-ва-ние биб-лио-те-ка объ-яв-ле-ние'],
  ['pt', 'uni-ver-si-dade in-ter-na-ci-o-nal'],
  ['uk', 'між-на-ро-дний уні-вер-си-тет'],
  ['sv', 'ut-veck-ling bib-li-o-tek'],
  ['da', 'ud-vik-ling uni-ver-si-tet'],
  ['nb', 'ut-vik-ling uni-ver-si-tet'],
  ['fi', 'kir-jas-to yli-opis-to'],
  ['tr', 'kü-tüp-ha-ne üni-ver-si-te'],
]

describe('words are divided as their language has it', () => {
  test.each(KNOWN)('%s: %s', async (lang, words) => {
    expect(await divide(words.replaceAll('-', ''), lang)).toBe(words)
  })
})

describe('where words are divided', () => {
  test.each<[why: string, text: string, lang: string, divided: string]>([
    ['capitals too', 'TYPOGRAPHY', 'en', 'TY·POG·RA·PHY'],
    ['four letters are too few', 'Auto Ofen', 'de', 'Auto Ofen'],
    [
      'marks around a word are none of its letters',
      '„Trennung“, (Trennung)',
      'de',
      '„Tren·nung“, (Tren·nung)',
    ],
    [
      'a word with soft hyphens at these alone',
      'Silben\u00adtrennung',
      'de',
      'Silben\u00adtrennung',
    ],
    ['a word that is glued together nowhere', 'Silben\u2060trennung', 'de', 'Silben\u2060trennung'],
    ['the parts of a compound', 'well-organised', 'en', 'well-or·gan·ised'],
    ['no address', 'www.example.com/typography', 'en', 'www.example.com/typography'],
    ['no address of a person', 'typography@example.com', 'en', 'typography@example.com'],
    ['nothing with digits', 'typography2026', 'en', 'typography2026'],
    ['accents that the language does not have', 'éducation', 'en', 'éd·u·ca·tion'],
    ['letters in two parts', 'Gro\u0308ßenordnung', 'de', 'Gro\u0308·ßen·ord·nung'],
    ['letters of another script', 'Типография', 'de', 'Типография'],
    ['before and behind an apostrophe', "l'international", 'fr', "l'in·ter·na·tio·nal"],
    ['a typographic one as well', 'l’international', 'fr', 'l’in·ter·na·tio·nal'],
    [
      'sixty-two letters are too many',
      'trennung'.repeat(8).slice(0, 62),
      'de',
      'trennung'.repeat(8).slice(0, 62),
    ],
    [
      'spaces and breaks part words',
      'Trennung\nTrennung\tTrennung',
      'de',
      'Tren·nung\nTren·nung\tTren·nung',
    ],
  ])('%s', async (_why, text, lang, divided) => {
    expect(await divide(text, lang, '·')).toBe(divided)
  })

  test('in any text, inside of words and two letters or more from their ends', async () => {
    const word = fc.constantFrom('Trennung', 'größen', "l'été", 'Straße', 'o\u0308', 'ŉ', 'İ', '.')
    const texts = fc.oneof(
      anyText({ maxLength: 40 }),
      fc.array(word).map((all) => all.join('')),
    )
    const hyphenator = await loadHyphenator('de')
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0
        for (const offset of hyphenateText(text, hyphenator)) {
          expect(offset).toBeGreaterThan(last)
          expect(text.slice(0, offset)).toMatch(/\p{L}\p{M}*\p{L}\p{M}*$/u)
          expect(text.slice(offset)).toMatch(/^\p{L}\p{M}*\p{L}/u)
          last = offset
        }
      }),
    )
  })

  test('a long hostile text takes no longer than its length', async () => {
    const hyphenator = await loadHyphenator('de')
    const timeOnce = (text: string) => {
      const start = performance.now()
      hyphenateText(text, hyphenator)
      return performance.now() - start
    }
    const timeOf = (text: string) => Math.min(...[0, 1, 2].map(() => timeOnce(text)))
    for (const unit of ['a', "a'", 'o\u0308', 'a-', 'ab.']) {
      // Quadratic time would be 16 times as long.
      expect(timeOf(unit.repeat(80_000))).toBeLessThan(10 * timeOf(unit.repeat(20_000)) + 50)
    }
  })
})
