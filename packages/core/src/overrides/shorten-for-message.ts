/** UTF-16 code units of a caller's own words that an error text repeats. */
const MAX_LENGTH = 64

/**
 * A caller's own words, fit to be repeated in an error text: one line, bounded, without quotes.
 *
 * Names and values of an order are anything at all, and error texts end in logs and terminals.
 */
export function shortenForMessage(words: string): string {
  const cut = words.length > MAX_LENGTH ? `${words.slice(0, MAX_LENGTH)}…` : words
  return cut.replace(/[\p{Cc}\p{Surrogate}\p{Zl}\p{Zp}]/gu, '\u{fffd}').replaceAll('"', "'")
}
