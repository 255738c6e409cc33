import { PlatenError } from '../foundation/errors.ts'
import type { JsonValue } from '../ports/json.ts'

/**
 * Anything that begins as a key does and goes on for longer than its shown start, whole or not: a
 * key with a slip in it is nearly a key. No nested repetition, so linear in the text.
 */
const KEY_LIKE = /(rs_(?:live|get)_[0-9A-Za-z]{4})[0-9A-Za-z]+/g

/** Deeper than any value that is kept; stops a stack overflow. */
const MAX_DEPTH = 64

/**
 * Shortens every key in a text to its start and `…`.
 *
 * For whatever people wrote and is kept or logged: a pasted key in the name of a key, an address
 * with a key in it. Keys of other shapes are not recognised.
 */
export function redactKeys(text: string): string {
  return text.replace(KEY_LIKE, '$1…')
}

/** Shortens every key in the texts and property names of a JSON value. */
export function redactJson<Value extends JsonValue>(value: Value): Value
export function redactJson(value: JsonValue): JsonValue {
  return redactAtDepth(value, 0)
}

function redactAtDepth(value: JsonValue, depth: number): JsonValue {
  if (typeof value === 'string') return redactKeys(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth >= MAX_DEPTH) {
    throw new PlatenError('too_deep', `A value is nested deeper than ${MAX_DEPTH} levels.`)
  }
  if (Array.isArray(value)) return value.map((item: JsonValue) => redactAtDepth(item, depth + 1))
  const entries = Object.entries(value).map(([name, inner]) => {
    return [redactKeys(name), redactAtDepth(inner, depth + 1)] as const
  })
  return Object.fromEntries(entries)
}
