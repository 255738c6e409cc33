import type { ErrorDetail } from '../foundation/errors.ts'
import { jsonPointer } from '../foundation/json-pointer.ts'
import { didYouMean } from '../foundation/nearest-name.ts'
import { quote } from '../foundation/quote.ts'
import { tokenOf } from './fill.ts'

const COLOR_PROPERTIES: readonly string[] = [
  'fill',
  'emptyFill',
  'background',
  'colors',
  'stroke',
  'border',
  'shadow',
  'filters',
  'highlight',
]

export interface TokenPlace {
  readonly at: readonly (string | number)[]
  /** The names of the template's tokens. */
  readonly tokens: readonly string[]
}

/** Colours of an object's own properties, fallback chains included, name tokens that exist. */
export function* checkTokens(
  properties: object,
  { at, tokens }: TokenPlace,
): Iterable<ErrorDetail> {
  for (const [property, value] of Object.entries(properties)) {
    if (property === 'fallback') yield* checkTokens(value, { at: [...at, property], tokens })
    else if (hasColors(property)) yield* checkColors(value, { at: [...at, property], tokens })
    else if (property === 'spans') yield* checkSpanTokens(value, { at: [...at, property], tokens })
  }
}

/** The colours of spans, or of a chain of these; their texts may start with `$`. */
export function* checkSpanTokens(
  spans: readonly unknown[],
  { at, tokens }: TokenPlace,
): Iterable<ErrorDetail> {
  for (const [index, span] of spans.entries()) {
    const place = { at: [...at, index], tokens }
    if (Array.isArray(span)) yield* checkSpanTokens(span, place)
    else if (typeof span === 'object' && span !== null) yield* checkTokens(span, place)
  }
}

/** Whether the value of a property is a colour or holds some. */
export function hasColors(property: string): boolean {
  return COLOR_PROPERTIES.includes(property)
}

/** A value of such a property: every string in it that starts with `$` is a colour. */
export function* checkColors(value: unknown, { at, tokens }: TokenPlace): Iterable<ErrorDetail> {
  if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      yield* checkColors(member, { at: [...at, key], tokens })
    }
  }
  const token = typeof value === 'string' ? tokenOf(value) : undefined
  if (token === undefined || tokens.includes(token)) return
  yield {
    pointer: jsonPointer(at),
    code: 'unknown_token',
    detail: `The template has no token ${quote(`$${token}`)}.${didYouMean(token, tokens)}`,
  }
}
