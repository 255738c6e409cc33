import { isForbiddenKey } from '../foundation/plain-json.ts'
import { API_NAME_PATTERN } from '../model/api-name.ts'

/** A parameter name taken apart: `products.0.name.text`. */
export interface QueryPath {
  /** The repeaters on the way and which of their items, outermost first. */
  readonly items: readonly { readonly repeater: string; readonly index: number }[]
  readonly layer: string
  readonly property: string
}

/** Far beyond the nesting of any template; a path of a megabyte is not even taken apart. */
const MAX_SEGMENTS = 64
const MAX_LENGTH = MAX_SEGMENTS * 65

const INDEX = /^(?:0|[1-9]\d{0,8})$/

/** Reads `layer.property` with `repeater.index.` before it any number of times; else `undefined`. */
export function parseQueryPath(name: string): QueryPath | undefined {
  if (name.length > MAX_LENGTH) return undefined
  const segments = name.split('.')
  if (segments.length > MAX_SEGMENTS) return undefined
  const property = segments.pop() ?? ''
  const layer = segments.pop() ?? ''
  if (segments.length % 2 !== 0 || !isName(layer) || !isName(property)) return undefined
  const items: { repeater: string; index: number }[] = []
  for (let at = 0; at < segments.length; at += 2) {
    const repeater = segments[at] ?? ''
    const index = segments[at + 1] ?? ''
    if (!isName(repeater) || !INDEX.test(index)) return undefined
    items.push({ repeater, index: Number(index) })
  }
  return { items, layer, property }
}

function isName(segment: string): boolean {
  return API_NAME_PATTERN.test(segment) && !isForbiddenKey(segment)
}
