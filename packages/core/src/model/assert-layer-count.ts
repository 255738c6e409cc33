import { PlatenError } from '../foundation/errors.ts'
import { jsonPointer } from '../foundation/json-pointer.ts'
import type { JsonValue } from '../foundation/plain-json.ts'

interface Waiting {
  readonly value: JsonValue
  readonly at: readonly (string | number)[]
}

/** Keys of a layer that hold one layer, or a list of layers. */
const CHILD_KEYS = ['children', 'item', 'empty'] as const

/**
 * Refuses a document with too many layers before any of them is looked at.
 *
 * @throws {PlatenError} `too_many_layers`, at the first layer that is too much.
 */
export function assertLayerCount(document: JsonValue, maximum: number): void {
  let count = 0
  const waiting = [...listTopLevel(document)].reverse()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    count++
    if (count > maximum) {
      const detail = `The template has more than ${maximum} layers.`
      throw new PlatenError('too_many_layers', detail, { pointer: jsonPointer(next.at) })
    }
    waiting.push(...[...listLayers(next, CHILD_KEYS)].reverse())
  }
}

function* listTopLevel(value: JsonValue): Iterable<Waiting> {
  yield* listLayers({ value, at: [] }, ['layers'])
  const pages = memberOf(value, 'pages')
  if (!Array.isArray(pages)) return
  for (const [index, page] of pages.entries()) {
    yield* listLayers({ value: page, at: ['pages', index] }, ['layers'])
  }
}

function* listLayers({ value, at }: Waiting, keys: readonly string[]): Iterable<Waiting> {
  for (const key of keys) {
    const held = memberOf(value, key)
    if (Array.isArray(held)) {
      for (const [index, layer] of held.entries()) yield { value: layer, at: [...at, key, index] }
    } else if (held !== undefined) {
      yield { value: held, at: [...at, key] }
    }
  }
}

function memberOf(value: JsonValue, key: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  return (value as Readonly<Record<string, JsonValue>>)[key]
}
