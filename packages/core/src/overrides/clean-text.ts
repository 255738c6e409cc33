import { PlatenError } from '../foundation/errors.ts'
import type { Limits } from '../foundation/limits.ts'
import { pointerToLayer } from './layer-path.ts'

/** Texts made of these alone, which most are, need no cleaning. */
const PLAIN = /^[\n\t\x20-\x7e]*$/

/** U+0000 to U+001F but tab and line feed: invisible, and shown as boxes by many fonts. */
const CONTROLS = /[^\P{Cc}\t\n\x7f-\x9f]/gu
const LINE_ENDS = /\r\n?/g
/** In `u` mode a pair is one code point, so this finds lone surrogates only. */
const LONE_SURROGATES = /\p{Surrogate}/gu
/** What joins a grapheme cluster without starting one: marks, and the joiners between them. */
const MARK = /[\p{M}\u200c\u200d]/u

/**
 * A text as it is drawn: well-formed Unicode, line ends as `\n`, control characters left out.
 *
 * @param path The layer's path, for the error text.
 * @throws {PlatenError} `too_many_marks` when one base character carries more combining marks than
 * `limits.marksPerCharacter`: stacks of thousands cost shaping time and draw over the whole canvas.
 */
export function cleanText(text: string, limits: Limits, path: string): string {
  if (PLAIN.test(text)) return text
  const clean = text
    .replace(LINE_ENDS, '\n')
    .replace(CONTROLS, '')
    .replace(LONE_SURROGATES, '\u{fffd}')
  if (MARK.test(clean)) assertFewMarks(clean, limits, path)
  return clean
}

function assertFewMarks(text: string, limits: Limits, path: string): void {
  let marks = 0
  for (const character of text) {
    marks = MARK.test(character) ? marks + 1 : 0
    if (marks > limits.marksPerCharacter) {
      throw new PlatenError(
        'too_many_marks',
        `The text of "${path}" puts more than ${limits.marksPerCharacter} combining marks on one character.`,
        { pointer: pointerToLayer(path) },
      )
    }
  }
}
