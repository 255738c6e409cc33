import { expect, test } from 'vitest'
import { findPatterns } from '../../../src/text/hyphenation/find-patterns.ts'

test.each<[why: string, lang: string, patterns: string | undefined]>([
  ['a language', 'de', 'de'],
  ['a region spells like its language', 'de-AT', 'de'],
  ['case says nothing', 'PT-br', 'pt'],
  ['English is American', 'en', 'en-us'],
  ['unless a region says otherwise', 'en-AU', 'en-gb'],
  ['Norwegian is Bokmål', 'no', 'nb'],
  ['another script than that of the patterns', 'de-Cyrl', undefined],
  ['patterns under the GPL alone', 'cs', undefined],
  ['words that need no hyphens', 'ja', undefined],
  ['what every object has', 'constructor', undefined],
  ['the name of a file', '../de', undefined],
])('%s: %s', (_why, lang, patterns) => {
  expect(findPatterns(lang)).toBe(patterns)
})
