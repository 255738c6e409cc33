import { PlatenError } from '../foundation/errors.ts'
import { quote } from '../foundation/quote.ts'

/** A place in a template string that shows the text of another layer. */
export interface LayerReference {
  readonly layer: string
}

/** A template string cut at its references, in order; no two literal pieces touch. */
export type ReferencedText = readonly (string | LayerReference)[]

const LAYER_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/

/**
 * Cuts a template string such as `"By {author}"` at its references; `{{` stands for one `{`, and a
 * `}` that closes nothing is itself. One pass: linear in the text.
 *
 * Only for strings of the template: those of an override are literal, so that no user of a template
 * reads layers through their own text.
 *
 * @param pointer JSON Pointer of the string in the template, for errors.
 * @throws {PlatenError} `invalid_value` for a `{` that starts no reference, `not_drawn` for a format
 * (`{price|currency:EUR}`).
 */
export function parseReferences(text: string, pointer: string): ReferencedText {
  const pieces: (string | LayerReference)[] = []
  let literal = ''
  let start = 0
  for (let open = text.indexOf('{'); open !== -1; open = text.indexOf('{', start)) {
    literal += text.slice(start, open)
    if (text[open + 1] === '{') {
      literal += '{'
      start = open + 2
      continue
    }
    const close = text.indexOf('}', open)
    if (literal !== '') pieces.push(literal)
    literal = ''
    pieces.push({
      layer: parseName(close === -1 ? undefined : text.slice(open + 1, close), pointer),
    })
    start = close + 1
  }
  literal += text.slice(start)
  if (literal !== '') pieces.push(literal)
  return pieces
}

function parseName(inside: string | undefined, pointer: string): string {
  if (inside !== undefined && LAYER_NAME.test(inside)) return inside
  if (inside !== undefined && LAYER_NAME.test(inside.split('|', 1)[0] ?? '')) {
    throw new PlatenError(
      'not_drawn',
      `The format in ${quote(`{${inside}}`)} is part of the template format, but this version does not draw it yet.`,
      { pointer },
    )
  }
  throw new PlatenError(
    'invalid_value',
    inside === undefined
      ? 'A "{" is never closed. Write "{{" for a brace that is text.'
      : `${quote(`{${inside}}`)} names no layer. Write "{{" for a brace that is text.`,
    { pointer },
  )
}
