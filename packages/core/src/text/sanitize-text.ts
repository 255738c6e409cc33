/** One way of writing a line break, of the many that texts have (UAX #14: CR, LF, NL, BK). */
const LINE_BREAK = /\r\n|[\r\v\f\u0085]/g
/** Control characters that mean nothing in a text; tab and line feed stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
const CONTROL = /[\u0001-\u0008\u000e-\u001f\u007f-\u009f]/g
/** Halves of surrogate pairs, code points that are no characters, and NUL, which ends C strings. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what is replaced.
const NO_CHARACTER = /[\u0000\p{Surrogate}\p{Noncharacter_Code_Point}]/gu
/** Most texts hold none of the above. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const SUSPECT = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff\ufdd0-\ufdef\uffff\ufffe]/

/**
 * Makes a text that can be shaped out of any string: line breaks become `\n`, U+2028 or U+2029,
 * other control characters are taken out, and halves of surrogate pairs, noncharacters and NUL
 * become U+FFFD.
 */
export function sanitizeText(text: string): string {
  if (!SUSPECT.test(text)) return text
  return text.replace(LINE_BREAK, '\n').replace(NO_CHARACTER, '\ufffd').replace(CONTROL, '')
}
