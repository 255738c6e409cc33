/** UTF-16 code units of the input's own words that an error text repeats. */
const MAX_LENGTH = 64

/**
 * Words of the input in quotes, fit for an error text: one line, bounded, no quotes inside.
 *
 * Error texts end in logs and terminals, where control characters and line breaks do harm.
 */
export function quote(words: string): string {
  const cut = words.length > MAX_LENGTH ? `${words.slice(0, MAX_LENGTH)}…` : words
  return `"${cut.replace(/[\p{Cc}\p{Surrogate}\p{Zl}\p{Zp}]/gu, '\u{fffd}').replaceAll('"', "'")}"`
}
