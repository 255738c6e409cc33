import type { Hyphenator } from './hyphenator.ts'

/** Between spaces; hyphens and dashes part words. */
const STRETCH = /\S+/gu
/** Letters, and what may stand among them. */
const WORD = /\p{L}[\p{L}\p{M}'’\u00ad\u2060\p{Join_Control}]*/gu
/** Addresses, names of files and numbers, in which a hyphen would be read as theirs. */
const IS_ADDRESS = /[\p{N}@/\\_]|[.:]\p{L}/u
/** A word whose author says where it may be divided, or that it may not. */
const HAS_MARKS = /[\u00ad\u2060\p{Join_Control}]/u
const APOSTROPHE = "'"
const LETTER = /[^\p{M}]\p{M}*/gu

/**
 * Offsets at which words may be divided with a hyphen, ascending (CSS Text 3, `hyphens: auto`).
 *
 * Words with soft hyphens are divided at these alone. Left whole are words with letters that the
 * language does not have in some form, those in addresses and beside digits, those of fewer than 5
 * letters or of more than 61. Linear in the text.
 */
export function hyphenateText(text: string, hyphenator: Hyphenator): readonly number[] {
  const offsets: number[] = []
  for (const stretch of text.matchAll(STRETCH)) {
    if (IS_ADDRESS.test(stretch[0])) continue
    for (const word of stretch[0].matchAll(WORD)) {
      if (HAS_MARKS.test(word[0])) continue
      for (const offset of divideWord(word[0], hyphenator)) {
        offsets.push(stretch.index + word.index + offset)
      }
    }
  }
  return offsets
}

function divideWord(word: string, hyphenator: Hyphenator): readonly number[] {
  const offsets: number[] = []
  let letters: string[] = []
  let starts: number[] = []
  const divide = () => {
    while (letters.at(-1) === APOSTROPHE) letters.pop()
    for (const place of hyphenator.divide(letters)) offsets.push(starts[place] ?? 0)
    letters = []
    starts = []
  }
  for (const { 0: cluster, index } of word.matchAll(LETTER)) {
    const letter = toLetter(cluster, hyphenator.alphabet)
    if (letter !== undefined) {
      letters.push(letter)
      starts.push(index)
    } else if (isApostrophe(cluster)) divide()
    else return []
  }
  divide()
  return offsets
}

const isApostrophe = (cluster: string) => cluster === APOSTROPHE || cluster === '’'

/** The letter of the alphabet that stands for one of a text: without its accent, where need be. */
function toLetter(cluster: string, alphabet: ReadonlySet<string>): string | undefined {
  if (alphabet.has(cluster)) return cluster
  if (isApostrophe(cluster)) return alphabet.has(APOSTROPHE) ? APOSTROPHE : undefined
  const whole = cluster.normalize('NFC').toLowerCase()
  if (alphabet.has(whole)) return whole
  const [base = ''] = whole.normalize('NFD')
  return alphabet.has(base) ? base : undefined
}
