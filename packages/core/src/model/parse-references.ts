import { PlatenError } from '../foundation/errors.ts'
import { quote } from '../foundation/quote.ts'
import { isApiName } from './api-name.ts'
import { parseTextFormat, type TextFormat } from './text-format.ts'

/** A place in a template string that shows the text of another layer. */
export interface LayerReference {
  readonly layer: string
  /** Absent: the text as it is. */
  readonly format?: TextFormat
}

/** A template string cut at its references, in order; no two literal pieces touch. */
export type ReferencedText = readonly (string | LayerReference)[]

/**
 * Cuts a template string such as `"By {author|upper}"` at its references.
 *
 * `{{` stands for one `{`; a `}` that closes nothing is itself. This is the whole language: one pass,
 * nothing is evaluated. Strings of overrides never come here, or else whoever fills in a template
 * could read its other layers.
 *
 * @param pointer JSON Pointer of the string in the template, for errors.
 * @throws {PlatenError} `invalid_value` for a `{` that starts no reference, and for a format that there
 * is not (`{price|curency:EUR}`).
 */
export function parseReferences(text: string, pointer: string): ReferencedText {
  const pieces: (string | LayerReference)[] = []
  let literal = ''
  let at = 0
  while (at < text.length) {
    const brace = text.indexOf('{', at)
    literal += text.slice(at, brace === -1 ? text.length : brace)
    if (brace === -1) break
    if (text.charAt(brace + 1) === '{') {
      literal += '{'
      at = brace + 2
      continue
    }
    const end = text.indexOf('}', brace)
    if (literal !== '') pieces.push(literal)
    literal = ''
    pieces.push(parseReference(text.slice(brace, end === -1 ? text.length : end + 1), pointer))
    at = end + 1
  }
  if (literal !== '') pieces.push(literal)
  return pieces
}

/** @param reference With its braces; the closing one is missing when the string ends before it. */
function parseReference(reference: string, pointer: string): LayerReference {
  const inside = reference.slice(1, -1)
  const bar = inside.indexOf('|')
  const layer = bar === -1 ? inside : inside.slice(0, bar)
  if (!reference.endsWith('}') || !isApiName(layer)) {
    throw new PlatenError(
      'invalid_value',
      `${quote(reference)} is no reference such as "{title}". Write "{{" for a brace that is text.`,
      { pointer },
    )
  }
  if (bar === -1) return { layer }
  const format = parseTextFormat(inside.slice(bar + 1))
  if (typeof format !== 'string') return { layer, format }
  throw new PlatenError('invalid_value', `In ${quote(reference)}: ${format}`, { pointer })
}
