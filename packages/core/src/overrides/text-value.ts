import { PlatenError } from '../foundation/errors.ts'
import type { Limits } from '../foundation/limits.ts'
import { quote } from '../foundation/quote.ts'
import type { ReferencedText } from '../model/parse-references.ts'
import { cleanText } from './clean-text.ts'
import { fillReferences } from './fill-references.ts'
import { pointerToLayer } from './layer-path.ts'

/** The text of a layer in one render, and where it is from. Empty when nothing was usable. */
export interface TextValue {
  readonly text: string
  readonly from: 'override' | 'fallback' | 'layer'
}

/** One thing that a text may show when the order does not set it. */
export interface TextChoice {
  readonly text: ReferencedText
  readonly from: 'fallback' | 'layer'
}

export interface TextRequest {
  /** For errors. */
  readonly path: string
  /** What the order sets, taken literally. */
  readonly override?: string | undefined
  /** What is tried without an override, in order. */
  readonly choices: readonly TextChoice[]
}

export interface TextFilling {
  readonly limits: Limits
  /** The text of the layer that a reference names. */
  textOf(layer: string): string
}

/**
 * Override, fallback chain, the layer's own text: the first that is not empty once it is cleaned.
 *
 * @throws {PlatenError} `text_too_long`, `too_many_marks`.
 */
export function resolveTextValue(request: TextRequest, filling: TextFilling): TextValue {
  const { override, choices, path } = request
  const literal = override === undefined ? '' : cleanText(override, filling.limits, path)
  if (literal !== '') return { text: literal, from: 'override' }
  for (const choice of choices) {
    const text = fillChoice(choice, path, filling)
    if (text !== '') return { text, from: choice.from }
  }
  return { text: '', from: 'layer' }
}

function fillChoice({ text }: TextChoice, path: string, { limits, textOf }: TextFilling): string {
  const filled = fillReferences(text, textOf, limits.textCharacters)
  if (filled !== undefined) return cleanText(filled, limits, path)
  throw new PlatenError(
    'text_too_long',
    `The text of ${quote(path)} has more than ${limits.textCharacters} characters once its references are filled in.`,
    { pointer: pointerToLayer(path) },
  )
}
