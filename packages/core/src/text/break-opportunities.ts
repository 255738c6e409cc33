import { findLineBreaks } from './unicode/find-line-breaks.ts'

/** Scripts that are written without spaces and whose words only a dictionary knows (class SA). */
const NEEDS_DICTIONARY = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu

/**
 * Offsets at which a line of a text may end, ascending, the text's end last: UAX #14 as CSS
 * `line-break: auto` and `word-break: normal` take it.
 */
export function breakOpportunities(text: string): readonly number[] {
  const breaks = findLineBreaks(text, { smallKana: 'ID' })
  return text.search(NEEDS_DICTIONARY) < 0 ? breaks : addWordBreaks(text, breaks)
}

function addWordBreaks(text: string, breaks: readonly number[]): readonly number[] {
  const words = new Intl.Segmenter('th', { granularity: 'word' })
  const all = new Set(breaks)
  for (const match of text.matchAll(NEEDS_DICTIONARY)) {
    for (const { index } of words.segment(match[0])) {
      if (index > 0) all.add(match.index + index)
    }
  }
  return [...all].sort((a, b) => a - b)
}
