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
  /** Copy variants that are tried in this order where `text` does not fit. */
  readonly shorter: readonly string[]
  readonly from: 'override' | 'fallback' | 'layer'
}

/** One thing that a text may show when the order does not set it. */
export interface TextChoice {
  /** Copy variants, the longest first. */
  readonly variants: readonly ReferencedText[]
  readonly from: 'fallback' | 'layer'
}

export interface TextRequest {
  /** For errors. */
  readonly path: string
  /** What the order sets, copy variants the longest first, taken literally. */
  readonly override?: readonly string[] | undefined
  /** What is tried without an override, in order. */
  readonly choices: readonly TextChoice[]
}

export interface TextFilling {
  readonly limits: Limits
  /** The text of the layer that a reference names; its first, where it has copy variants. */
  textOf(layer: string): string
}

/**
 * Override, fallback chain, the layer's own text: the first of which any variant is not empty once it
 * is cleaned. Empty variants are left out.
 *
 * @throws {PlatenError} `text_too_long`, `too_many_marks`.
 */
export function resolveTextValue(request: TextRequest, filling: TextFilling): TextValue {
  const { override = [], choices, path } = request
  const literal = override.map((text) => cleanText(text, filling.limits, path))
  const ordered = toValue(literal, 'override')
  if (ordered !== undefined) return ordered
  for (const { variants, from } of choices) {
    const filled = variants.map((text) => fillVariant(text, path, filling))
    const value = toValue(filled, from)
    if (value !== undefined) return value
  }
  return { text: '', shorter: [], from: 'layer' }
}

function toValue(variants: readonly string[], from: TextValue['from']): TextValue | undefined {
  const [text, ...shorter] = variants.filter((variant) => variant !== '')
  return text === undefined ? undefined : { text, shorter, from }
}

function fillVariant(text: ReferencedText, path: string, { limits, textOf }: TextFilling): string {
  const filled = fillReferences(text, textOf, limits.textCharacters)
  if (filled !== undefined) return cleanText(filled, limits, path)
  throw new PlatenError(
    'text_too_long',
    `The text of ${quote(path)} has more than ${limits.textCharacters} characters once its references are filled in.`,
    { pointer: pointerToLayer(path) },
  )
}
