import { types } from 'node:util'
import { type ErrorCode, PlatenError } from './errors.ts'
import { jsonPointer } from './json-pointer.ts'
import { quote } from './quote.ts'

/** What JSON can hold. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }

/** How long the lists under one key may be, and how more is refused. */
export interface ListLimit {
  readonly code: ErrorCode
  readonly maximum: number
  /** What the list holds, in the plural. */
  readonly what: string
}

export interface CopyLimits {
  /** Objects and lists inside one another. */
  readonly depth: number
  /** UTF-16 code units of all strings and keys together. */
  readonly characters: number
  /** Values of all sorts together. */
  readonly values: number
  /** Bounds on lists by the key that holds them. Checked before a list is entered. */
  readonly lists?: Readonly<Record<string, ListLimit>> | undefined
}

/** Properties of one object; several times what the layers of a template can be. */
const MAX_PROPERTIES = 1_000

/** Keys that reach into prototypes; refused everywhere, so that no later code needs to think of them. */
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

export function isForbiddenKey(key: string): boolean {
  return FORBIDDEN_KEYS.has(key)
}

/**
 * Copies a value that holds nothing but JSON.
 *
 * The copy shares nothing with the input and is made of plain objects and lists; properties that are
 * `undefined` are left out and -0 becomes 0. Getters, proxies and `toJSON` are never run. Work is
 * bounded by the limits, not by the input.
 *
 * @throws {PlatenError} `too_deep`, `too_many_nodes`, `document_too_large`, `forbidden_key`,
 * `out_of_range` (a number that is not finite or not exact), `invalid_type` (anything else), or the
 * code of a list's own limit.
 */
export function copyPlainJson(value: unknown, limits: CopyLimits): JsonValue {
  return new PlainCopy(limits).copy(value)
}

class PlainCopy {
  readonly #limits: CopyLimits
  /** Where the copy stands, from the root. */
  readonly #path: (string | number)[] = []
  /** The objects and lists on the way there, outermost first. */
  readonly #ancestors: object[] = []
  #values = 0
  #characters = 0

  constructor(limits: CopyLimits) {
    this.#limits = limits
  }

  /** The recursion ends at `limits.depth`, so that no value can exhaust the stack. */
  copy(value: unknown): JsonValue {
    this.#values++
    this.#assertRoomFor(0)
    switch (typeof value) {
      case 'string':
        this.#countCharacters(value)
        return value
      case 'number':
        return this.#copyNumber(value)
      case 'boolean':
        return value
      case 'object':
        return value === null ? null : this.#copyObject(value)
      default:
        throw this.#refusal('invalid_type', `is of type ${typeof value}, which JSON cannot hold`)
    }
  }

  #copyNumber(value: number): number {
    if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value === 0 ? 0 : value
    throw this.#refusal('out_of_range', `is ${value}, but must be finite and within ±2^53`)
  }

  #copyObject(value: object): JsonValue {
    if (this.#ancestors.includes(value)) throw this.#refusal('invalid_type', 'holds itself')
    if (this.#ancestors.length >= this.#limits.depth) {
      const detail = `The document is nested more than ${this.#limits.depth} deep.`
      throw new PlatenError('too_deep', detail, { pointer: jsonPointer(this.#path) })
    }
    // Proxies run code of theirs on each access; everything below may then trust what it reads.
    if (types.isProxy(value)) throw this.#refusal('invalid_type', 'is a proxy, not a plain value')
    this.#ancestors.push(value)
    const copy = Array.isArray(value) ? this.#copyList(value) : this.#copyMembers(value)
    this.#ancestors.pop()
    return copy
  }

  #copyList(list: readonly unknown[]): JsonValue {
    this.#assertShort(list.length)
    const copy: JsonValue[] = []
    for (let index = 0; index < list.length; index++) {
      this.#path.push(index)
      copy.push(this.copy(this.#readMember(list, index)))
      this.#path.pop()
    }
    return copy
  }

  #copyMembers(object: object): JsonValue {
    if (!isPlain(object)) throw this.#refusal('invalid_type', 'is not a plain object')
    const keys = Reflect.ownKeys(object)
    if (keys.length > MAX_PROPERTIES) {
      const what = `has ${keys.length} properties, but may have ${MAX_PROPERTIES}`
      throw this.#refusal('too_many_nodes', what)
    }
    const copy: Record<string, JsonValue> = {}
    for (const key of keys) {
      this.#path.push(String(key))
      if (typeof key === 'symbol') throw this.#refusal('invalid_type', 'has a symbol as its key')
      if (isForbiddenKey(key)) throw this.#refusal('forbidden_key', 'is not allowed as a key')
      this.#countCharacters(key)
      const member = this.#readMember(object, key)
      if (member !== undefined) copy[key] = this.copy(member)
      this.#path.pop()
    }
    return copy
  }

  #readMember(owner: object, key: PropertyKey): unknown {
    const property = Object.getOwnPropertyDescriptor(owner, key)
    if (property === undefined || 'value' in property) return property?.value
    throw this.#refusal('invalid_type', 'is computed by a getter, not a plain value')
  }

  #assertShort(length: number): void {
    const key = this.#path.at(-1)
    const lists = this.#limits.lists ?? {}
    const limit = typeof key === 'string' && Object.hasOwn(lists, key) ? lists[key] : undefined
    if (limit !== undefined && length > limit.maximum) {
      throw this.#refusal(limit.code, `has ${length} ${limit.what}, but may have ${limit.maximum}`)
    }
    this.#assertRoomFor(length)
  }

  #assertRoomFor(values: number): void {
    if (this.#values + values <= this.#limits.values) return
    const detail = `The document holds more than ${this.#limits.values} values.`
    throw new PlatenError('too_many_nodes', detail, { pointer: jsonPointer(this.#path) })
  }

  #countCharacters(text: string): void {
    this.#characters += text.length
    if (this.#characters <= this.#limits.characters) return
    const detail = `The document holds more than ${this.#limits.characters} characters.`
    throw new PlatenError('document_too_large', detail, { pointer: '' })
  }

  #refusal(code: ErrorCode, what: string): PlatenError {
    const name = this.#path.length === 0 ? 'The document' : quote(this.#path.join('.'))
    return new PlatenError(code, `${name} ${what}.`, { pointer: jsonPointer(this.#path) })
  }
}

/** Objects of another realm count as plain too: their prototype is a root of its own. */
function isPlain(object: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(object)
  if (prototype === Object.prototype || prototype === null) return true
  if (typeof prototype !== 'object' || prototype === null || types.isProxy(prototype)) return false
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'isPrototypeOf')
}
