import { findLineBreaks } from './unicode/find-line-breaks.ts'

/** Scripts that are written without spaces and whose words only a dictionary knows (class SA). */
const NEEDS_DICTIONARY = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu

const WORD_CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const AFTER_HYPHEN = new Set(`${WORD_CHARACTERS}"#%&'(*+-<=>@[\\^_\`{|~`)
const AFTER_QUESTION_MARK = new Set(`${WORD_CHARACTERS}#$%&(*+-<=>@[\\^_\`{|~`)
const BEFORE_OPENING = new Set('!"#%&)*+,.:;=>\\]|}~')
const OPENING = new Set('(<[{')

/**
 * Offsets at which a line of a text may end, ascending, the text's end last.
 *
 * UAX #14 as browsers take it for `line-break: auto` and `word-break: normal`: small kana may start
 * a line, a space always lets the line end, words of Thai, Lao, Khmer and Burmese come from a
 * dictionary, and between two ASCII characters a table decides that keeps addresses, paths and
 * file names together (as observed in Chromium; the annex leaves this to tailoring, 8.2).
 */
export function breakOpportunities(text: string): readonly number[] {
  const allowed = new Uint8Array(text.length + 1)
  for (const offset of findLineBreaks(text, { smallKana: 'ID' })) allowed[offset] = 1
  for (let offset = 1; offset < text.length; offset++) {
    const decision = decideBetween(text, offset)
    if (decision !== undefined) allowed[offset] = decision ? 1 : 0
  }
  if (text.search(NEEDS_DICTIONARY) >= 0) addWordBreaks(text, allowed)
  const breaks: number[] = []
  for (let offset = 1; offset <= text.length; offset++) {
    if (allowed[offset] === 1) breaks.push(offset)
  }
  return breaks
}

/** What browsers decide before they ask the annex; `undefined` leaves it to the annex. */
function decideBetween(text: string, offset: number): boolean | undefined {
  const before = text.charCodeAt(offset - 1)
  const after = text.charCodeAt(offset)
  if (before === 0x20 || before === 0x09) return !isSpace(after)
  const ascii = before > 0x20 && before < 0x7f && after > 0x20 && after < 0x7f
  return ascii ? breaksAscii(text, offset) : undefined
}

/** Spaces stay at the end of the line that they follow. */
function isSpace(codeUnit: number): boolean {
  return codeUnit === 0x20 || codeUnit === 0x09 || codeUnit === 0x3000
}

function breaksAscii(text: string, offset: number): boolean {
  const before = text[offset - 1] ?? ''
  const after = text[offset] ?? ''
  if (before === '-') {
    // A minus sign stays with its number; a hyphen does not.
    const minus = /\d/.test(after) && !/[0-9A-Za-z]/.test(text[offset - 2] ?? '')
    return AFTER_HYPHEN.has(after) && !minus
  }
  if (before === '?') return AFTER_QUESTION_MARK.has(after)
  return BEFORE_OPENING.has(before) && OPENING.has(after)
}

function addWordBreaks(text: string, allowed: Uint8Array): void {
  const words = new Intl.Segmenter('th', { granularity: 'word' })
  for (const match of text.matchAll(NEEDS_DICTIONARY)) {
    for (const { index } of words.segment(match[0])) {
      if (index > 0) allowed[match.index + index] = 1
    }
  }
}
